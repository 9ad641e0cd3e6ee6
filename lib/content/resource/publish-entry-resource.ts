import type { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { entryDocumentSchema } from "@/lib/query/entry-document.ts";
import { entryAudit, entryInput, loadEntry } from "../entry-input.ts";
import { modelOf } from "../models/model-of.ts";
import { ofLocale } from "../publish-locale.ts";
import { readChanges } from "./read-changes.ts";
import { readWritten } from "./read-written.ts";
import { requireRevision, revisionsSchema } from "./revision-precondition.ts";
import { applyStatus } from "./set-status.ts";
import { isOnWebsite, requireSameId } from "./update-entry-resource.ts";

const input = entryInput.extend({ document: entryDocumentSchema, revisions: revisionsSchema });

type Input = z.infer<typeof input>;

/**
 * Publishes an entry as it is drafted, or takes it off the website, for a document that names nothing
 * but the status: it takes the right to publish and no right to write (S-91).
 * @throws as `updateEntryResource`.
 */
export const publishEntryResource = defineMutation({
  action: "publish",
  collection: ({ collection }: Input) => collection,
  input,
  load: loadEntry<Input>,
  async run({ scope, input: { collection, id, document, revisions }, loaded, permit }) {
    requireRevision(revisions, loaded.revision);
    requireSameId(document.id, id);
    const { status } = readChanges(modelOf(scope, collection), document, NOTHING);
    const isMoved = status === "published" || (status === "draft" && isOnWebsite(loaded));
    const entry = { ...loaded, collection };
    const revision = isMoved
      ? await applyStatus(scope, permit, { entry, status })
      : loaded.revision;
    const item = await readWritten(scope, { collection, id, revision });
    return { item, moved: isMoved ? status : null };
  },
  audit: ({ scope, input: { collection }, loaded }, { moved }) => {
    const entry = { collection, id: loaded.id, title: loaded.title };
    return moved === null ? null : ofLocale(scope, entryAudit(VERBS[moved], entry));
  },
  announces: ["content-changed"],
});

/** @NOTE No field but the status, which the right to publish alone decides about. */
const NOTHING: ReadonlySet<string> = new Set();

const VERBS = {
  published: { action: "entry.publish", past: "Published" },
  draft: { action: "entry.unpublish", past: "Unpublished" },
} as const;
