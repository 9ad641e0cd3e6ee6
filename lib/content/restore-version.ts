import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { entryAudit, entryRevisionsInput, loadEntry, type EntryInput } from "./entry-input.ts";
import { asItWas } from "./history/as-it-was.ts";
import { readerOf } from "./history/reader.ts";
import { modelOf } from "./models/model-of.ts";
import { concernsOneLocale } from "./publish-locale.ts";
import { changesFrom } from "./resource/changes-from.ts";
import { heldFor } from "./resource/entry-rules.ts";
import { namesIn } from "./resource/read-changes.ts";
import { readWritten } from "./resource/read-written.ts";
import { requireRevision } from "./resource/revision-precondition.ts";
import { saveChanges } from "./resource/save-changes.ts";
import { readKeptVersion } from "./schedule-repository.ts";

const input = entryRevisionsInput.extend({ number: z.int().positive().max(2_147_483_647) });
type Input = z.infer<typeof input>;

/**
 * Makes an earlier version the draft again, as far as whoever does it may read and write the fields;
 * the rest stays as it is, and so do the versions after it. Where there are no drafts it is shown at
 * once. A field that the version does not know keeps its value; a link to what is gone is left out.
 * @throws NotFound without that version for them; PreconditionRequired and Stale as `requireRevision`;
 * Conflict for a taken slug; Invalid where there are no drafts and the version is not complete today.
 */
export const restoreVersion = defineMutation({
  action: "update",
  fieldwise: true,
  collection: ({ collection }: Input) => collection,
  input,
  load: loadEntry<Input>,
  async run({ scope, input: { collection, id, number, revision }, loaded, permit }) {
    requireRevision(revision, loaded.revision);
    const model = modelOf(scope, collection);
    const entry = await versionOf(scope, { collection, id, number });
    const kept = await keptNow(scope, { collection, id, number });
    const redacted = [...(entry.redacted ?? []), ...kept];
    const changes = changesFrom(model, { ...entry, redacted }, permit.fields);
    const named = namesIn(changes);
    const saving = { model, loaded, changes, named, as: "restore" } as const;
    const saved = await saveChanges(scope, permit, saving);
    const item = await readWritten(scope, { collection, id, revision: saved.revision });
    return { item, revision: saved.revision };
  },
  audit: ({ input: { collection, number }, loaded }) =>
    entryAudit(
      { action: "entry.restore-version", past: `Restored version ${number} of` },
      { collection, ...loaded },
    ),
});

/**
 * The names of what stays as it is: fields that the version does not know, and, in another language than
 * the default one, what is in none (decision 0032).
 */
async function keptNow(
  scope: Scope,
  { collection, id, number }: EntryInput & { readonly number: number },
): Promise<readonly string[]> {
  const { definitions } = modelOf(scope, collection);
  const { data } = await readKeptVersion(scope, id, number);
  const isOther = concernsOneLocale(scope, collection) && scope.locale !== scope.locales[0];
  const names = (definitions ?? [])
    .filter((field) => !Object.hasOwn(data, field.id) || (isOther && !field.localized))
    .map(({ name }) => name);
  return isOther ? [...names, "slug"] : names;
}

/** @NOTE A version takes the right to be read, whatever else is done with it (C-6). */
async function versionOf(
  scope: Scope,
  { number, ...named }: EntryInput & { readonly number: number },
): Promise<Resource> {
  const { publishes } = modelOf(scope, named.collection);
  const held = heldFor(scope, publishes ? "read-draft" : "update", named.collection);
  const entry =
    held &&
    (await asItWas(
      scope,
      await readerOf(scope, { ...named, permit: held, said: "alone" }),
      number,
    ));
  if (entry === null) throw new NotFound();
  return entry;
}
