import { createSavedView } from "@/lib/saved-views/create-saved-view.ts";
import { deleteSavedView } from "@/lib/saved-views/delete-saved-view.ts";
import { savedViewModel } from "@/lib/saved-views/saved-view-model.ts";
import {
  getSavedViewResource,
  listSavedViewResources,
} from "@/lib/saved-views/saved-view-resources.ts";
import { updateSavedView } from "@/lib/saved-views/update-saved-view.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Route } from "../route.ts";
import { systemReads, type SystemReads } from "./system-reads.ts";
import { systemWrites } from "./system-writes.ts";

const resource = {
  type: "saved-views",
  summary: "A view of a list under a name: one's own, or shared with everybody who has the list.",
  fields: savedViewModel.fields,
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listSavedViewResources, input, caller),
  get: (input, caller) => runUseCase(getSavedViewResource, input, caller),
};

/** Views of lists: of people, who signed in. */
export const savedViewRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  ...systemWrites(resource, reads.get, {
    create: {
      summary: "Saves a view of a list.",
      run: (input, caller) => runUseCase(createSavedView, { shared: false, ...input }, caller),
    },
    update: {
      summary: "Changes what a view is called, whose it is, or what it shows.",
      precondition: "if-match",
      kept: { collection: "A view stays with the list that it is of." },
      run: (input, caller) => runUseCase(updateSavedView, { revision: "any", ...input }, caller),
    },
    remove: {
      summary: "Deletes a view; no entry is touched.",
      run: (input, caller) => runUseCase(deleteSavedView, input, caller),
    },
  }),
];
