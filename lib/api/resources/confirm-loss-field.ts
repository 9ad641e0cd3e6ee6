import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";

/** Names the digest of a preview, to say that what would be lost was looked at; never answered. */
export const CONFIRM_LOSS = describeField("text", z.string(), {
  ...{ access: "write-only", filterable: false, sortable: false },
});
