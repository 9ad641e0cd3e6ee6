import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { contentCollectionSchema } from "./entry-data.ts";
import { type Arrival, foreignEntrySchema, importEntry } from "./import-entry.ts";

/** Entries that one transaction takes. */
export const IMPORT_BATCH = 25;

export const importEntriesInput = z.strictObject({
  collection: contentCollectionSchema,
  entries: z.array(foreignEntrySchema).min(1).max(IMPORT_BATCH),
});

type Input = z.infer<typeof importEntriesInput>;

/**
 * Brings entries of one collection in, all or none; an entry after the one above it. Answers what
 * became of each. A line in the ledger when anything changed at all.
 * @throws Invalid for data the collection refuses; Conflict when somebody else was faster.
 */
export const importEntries = defineMutation({
  action: "create",
  collection: ({ collection }: Input) => collection,
  input: importEntriesInput,
  async run({ scope, input: { collection, entries }, permit }) {
    const arrivals: Arrival[] = [];
    for (const entry of entries) {
      arrivals.push(await importEntry({ scope, permit, collection }, entry));
    }
    return arrivals;
  },
  audit: ({ input: { collection } }, arrivals) => auditLine(collection, arrivals),
  announces: ["content-changed"],
});

function auditLine(collection: string, arrivals: readonly Arrival[]) {
  const idsOf = (outcome: Arrival["outcome"]) =>
    arrivals.filter((arrival) => arrival.outcome === outcome).map(({ id }) => id);
  const created = idsOf("created");
  const updated = idsOf("updated");
  if (created.length + updated.length === 0) return null;
  return {
    action: "entry.import",
    collection,
    subjectId: null,
    summary: `Imported into ${collection}: ${created.length} new, ${updated.length} changed`,
    detail: { created, updated },
  };
}
