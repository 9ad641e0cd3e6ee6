import { z } from "zod";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { contentCollectionSchema } from "./entry-data.ts";
import { getEntry } from "./entry-reads.ts";
import type { EntryDetail } from "./entry.ts";

/** Names an entry. */
export const entryInput = z.strictObject({ collection: contentCollectionSchema, id: z.uuid() });
export type EntryInput = z.infer<typeof entryInput>;

/** Names an entry and the revision one worked from; another one is refused as stale. */
export const entryRevisionInput = entryInput.extend({ revision: z.int().positive() });
export type EntryRevisionInput = z.infer<typeof entryRevisionInput>;

/** Loads the named live entry. @throws NotFound. */
export const loadEntry = <Input extends EntryInput>(
  scope: Scope,
  input: Input,
): Promise<EntryDetail> => getEntry(scope, input.collection, input.id);

/** The ledger's line about an entry. */
export const entryAudit = (
  verb: { action: string; past: string },
  entry: { collection: string; id: string; title: string },
) => ({
  action: verb.action,
  collection: entry.collection,
  subjectId: entry.id,
  summary: `${verb.past} «${entry.title}» in ${entry.collection}`,
});
