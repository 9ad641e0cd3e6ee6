import type { CollectionFor } from "@/lib/content/collection-for.ts";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import type { EditorPlace, EditorRights } from "../../_editor/editor-options.ts";
import type { ContentPlace } from "./content-params.ts";
import type { Spoken } from "./speaking-in.ts";

/** Where an editor of this collection works, and for whom. */
export async function editorPlaceOf(
  { org, base, collection }: ContentPlace,
  spoken: Spoken | null,
): Promise<EditorPlace> {
  const { userId } = await signedInPerson();
  const language = spoken === null ? {} : { locale: spoken.current.code };
  return { org, base, collection: collection.slug, person: userId, ...language };
}

/** What the member may do with entries of the collection. */
export function editorRights({ can, singleton }: CollectionFor): EditorRights {
  const { read, create, update, publish, bin, delete: remove, share } = can;
  return { read, create: create && !singleton, update, publish, bin, delete: remove, share };
}
