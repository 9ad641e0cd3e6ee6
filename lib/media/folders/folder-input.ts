import { z } from "zod";
import { revisionInput } from "../require-revision.ts";

/** What somebody writes of a folder. */
export const folderWords = {
  name: z
    .string()
    .trim()
    .min(1, "Give it a name.")
    .max(100, "At most 100 characters.")
    .regex(/^[^/\\\p{Control}]+$/u, "A name has no slashes."),
  /** The folder that it is in; null: in none. */
  parent: z.uuid().nullable(),
};

export const createFolderInput = z.strictObject({
  name: folderWords.name,
  parent: folderWords.parent.default(null),
});

/** What is absent stays as it is. */
export const updateFolderInput = z.strictObject({
  id: z.uuid(),
  revision: revisionInput,
  name: folderWords.name.optional(),
  parent: folderWords.parent.optional(),
});

export const folderIdInput = z.strictObject({ id: z.uuid() });

export type UpdateFolder = z.infer<typeof updateFolderInput>;
