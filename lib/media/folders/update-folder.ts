import { defineMutation } from "@/lib/usecase/use-case.ts";
import { requireRevision } from "../require-revision.ts";
import { updateFolderInput, type UpdateFolder } from "./folder-input.ts";
import { loadFolder } from "./load-folder.ts";
import { saveFolder } from "./repository.ts";

/**
 * Calls a folder otherwise, or moves it with all that is in it.
 * @throws NotFound; Stale; Conflict for a name that is taken there; Invalid for a place within itself.
 */
export const updateFolder = defineMutation({
  action: "update",
  collection: "asset-folders",
  input: updateFolderInput,
  load: (scope, { id }: UpdateFolder) => loadFolder(scope, { id }),
  async run({ scope, input, loaded: { folder }, permit }) {
    requireRevision(input.revision, folder.revision);
    const { name = folder.name, parent = folder.parent } = input;
    const { revision } = folder;
    if (name === folder.name && parent === folder.parent) return { revision, after: null };
    await saveFolder(scope, permit, { name, parent, revision });
    return { revision: revision + 1, after: { name, parent } };
  },
  audit: ({ loaded: { folder } }, { after }) =>
    after === null
      ? null
      : {
          action: "asset-folder.update",
          collection: "asset-folders",
          subjectId: folder.id,
          summary: `Changed the folder «${folder.name}»`,
          detail: { before: { name: folder.name, parent: folder.parent }, after },
        },
});
