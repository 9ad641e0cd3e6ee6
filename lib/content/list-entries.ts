import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { contentCollectionSchema } from "./entry-data.ts";
import { listEntries } from "./entry-reads.ts";

const input = z.strictObject({ collection: contentCollectionSchema });

/** The live entries of a collection in tree order, for those who may read drafts. */
export const listEntriesUseCase = defineQuery({
  action: "read-draft",
  collection: ({ collection }: z.infer<typeof input>) => collection,
  input,
  run: ({ scope, input: { collection }, permit }) =>
    listEntries(scope, { collection, cases: permit.cases }),
});
