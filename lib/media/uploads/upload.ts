import { z } from "zod";

/** What somebody sends bytes for, and the permission that it takes. */
export const UPLOAD_PURPOSES = {
  asset: { action: "create", collection: "assets" },
  import: { action: "create", collection: "imports" },
  archive: { action: "create", collection: "archives" },
} as const;

export type UploadPurpose = keyof typeof UPLOAD_PURPOSES;

export const uploadPurposeSchema = z.enum(["asset", "import", "archive"]);

/** What was found of bytes, once they were all there; `asset` bytes lie in the storage by then. */
export const foundSchema = z.object({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().min(0),
  mediaType: z.string(),
  /** The ending of names of such files, with its dot; empty: any. */
  extension: z.string(),
  width: z.int().nullable(),
  height: z.int().nullable(),
});

export type Found = z.infer<typeof foundSchema>;
