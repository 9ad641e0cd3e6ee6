import type { ContentEntry } from "@/lib/content/content-entry.ts";
import { draftConflictAction, savedConflictAction } from "./actions.ts";
import type { EditorPlace } from "./editor-options.ts";

/** What somebody else saved: the entry as it stands now, by whom and when. */
export type Theirs = {
  readonly entry: ContentEntry;
  /** Null: it was saved by nobody in particular. */
  readonly by: string | null;
  readonly at: Date | null;
};

type Asked = {
  readonly id: string;
  /** The one that one worked from. */
  readonly revision: number | null;
  readonly hasDrafts: boolean;
};

/** Asks what became of an entry since a revision. @throws Error where there is no answer. */
export async function findTheirs(
  { org, collection, locale }: EditorPlace,
  { id, revision, hasDrafts }: Asked,
): Promise<Theirs> {
  const ask = hasDrafts ? draftConflictAction : savedConflictAction;
  const result = await ask(org, { collection, id, revision }, locale);
  if (!result.ok) throw new Error(result.error.detail);
  const { present, saved, revision: now } = result.value;
  const entry = { ...present, revision: now };
  return { entry, by: saved?.author ?? null, at: saved?.createdAt ?? null };
}
