import { defineMutation } from "@/lib/usecase/use-case.ts";
import { folderIdInput } from "./folder-input.ts";
import { loadFolder } from "./load-folder.ts";
import { removeFolder } from "./repository.ts";

/** Deletes a folder with nothing in it. @throws Conflict while there is; NotFound. */
export const deleteFolder = defineMutation({
  action: "delete",
  collection: "asset-folders",
  input: folderIdInput,
  load: (scope, { id }: { id: string }) => loadFolder(scope, { id }),
  run: ({ scope, permit }): Promise<void> => removeFolder(scope, permit),
  audit: ({ loaded: { folder } }) => ({
    action: "asset-folder.delete",
    collection: "asset-folders",
    subjectId: folder.id,
    summary: `Deleted the folder «${folder.name}»`,
    detail: { before: { name: folder.name, parent: folder.parent } },
  }),
});
