import { z } from "zod";
import { Forbidden, Invalid } from "@/lib/kernel/errors.ts";
import { newId, type EntryId } from "@/lib/kernel/ids.ts";
import { entryDocumentSchema } from "@/lib/query/entry-document.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { collectionSlugSchema } from "../entry-data.ts";
import { entryAudit } from "../entry-input.ts";
import { requireParent } from "../entry-tree.ts";
import { parseDraft, titleIn, wordsIn, type CollectionModel } from "../models/collection-model.ts";
import { modelOf } from "../models/model-of.ts";
import { insertEntry, type DraftContent } from "../repository.ts";
import { requireReachable, slugOf, slugSchema } from "../slug.ts";
import { keepVersion } from "../versions.ts";
import { applyPresets } from "./apply-presets.ts";
import { namesIn, readChanges, type Changes } from "./read-changes.ts";
import { readWritten } from "./read-written.ts";
import { resolveLinks, type Links } from "./resolve-links.ts";
import { setStatus } from "./set-status.ts";
import { atMembers } from "./at-members.ts";

const input = z.strictObject({
  collection: collectionSlugSchema,
  document: entryDocumentSchema,
});

type Input = z.infer<typeof input>;

/**
 * Adds an entry as a draft, and publishes it where the document says so. What it does not name is
 * blank; without a slug the title gives one, and without a title the id does.
 * @throws Forbidden for an id of the caller's own making, and for publishing without the right to;
 * Conflict for a taken slug; Invalid, naming each wrong place.
 */
export const createEntryResource = defineMutation({
  action: "create",
  fieldwise: true,
  collection: ({ collection }: Input) => collection,
  input,
  async run({ scope, input: { collection, document }, permit }) {
    if (document.id !== null) {
      throw new Forbidden("Entries get their id here.", { pointer: "/data/id" });
    }
    const model = modelOf(scope, collection);
    const written = readChanges(model, document, permit.fields);
    const changes = applyPresets(scope, model, { changes: written, cases: permit.cases });
    const id = newId<EntryId>();
    const links = await resolveLinks(scope, model, { changes, before: {} });
    const parentId = links.parentId ?? null;
    const entry = await atMembers(model, async () => {
      const entry = newEntry(model, { id, changes, links });
      requireReachable({ collection, slug: entry.slug, parentId });
      if (parentId !== null) await requireParent(scope, { collection, id, parentId });
      return entry;
    });
    await insertEntry(scope, permit, { id, ...entry, parentId, named: namesIn(written) });
    const content = { slug: entry.slug, parentId, data: entry.data };
    await keepVersion(scope, id, "create");
    const standing = { id, collection, revision: 1, ...content };
    const isPublished = written.status === "published";
    const revision = isPublished ? await setStatus(scope, standing, "published") : 1;
    const item = await readWritten(scope, { collection, id, revision });
    return { item, isPublished, title: titleIn(model, entry.data) };
  },
  audit: ({ input }, { item, isPublished, title }) =>
    entryAudit(
      isPublished
        ? { action: "entry.publish", past: "Created and published" }
        : { action: "entry.create", past: "Created" },
      { collection: input.collection, id: item.id, title },
    ),
  announces: ({ isPublished }) => (isPublished ? ["content-changed"] : []),
});

function newEntry(
  model: CollectionModel,
  { id, changes, links }: { id: EntryId; changes: Changes; links: Links },
): Omit<DraftContent, "parentId"> {
  const { slug, position = 0, ...given } = Object.fromEntries(changes.attributes);
  const data = parseDraft(model, { ...model.blank, ...given, ...links.data });
  const address = model.addressed ? slugFrom(slug ?? (slugOf(wordsIn(model, data)) || id)) : id;
  return { slug: address, position: Number(position), data };
}

function slugFrom(given: unknown): string {
  const result = slugSchema.safeParse(given);
  if (result.success) return result.data;
  const message = "Give it an address.";
  throw new Invalid(message, [{ path: ["slug"], message }]);
}
