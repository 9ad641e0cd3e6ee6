import { z } from "zod";
import { holdsField, type Fields } from "@/lib/access/grants.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { MalformedBody, MethodNotAllowed } from "@/lib/kernel/request-errors.ts";
import { entryDocumentSchema, type EntryDocument } from "@/lib/query/entry-document.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { entryAudit, entryInput, loadEntry } from "../entry-input.ts";
import type { EntryDetail } from "../entry.ts";
import { titleIn, type CollectionModel } from "../models/collection-model.ts";
import { modelOf } from "../models/model-of.ts";
import { ofLocale } from "../publish-locale.ts";
import { applyPresets } from "./apply-presets.ts";
import { namesIn, readChanges } from "./read-changes.ts";
import { readWritten } from "./read-written.ts";
import { requireRevision, revisionsSchema } from "./revision-precondition.ts";
import { saveChanges } from "./save-changes.ts";
import { setStatus } from "./set-status.ts";

const input = entryInput.extend({
  document: entryDocumentSchema,
  revisions: revisionsSchema,
  /** What a list of links does to the one that is there. */
  links: z.enum(["replace", "add", "remove"]).default("replace"),
});

type Input = z.infer<typeof input>;

/**
 * Lays what a document names over the draft of an entry; where it names a status, publishes or
 * withdraws the entry too.
 * @throws PreconditionRequired and Stale as `requireRevision`; Conflict for an id or type other than
 * the address names and for a taken slug; Forbidden; Invalid, naming each wrong place.
 */
export const updateEntryResource = defineMutation({
  action: "update",
  fieldwise: true,
  atOnce: true,
  collection: ({ collection }: Input) => collection,
  input,
  load: loadEntry<Input>,
  async run({ scope, input: { collection, id, document, revisions, links }, loaded, permit }) {
    requireRevision(revisions, loaded.revision);
    requireSameId(document.id, id);
    const model = modelOf(scope, collection);
    if (links !== "replace") requireToMany(model, document, permit.fields);
    const written = readChanges(model, document, permit.fields);
    const changes = applyPresets(scope, model, { changes: written, cases: permit.cases });
    const saving = { model, loaded, changes, how: links, named: namesIn(written) };
    const { revision: saved, ...draft } = await saveChanges(scope, permit, saving);
    const { status } = written;
    const isMoved = status !== null && (status === "published" || isOnWebsite(loaded));
    const standing = { id, collection, revision: saved, ...draft };
    const revision = isMoved ? await setStatus(scope, standing, status) : saved;
    const item = await readWritten(scope, { collection, id, revision });
    return { item, moved: isMoved ? status : null, title: titleIn(model, draft.data) };
  },
  audit: ({ scope, input }, { item, moved, title }) =>
    ofLocale(
      scope,
      entryAudit(VERBS[moved ?? "saved"], { collection: input.collection, id: item.id, title }),
    ),
  announces: ({ moved }) => (moved === null ? [] : ["content-changed"]),
});

/** @throws MethodNotAllowed where something is added to a relationship that leads to one entry. */
function requireToMany(
  { fields }: CollectionModel,
  { relationships }: EntryDocument,
  writable: Fields,
): void {
  const isToOne = (name: string) =>
    (fields.get(name)?.to ?? null) !== null && holdsField(writable, name);
  if (Object.keys(relationships).some(isToOne)) {
    throw new MethodNotAllowed(["GET", "HEAD", "PATCH"]);
  }
}

const VERBS = {
  saved: { action: "entry.save", past: "Saved a draft of" },
  published: { action: "entry.publish", past: "Saved and published" },
  draft: { action: "entry.unpublish", past: "Saved and unpublished" },
} as const;

/** @throws MalformedBody without an id; Conflict when it speaks of another entry than its address. */
export function requireSameId(named: string | null, id: string): void {
  if (named === null) throw new MalformedBody("The document must name its id.", "/data");
  if (named === id) return;
  const message = "The document must name the id that its address names.";
  throw new Conflict(message, [{ path: ["data", "id"], message }]);
}

export const isOnWebsite = ({ status }: EntryDetail): boolean =>
  status === "published" || status === "changed";
