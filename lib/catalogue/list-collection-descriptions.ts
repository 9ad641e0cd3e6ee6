import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { describeCollections, type CollectionDescription } from "./collections.ts";

/** What policies can be about, for whoever may look at policies. */
export const listCollectionDescriptions = defineQuery({
  action: "read",
  collection: "policies",
  fieldwise: true,
  input: z.strictObject({}),
  run: async ({ scope }): Promise<{ collections: readonly CollectionDescription[] }> => ({
    collections: await describeCollections(scope),
  }),
});
