import { Conflict } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { toKept } from "./kept-definition.ts";
import { listedFields } from "./listed-fields.ts";
import { requireShare, viewerOf } from "./own-view.ts";
import { insertView, listViews } from "./repository.ts";
import { savedViewInput } from "./saved-view.ts";

/** More than anybody finds their way in. */
const MOST_VIEWS = 100;

/**
 * Saves a view of a list, for the caller or for everybody who has that list.
 * @throws NotFound for whoever has no list of the collection; Forbidden for sharing without the right
 * to; Conflict for a name that is taken and with too many; Invalid for a field that their list lacks.
 */
export const createSavedView = defineMutation({
  action: "create",
  collection: "saved-views",
  input: savedViewInput,
  async run({ scope, input, permit }) {
    const { collection, name, shared } = input;
    const memberId = viewerOf(scope);
    const definition = toKept(listedFields(scope, collection), input.definition);
    if (shared) requireShare(scope, collection);
    const views = await listViews(scope, { collection, memberId });
    if (views.length >= MOST_VIEWS) {
      throw new Conflict(`There are ${MOST_VIEWS} views of this list. Delete one first.`);
    }
    const view = { collection, memberId, name, shared, definition };
    return { id: await insertView(scope, permit, view) };
  },
  audit: ({ input: { collection, name, shared } }, { id }) => ({
    action: "saved-view.create",
    collection: "saved-views",
    subjectId: id,
    summary: `Saved the view «${name}» of ${collection}${shared ? " for everybody" : ""}`,
  }),
});
