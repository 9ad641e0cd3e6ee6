import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { mediaPlaces } from "../storage/media-storage.ts";
import { UPLOAD_LIFETIME_MS } from "./upload-limits.ts";

/** Where the bytes of an organization's uploads lie, until they are taken or given up. */
export async function stagingFolder(organizationId: OrganizationId): Promise<string> {
  const folder = path.join(mediaPlaces().staging, organizationId);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** The bytes of one upload on disk. */
export const stagedFile = (organizationId: OrganizationId, id: string): string =>
  path.join(mediaPlaces().staging, organizationId, id);

/** Forgets the bytes of an upload, and what the receiver wrote beside them. */
export async function forgetStaged(organizationId: OrganizationId, id: string): Promise<void> {
  const file = stagedFile(organizationId, id);
  await Promise.all([file, `${file}.json`].map((one) => rm(one, { force: true })));
}

/**
 * Forgets all bytes that nothing has come to for so long that their upload is gone. @returns how many.
 */
export async function sweepStaged(now: number): Promise<number> {
  const { staging } = mediaPlaces();
  const names = await readdir(staging, { recursive: true }).catch(() => []);
  let swept = 0;
  for (const name of names) {
    const file = path.join(staging, name);
    const found = await stat(file).catch(() => null);
    if (found === null || !found.isFile() || found.mtimeMs > now - 2 * UPLOAD_LIFETIME_MS) continue;
    await rm(file, { force: true });
    swept += 1;
  }
  return swept;
}
