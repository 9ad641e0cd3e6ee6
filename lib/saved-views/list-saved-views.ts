import { z } from "zod";
import type { Json } from "@/lib/kernel/json.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { fromKept } from "./kept-definition.ts";
import { listedFields } from "./listed-fields.ts";
import { mayShare, viewerOf } from "./own-view.ts";
import { listViews } from "./repository.ts";
import type { SavedViews } from "./saved-view.ts";

const input = z.strictObject({ collection: z.string().min(1).max(80) });

/**
 * The views that the caller has of a list, and how they left it. What a view says of fields that they
 * may not read, now, is not told. @throws NotFound for whoever has no list of the collection.
 */
export const listSavedViews = defineQuery({
  action: "read",
  collection: "saved-views",
  input,
  async run({ scope, input: { collection } }): Promise<SavedViews> {
    const memberId = viewerOf(scope);
    const listed = listedFields(scope, collection);
    const sharing = mayShare(scope, collection);
    const rows = await listViews(scope, { collection, memberId });
    const state = rows.find(({ name }) => name === "");
    const views = rows.flatMap(({ id, name, shared, revision, memberId: owner, definition }) => {
      if (name === "") return [];
      const isMine = owner === memberId;
      const view = { id, name, shared, revision, isMine, mayChange: isMine || sharing };
      return [{ ...view, definition: fromKept(listed, definition) }];
    });
    if (state === undefined) return { views, arrangement: null, mayShare: sharing };
    const { opens, definition } = stateIn(state.definition);
    const isThere = views.some(({ id }) => id === opens);
    const arrangement = { definition: fromKept(listed, definition), opens: isThere ? opens : null };
    return { views, arrangement, mayShare: sharing };
  },
});

const kept = z.object({ opens: z.string().nullable(), definition: z.json() });

function stateIn(raw: Json): { opens: string | null; definition: Json } {
  const { data } = kept.safeParse(raw);
  return { opens: data?.opens ?? null, definition: data?.definition ?? null };
}
