import { z } from "zod";
import { UPLOAD_PURPOSES, uploadPurposeSchema } from "./upload.ts";

/** Which upload, as its address names it. */
export const uploadInput = z.strictObject({ id: z.uuid(), purpose: uploadPurposeSchema });

export type UploadInput = z.infer<typeof uploadInput>;

/** What the right to send bytes is asked of: that to what they are for. */
export const collectionFor = ({ purpose }: Pick<UploadInput, "purpose">): string =>
  UPLOAD_PURPOSES[purpose].collection;
