import type { EntryStatus } from "@/lib/content/entry.ts";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import {
  createEntryAction,
  publishEntryAction,
  saveDraftAction,
  unpublishEntryAction,
} from "./actions.ts";
import type { EntryDraft } from "./entry-draft.ts";

/** Where an editor works. */
export type EntryPlace = {
  readonly org: string;
  readonly collection: string;
  /** Address of the collection's list in the dashboard. */
  readonly base: string;
};

/** A saved entry as the editor knows it. */
export type Saved = {
  readonly id: string;
  readonly revision: number;
  readonly status: EntryStatus;
  readonly updatedAt: Date;
};

type Answer = Promise<ActionResult<Saved>>;

/**
 * Creates the entry, or saves its draft over the revision that is known.
 * @NOTE ProseMirror's attributes have no prototype, and React sends only plain objects to a server:
 * of anything else a reference arrives. A structured clone is plain.
 */
export async function sendDraft(
  { org, collection }: EntryPlace,
  saved: Saved | null,
  written: EntryDraft<unknown>,
): Answer {
  const updatedAt = new Date();
  const draft = structuredClone(written);
  if (saved === null) {
    const result = await createEntryAction(org, { collection, ...draft });
    if (!result.ok) return result;
    return { ok: true, value: { id: result.value.id, revision: 1, status: "draft", updatedAt } };
  }
  const { id, revision } = saved;
  const result = await saveDraftAction(org, { collection, id, revision, ...draft });
  if (!result.ok) return result;
  const status = saved.status === "published" ? "changed" : saved.status;
  return { ok: true, value: { id, revision: result.value.revision, status, updatedAt } };
}

/** Makes the saved draft what the world sees. */
export async function publishSaved({ org, collection }: EntryPlace, saved: Saved): Answer {
  const { id, revision } = saved;
  const result = await publishEntryAction(org, { collection, id, revision });
  if (!result.ok) return result;
  const value = { id, revision: result.value.revision, updatedAt: new Date() };
  return { ok: true, value: { ...value, status: "published" } };
}

/** Takes the entry off the website. */
export async function unpublishSaved({ org, collection }: EntryPlace, saved: Saved): Answer {
  const { id, revision } = saved;
  const result = await unpublishEntryAction(org, { collection, id, revision });
  if (!result.ok) return result;
  const value = { id, revision: result.value.revision, updatedAt: new Date() };
  return { ok: true, value: { ...value, status: "draft" } };
}
