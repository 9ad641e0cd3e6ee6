import { z } from "zod";
import { revisionInput } from "../require-revision.ts";
import { VISIBILITIES } from "./asset.ts";
import { NAME_MAX } from "./keep-extension.ts";

const focal = z.number().min(0, "Between 0 and 1.").max(1, "Between 0 and 1.");

/** What somebody writes of a file. */
export const assetWords = {
  filename: z
    .string()
    .trim()
    .min(1, "Give it a name.")
    .max(NAME_MAX, `At most ${NAME_MAX} characters.`)
    .regex(/^[^/\\\p{Control}]+$/u, "A name has no slashes."),
  title: z.string().trim().max(200, "At most 200 characters."),
  alt: z.string().trim().max(500, "At most 500 characters."),
  /** What a cut keeps in its middle: from the left, and from above. */
  focalX: focal,
  focalY: focal,
  /** Null: in none. */
  folder: z.uuid().nullable(),
  visibility: z.enum(VISIBILITIES),
};

/** What is absent is empty; the name is the one that the file was sent with. */
export const createAssetInput = z.strictObject({
  upload: z.uuid(),
  filename: assetWords.filename.optional(),
  title: assetWords.title.optional(),
  alt: assetWords.alt.optional(),
  focalX: assetWords.focalX.optional(),
  focalY: assetWords.focalY.optional(),
  folder: assetWords.folder.optional(),
  visibility: assetWords.visibility.optional(),
});

/** What is absent stays as it is. */
export const updateAssetInput = z.strictObject({
  id: z.uuid(),
  revision: revisionInput,
  filename: assetWords.filename.optional(),
  title: assetWords.title.optional(),
  alt: assetWords.alt.optional(),
  focalX: assetWords.focalX.optional(),
  focalY: assetWords.focalY.optional(),
  folder: assetWords.folder.optional(),
  visibility: assetWords.visibility.optional(),
});

export const assetIdInput = z.strictObject({ id: z.uuid() });

export type CreateAsset = z.infer<typeof createAssetInput>;
export type UpdateAsset = z.infer<typeof updateAssetInput>;
