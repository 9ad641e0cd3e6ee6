import { createFolder } from "@/lib/media/folders/create-folder.ts";
import { deleteFolder } from "@/lib/media/folders/delete-folder.ts";
import { folderModel } from "@/lib/media/folders/folder-model.ts";
import { getFolderResource, listFolderResources } from "@/lib/media/folders/folder-resources.ts";
import { updateFolder } from "@/lib/media/folders/update-folder.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Route } from "../route.ts";
import { systemReads, type SystemReads } from "./system-reads.ts";
import { systemWrites } from "./system-writes.ts";

const resource = {
  type: "asset-folders",
  summary: "A folder of the media library; `parent` is the folder that it is in.",
  fields: folderModel.fields,
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listFolderResources, input, caller),
  get: (input, caller) => runUseCase(getFolderResource, input, caller),
};

/** Folders of the media library. */
export const assetFolderRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  ...systemWrites(resource, reads.get, {
    create: {
      summary: "Makes a folder.",
      run: (input, caller) => runUseCase(createFolder, input, caller),
    },
    update: {
      summary: "Calls a folder otherwise, or moves it with all that is in it.",
      precondition: "if-match",
      kept: {},
      run: (input, caller) => runUseCase(updateFolder, input, caller),
    },
    remove: {
      summary: "Deletes a folder with nothing in it.",
      run: (input, caller) => runUseCase(deleteFolder, input, caller),
    },
  }),
];
