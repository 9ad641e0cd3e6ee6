import { environment } from "@/lib/kernel/env.ts";
import type { UploadPurpose } from "./upload.ts";

const MEGABYTE = 1_048_576;

/** Bytes that one part of an upload may have: hosts cut larger bodies. */
export const PART_MAX = 4 * MEGABYTE;

/** How long nothing may come of an upload that is not done; then it is gone. */
export const UPLOAD_LIFETIME_MS = 24 * 3_600_000;

/** Bytes of a file that one import takes: they lie in the database until it is read. */
export const IMPORT_MAX = 200_000_000;

/** Uploads that one actor may have begun and not yet used. */
export const MOST_OPEN = 20;

/** Bytes that one file, those of an organization together, and one actor's open uploads may have. */
export function sizeLimits(): Record<"file" | "organization" | "open", number> {
  const { MEDIA_FILE_MB, MEDIA_ORGANIZATION_MB } = environment();
  const [file, organization] = [MEDIA_FILE_MB * MEGABYTE, MEDIA_ORGANIZATION_MB * MEGABYTE];
  return { file, organization, open: Math.max(file, organization / 4) };
}

/** Bytes that one upload may have. */
export function uploadMax(purpose: UploadPurpose): number {
  const { file } = sizeLimits();
  return purpose === "import" ? Math.min(file, IMPORT_MAX) : file;
}
