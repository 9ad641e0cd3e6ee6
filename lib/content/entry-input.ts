import { z } from "zod";
import type { Case } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { holdingCases, mayRead } from "./entry-access.ts";
import { collectionSlugSchema } from "./entry-data.ts";
import { findEntry } from "./entry-reads.ts";
import type { EntryDetail } from "./entry.ts";
import { revisionsSchema } from "./resource/revision-precondition.ts";

/** Names an entry. */
export const entryInput = z.strictObject({ collection: collectionSlugSchema, id: z.uuid() });
export type EntryInput = z.infer<typeof entryInput>;

/** Names an entry and the revision one worked from; another one is refused as stale. */
export const entryRevisionInput = entryInput.extend({ revision: z.int().positive() });
export type EntryRevisionInput = z.infer<typeof entryRevisionInput>;

/** Names an entry and the revisions from which it may be changed, as forms and the API name them. */
export const entryRevisionsInput = entryInput.extend({ revision: revisionsSchema });
export type EntryRevisionsInput = z.infer<typeof entryRevisionsInput>;

/** A live entry, and of the permit's cases those that hold for it. */
export type LoadedEntry = EntryDetail & { readonly holding: readonly Case[] };

/**
 * Loads the named live entry through the rules of the permit.
 * @NOTE Nothing is asked less where there is no such entry: that would tell by the time it takes.
 * @throws NotFound without one that the caller may read; Forbidden for one that they may only read.
 */
export async function loadEntry<Input extends EntryInput>(
  scope: Scope,
  { collection, id }: Input,
  { action, cases }: Permit,
): Promise<LoadedEntry> {
  const [entry, holding] = await Promise.all([
    findEntry(scope, collection, id),
    holdingCases(scope, { action, collection, cases }, id),
  ]);
  if (entry !== null && holding.length > 0) return { ...entry, holding };
  throw (await mayRead(scope, { collection, id })) ? new Forbidden() : new NotFound();
}

/** The entry alone, for whoever is shown it. */
export function detailOf(loaded: LoadedEntry): EntryDetail {
  const { holding: _holding, ...entry } = loaded;
  return entry;
}

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
