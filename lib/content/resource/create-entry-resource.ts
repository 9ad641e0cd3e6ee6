import { z } from "zod";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { entryDocumentSchema } from "@/lib/query/entry-document.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { collectionSlugSchema } from "../entry-data.ts";
import { entryAudit } from "../entry-input.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { mayToAny } from "../entry-access.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import { isLocalized } from "../models/localized.ts";
import { modelOf } from "../models/model-of.ts";
import { addEntry } from "./add-entry.ts";
import { applyPresets } from "./apply-presets.ts";
import { namesIn, readChanges } from "./read-changes.ts";
import { readWritten } from "./read-written.ts";
import { setStatus } from "./set-status.ts";

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
  atOnce: true,
  collection: ({ collection }: Input) => collection,
  input,
  async run({ scope, input: { collection, document }, permit }) {
    if (document.id !== null) {
      throw new Forbidden("Entries get their id here.", { pointer: "/data/id" });
    }
    const model = modelOf(scope, collection);
    const written = readChanges(model, document, permit.fields);
    const changes = applyPresets(scope, model, { changes: written, cases: permit.cases });
    const isPublished = written.status === "published";
    const added = await addEntry(scope, permit, {
      ...{ model, changes, named: namesIn(written) },
      isPublished: isPublished && isOneDeed(scope, model),
    });
    const { id, content } = added;
    const standing = { id, collection, revision: added.revision, ...content };
    const isDone = !isPublished || added.revision === 2;
    const revision = isDone ? added.revision : await setStatus(scope, standing, "published");
    const item = await readWritten(scope, { collection, id, revision });
    return { item, isPublished, title: added.title };
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

/**
 * Whether adding and publishing can be written at once: no rule has to see the draft before it is
 * published, nor speaks of one language alone.
 */
const isOneDeed = (scope: Scope, model: CollectionModel): boolean =>
  model.publishes &&
  !isLocalized(model) &&
  mayToAny(scope, { action: "create", collection: model.slug }) &&
  mayToAny(scope, { action: "publish", collection: model.slug });
