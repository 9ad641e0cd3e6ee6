import { z } from "zod";
import type { Permit } from "@/lib/access/permit.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { MalformedBody } from "@/lib/kernel/request-errors.ts";
import { entryDocumentSchema } from "@/lib/query/entry-document.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import type { Named } from "../entry-access.ts";
import { entryAudit, entryInput, loadEntry } from "../entry-input.ts";
import { requireParent } from "../entry-tree.ts";
import type { EntryDetail } from "../entry.ts";
import { parseChange, titleIn } from "../models/collection-model.ts";
import { modelOf } from "../models/model-of.ts";
import { updateDraft, type DraftContent } from "../repository.ts";
import { applyPresets } from "./apply-presets.ts";
import { requireReachable } from "../slug.ts";
import { keepVersion } from "../versions.ts";
import { atMembers } from "./at-members.ts";
import type { HowLinked } from "./merge-links.ts";
import { namesIn, readChanges, type Changes } from "./read-changes.ts";
import { readWritten } from "./read-written.ts";
import { resolveLinks } from "./resolve-links.ts";
import { requireRevision, revisionsSchema } from "./revision-precondition.ts";
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
  collection: ({ collection }: Input) => collection,
  input,
  load: loadEntry<Input>,
  async run({ scope, input: { collection, id, document, revisions, links }, loaded, permit }) {
    requireRevision(revisions, loaded.revision);
    requireSameId(document.id, id);
    const model = modelOf(scope, collection);
    const written = readChanges(model, document, permit.fields);
    const changes = applyPresets(scope, model, { changes: written, cases: permit.cases });
    const draft = await mergedDraft(scope, { collection, loaded, changes, how: links });
    const saved = await save(scope, permit, { loaded, draft, named: namesIn(written) });
    const { status } = written;
    const isMoved = status !== null && (status === "published" || isOnWebsite(loaded));
    const standing = { id, collection, revision: saved, ...draft };
    const revision = isMoved ? await setStatus(scope, standing, status) : saved;
    const item = await readWritten(scope, { collection, id, revision });
    return { item, moved: isMoved ? status : null, title: titleIn(model, draft.data) };
  },
  audit: ({ input }, { item, moved, title }) =>
    entryAudit(VERBS[moved ?? "saved"], { collection: input.collection, id: item.id, title }),
  announces: ({ moved }) => (moved === null ? [] : ["content-changed"]),
});

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

type Merging = {
  readonly collection: Input["collection"];
  readonly loaded: EntryDetail;
  readonly changes: Changes;
  readonly how: HowLinked;
};

async function mergedDraft(
  scope: Scope,
  { collection, loaded, changes, how }: Merging,
): Promise<DraftContent> {
  const { id } = loaded;
  const model = modelOf(scope, collection);
  const before = { ...loaded.data } as unknown as JsonObject;
  const links = await resolveLinks(scope, model, { changes, before, how });
  const {
    slug: newSlug,
    position,
    ...content
  }: JsonObject = Object.fromEntries(changes.attributes);
  const slug = typeof newSlug === "string" ? newSlug : loaded.slug;
  const parentId = links.parentId === undefined ? loaded.parentId : links.parentId;
  return atMembers(model, async () => {
    if (slug !== loaded.slug || parentId !== loaded.parentId) {
      requireReachable({ collection, slug, parentId });
    }
    if (parentId !== null && parentId !== loaded.parentId) {
      await requireParent(scope, { collection, id, parentId });
    }
    const changed = { ...content, ...links.data };
    const data = parseChange(model, { before: loaded.data, changed });
    return { slug, parentId, position: Number(position ?? loaded.position), data };
  });
}

/** @returns the revision that follows. */
async function save(
  scope: Scope,
  permit: Permit<"update">,
  { loaded, draft, named }: { loaded: EntryDetail; draft: DraftContent; named: Named },
): Promise<number> {
  await updateDraft(scope, permit, { ...draft, revision: loaded.revision, named });
  await keepVersion(scope, loaded.id, "save");
  return loaded.revision + 1;
}
