import { z } from "zod";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadOwnView } from "./own-view.ts";
import { deleteView } from "./repository.ts";

/** Deletes a view; no entry is touched. @throws NotFound and Forbidden as `loadOwnView`. */
export const deleteSavedView = defineMutation({
  action: "delete",
  collection: "saved-views",
  input: z.strictObject({ id: z.uuid() }),
  load: loadOwnView,
  run: ({ scope, permit }) => deleteView(scope, permit),
  audit: ({ loaded: { id, name, collection } }) => ({
    action: "saved-view.delete",
    collection: "saved-views",
    subjectId: id,
    summary: `Deleted the view «${name}» of ${collection}`,
  }),
});
