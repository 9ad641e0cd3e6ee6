import { environment } from "@/lib/kernel/env.ts";

const MEGABYTE = 1_048_576;

/** Bytes that one part of an upload may have: hosts cut larger bodies. */
export const PART_MAX = 4 * MEGABYTE;

/** How long nothing may come of an upload that is not done; then it is gone. */
export const UPLOAD_LIFETIME_MS = 24 * 3_600_000;

/** Bytes that one file, and those of an organization together, may have. */
export function sizeLimits(): { readonly file: number; readonly organization: number } {
  const { MEDIA_FILE_MB, MEDIA_ORGANIZATION_MB } = environment();
  return { file: MEDIA_FILE_MB * MEGABYTE, organization: MEDIA_ORGANIZATION_MB * MEGABYTE };
}
