import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";

/** Says of a change that it is meant, where it would rarely be; never answered. */
export const CONFIRMED = describeField("boolean", z.boolean(), {
  access: "write-only",
  filterable: false,
  sortable: false,
});
