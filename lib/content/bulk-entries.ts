import { z } from "zod";
import type { Action } from "@/lib/access/action.ts";
import { errorDocument, statusOf, type ErrorObject } from "@/lib/kernel/error-document.ts";
import { Forbidden, NotFound, ProofRequired } from "@/lib/kernel/errors.ts";
import { log } from "@/lib/kernel/log.ts";
import { answerReach } from "@/lib/usecase/answer-reach.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { deleteBinned } from "./bin/delete-binned.ts";
import { binEntryUseCase } from "./bin-entry.ts";
import { collectionSlugSchema } from "./entry-data.ts";
import { findModel } from "./models/model-of.ts";
import { publishEntry } from "./publish-entry.ts";
import { revisionsSchema, type Revisions } from "./resource/revision-precondition.ts";
import { deleteEntryResource } from "./resource/delete-entry-resource.ts";
import { unbinEntryUseCase } from "./unbin-entry.ts";
import { unpublishEntry } from "./unpublish-entry.ts";

/** What can be done to many entries, and the right that it takes. */
export const BULK_ACTIONS = {
  publish: "publish",
  unpublish: "publish",
  bin: "update",
  unbin: "update",
  delete: "delete",
} as const satisfies Record<string, Action>;

export type BulkAction = keyof typeof BULK_ACTIONS;

/** What can be asked of many entries at once. */
export const bulkInput = z.strictObject({
  collection: collectionSlugSchema,
  action: z.enum(Object.keys(BULK_ACTIONS) as [BulkAction, ...BulkAction[]]),
  entries: z
    .array(
      z.strictObject({
        id: z.uuid(),
        /** The one that was looked at, or those; null: whichever it is. */
        revision: revisionsSchema.default(null),
      }),
    )
    .min(1, "Name at least one entry.")
    .max(100, "At most 100 entries at once."),
});

/** What became of one of them. */
export type BulkOutcome =
  | { readonly id: string; readonly done: true }
  | { readonly id: string; readonly error: ErrorObject };

/**
 * Does the same to several entries, one after the other: each is allowed or refused by itself, in a
 * transaction of its own, with its own line in the ledger. What is refused stops none of the others.
 * A request that may come again does to each what it has not done yet.
 * @throws NotFound and Forbidden for whoever may do it to no entry there; ProofRequired; Invalid.
 */
export async function bulkEntries(
  raw: unknown,
  caller: Caller,
): Promise<{ readonly report: readonly BulkOutcome[] }> {
  const { collection, action, entries } = parseInput(bulkInput, raw);
  await requireRight(caller, { collection, action });
  const report: BulkOutcome[] = [];
  for (const [at, { id, revision }] of entries.entries()) {
    const named: Named = { collection, id, revision: revision ?? "any" };
    report.push(await outcomeOf(() => DEEDS[action](named, onceEach(caller, at)), id, caller));
  }
  return { report };
}

type Wanted = { readonly collection: string; readonly action: BulkAction };

/** @NOTE An address answers alike for a collection that is not there, and one that is closed. */
async function requireRight(caller: Caller, { collection, action }: Wanted): Promise<void> {
  const { reach, collections } = await answerReach(caller);
  const may = (asked: Action) => reach(collection, asked) !== null;
  if (findModel({ collections }, collection) === null) throw new NotFound();
  if (may(BULK_ACTIONS[action])) return;
  throw may("read") || may("read-draft") ? new Forbidden() : new NotFound();
}

/** @NOTE A key stands for one deed; each of these has its own, made of the request's. */
const onceEach = ({ once, ...caller }: Caller, at: number): Caller =>
  once === undefined ? caller : { ...caller, once: { ...once, key: `${once.key} ${at}` } };

type Named = {
  readonly collection: string;
  readonly id: string;
  readonly revision: Revisions;
};
type Deed = (named: Named, caller: Caller) => Promise<unknown>;

const DEEDS: Readonly<Record<BulkAction, Deed>> = {
  publish: (named, caller) => runUseCase(publishEntry, named, caller),
  unpublish: (named, caller) => runUseCase(unpublishEntry, named, caller),
  bin: (named, caller) => runUseCase(binEntryUseCase, named, caller),
  unbin: ({ revision: _revision, ...named }, caller) =>
    runUseCase(unbinEntryUseCase, named, caller),
  delete: deleteWhereItIs,
};

/** From the lists, or from the bin. */
async function deleteWhereItIs(named: Named, caller: Caller): Promise<unknown> {
  const { revision: revisions, ...entry } = named;
  try {
    return await runUseCase(deleteEntryResource, { ...entry, revisions }, caller);
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return runUseCase(deleteBinned, named, caller);
  }
}

async function outcomeOf(
  deed: () => Promise<unknown>,
  id: string,
  { requestId }: Caller,
): Promise<BulkOutcome> {
  try {
    await deed();
    return { id, done: true };
  } catch (error) {
    if (statusOf(error) >= 500) log.error("one of many entries failed", { requestId, id, error });
    // @NOTE It is asked of the person, and not of the entry: they prove it once, and all goes on.
    if (error instanceof ProofRequired) throw error;
    const [first] = errorDocument(error, requestId).errors;
    if (first === undefined) throw error;
    return { id, error: first };
  }
}
