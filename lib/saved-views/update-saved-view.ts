import { z } from "zod";
import { requireRevision, revisionsSchema } from "@/lib/content/resource/revision-precondition.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { fromKept, toKept } from "./kept-definition.ts";
import { listedFields } from "./listed-fields.ts";
import { loadOwnView, requireShare } from "./own-view.ts";
import { updateView } from "./repository.ts";
import { savedViewInput } from "./saved-view.ts";

const { name, shared, definition } = savedViewInput.shape;

const input = z.strictObject({
  id: z.uuid(),
  revision: revisionsSchema,
  ...{ name: name.optional(), shared: shared.optional(), definition: definition.optional() },
});

/**
 * Changes what a view is called, whose it is, or what it shows; what is left out stays.
 * @throws NotFound and Forbidden as `loadOwnView`; PreconditionRequired and Stale as `requireRevision`; Conflict for a name that is taken; Invalid
 * for a field that the caller's list lacks.
 */
export const updateSavedView = defineMutation({
  action: "update",
  collection: "saved-views",
  input,
  load: loadOwnView,
  async run({ scope, input, loaded, permit }) {
    requireRevision(input.revision, loaded.revision);
    const { revision } = loaded;
    const { name = loaded.name, shared = loaded.shared } = input;
    if (shared) requireShare(scope, loaded.collection);
    const listed = listedFields(scope, loaded.collection);
    const kept =
      input.definition === undefined ? loaded.definition : toKept(listed, input.definition);
    await updateView(scope, permit, { name, shared, definition: kept, revision });
    return { revision: revision + 1, definition: fromKept(listed, kept) };
  },
  audit: ({ input, loaded }) => ({
    action: "saved-view.update",
    collection: "saved-views",
    subjectId: loaded.id,
    summary: `Changed the view «${input.name ?? loaded.name}» of ${loaded.collection}`,
  }),
});
