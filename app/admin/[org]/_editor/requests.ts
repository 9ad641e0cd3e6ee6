import type { ContentEntry } from "@/lib/content/content-entry.ts";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import { createEntryAction, publishEntryAction, updateEntryAction } from "./actions.ts";
import type { EditorPlace } from "./editor-options.ts";
import { plain, type Written } from "./entry-values.ts";
import type { Standing } from "./standing.ts";

type Answer = Promise<ActionResult<{ readonly item: ContentEntry }>>;

/** Creates the entry, or lays what is written over the revision that is known. */
export function sendWritten(
  { org, collection, locale }: EditorPlace,
  standing: Standing | null,
  { attributes, relationships }: Written,
): Answer {
  const document = {
    ...{ type: collection, id: standing?.id ?? null, relationships },
    attributes: plain(attributes),
  };
  if (standing === null) return createEntryAction(org, { collection, document }, locale);
  return updateEntryAction(org, { collection, document, ...named(standing) }, locale);
}

/** Publishes the saved draft, or takes the entry off: in the language of the place, else in all. */
export function sendStatus(
  { org, collection, locale }: EditorPlace,
  standing: Standing,
  status: "published" | "draft",
): Answer {
  const document = {
    ...{ type: collection, id: standing.id, relationships: {} },
    attributes: { status },
  };
  return publishEntryAction(org, { collection, document, ...named(standing) }, locale);
}

const named = ({ id, revision }: Standing) => ({
  id,
  revisions: revision === null ? null : [revision],
});
