import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { Folder } from "./folder.ts";
import { selectFolders } from "./repository.ts";

/** All folders, by name, each with the one that it is in: a tree of them is drawn from it. */
export const listFolders = defineQuery({
  action: "read",
  collection: "asset-folders",
  input: z.strictObject({}),
  run: async ({ scope }): Promise<{ folders: readonly Folder[] }> => ({
    folders: await selectFolders(scope),
  }),
});
