import { defineMutation } from "@/lib/usecase/use-case.ts";
import { createFolderInput } from "./folder-input.ts";
import { insertFolder } from "./repository.ts";

/** Makes a folder. @throws Conflict for a name that is taken there; Invalid for where it is to be. */
export const createFolder = defineMutation({
  action: "create",
  collection: "asset-folders",
  input: createFolderInput,
  run: async ({ scope, input, permit }) => ({ id: await insertFolder(scope, permit, input) }),
  audit: ({ input }, { id }) => ({
    action: "asset-folder.create",
    collection: "asset-folders",
    subjectId: id,
    summary: `Made the folder «${input.name}»`,
    detail: { after: { ...input } },
  }),
});
