import { defineQuery } from "@/lib/usecase/use-case.ts";
import { nothingSchema } from "./schemas.ts";

/** Whether the caller may look at the site's pages at all: the entitlement behind a visit. */
export const visitSite = defineQuery({
  action: "read",
  collection: "pages",
  input: nothingSchema,
  run: (): Promise<{ entitled: true }> => Promise.resolve({ entitled: true }),
});
