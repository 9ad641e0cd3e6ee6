import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { entryAudit, entryInput, type EntryInput } from "./entry-input.ts";
import { modelOf } from "./models/model-of.ts";
import { addEntry } from "./resource/add-entry.ts";
import { applyPresets } from "./resource/apply-presets.ts";
import { changesFrom } from "./resource/changes-from.ts";
import { relatedSource } from "./resource/entry-source.ts";
import { freeValues } from "./resource/free-values.ts";
import { namesIn } from "./resource/read-changes.ts";
import { readWritten } from "./resource/read-written.ts";

/**
 * Adds a copy of an entry as it is drafted, as a draft: of its fields those that whoever copies it
 * may read in it and write in a new one, and links to what they may read. A slug and a text that must be
 * its alone get a number; another value that must be is left out, and told.
 * @throws NotFound for an entry whose draft they may not read; Conflict in a collection of one entry;
 * Invalid where there are no drafts and the copy would not be complete.
 */
export const duplicateEntry = defineMutation({
  action: "create",
  fieldwise: true,
  collection: ({ collection }: EntryInput) => collection,
  input: entryInput,
  async run({ scope, input: { collection, id }, permit }) {
    const model = modelOf(scope, collection);
    const original = await readable(scope, { collection, id });
    await holdCopies(scope, collection);
    const copied = changesFrom(model, original, permit.fields);
    const { changes: own, left } = await freeValues(scope, model, copied);
    const changes = applyPresets(scope, model, { changes: own, cases: permit.cases });
    const adding = { model, changes, named: namesIn(own), address: "free" } as const;
    const added = await addEntry(scope, permit, adding);
    const item = await readWritten(scope, { collection, id: added.id, revision: 1 });
    return { item, left, title: added.title };
  },
  audit: ({ input: { collection } }, { item: { id }, title }) =>
    entryAudit({ action: "entry.duplicate", past: "Added a copy of" }, { collection, id, title }),
});

/** The entry as drafted, or as it is where there are no drafts. */
async function readable(scope: Scope, { collection, id }: EntryInput): Promise<Resource> {
  const source = relatedSource(scope, "draft", collection);
  const isDraft = source?.name === `draft/${collection}` || !modelOf(scope, collection).publishes;
  const found =
    source !== null && isDraft
      ? await findOne(scope, source, { id, include: null, fields: {} })
      : null;
  if (found === null) throw new NotFound();
  return found.item;
}

/** @NOTE Two copies at once would find the same address free. */
async function holdCopies({ db, organizationId }: Scope, collection: string): Promise<void> {
  await db.$queryRaw`SELECT pg_advisory_xact_lock(
    hashtextextended(${`copies:${organizationId}:${collection}`}, 0))::text`;
}
