import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { environment } from "@/lib/kernel/env.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { mediaPlaces } from "../storage/media-storage.ts";
import type { StoredName } from "../storage/storage.ts";

const MEGABYTE = 1_048_576;

type Kept = { readonly bytes: number };

/** @NOTE In the order of their last use, the latest last, as a Map keeps it. */
type Index = { readonly files: Map<string, Kept>; total: number };

let reading: Promise<Index> | null = null;

/** The path of an image in another size, where one is kept. */
export async function findVariant(name: StoredName, variant: string): Promise<string | null> {
  const file = fileOf(name, variant);
  const index = await readIndex();
  const kept = index.files.get(file);
  const found = await stat(file).catch(() => null);
  if (found === null) {
    forget(index, file);
    return null;
  }
  index.files.delete(file);
  if (kept === undefined) index.total += found.size;
  index.files.set(file, { bytes: found.size });
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
  return file;
}

/**
 * Keeps an image in another size, in one step, and gives up those that were used longest ago where
 * there is more than there may be. @returns its path.
 */
export async function keepVariant(
  name: StoredName,
  variant: string,
  bytes: Uint8Array,
): Promise<string> {
  const file = fileOf(name, variant);
  await mkdir(path.dirname(file), { recursive: true });
  const waiting = `${file}.${newId()}`;
  await writeFile(waiting, bytes);
  await rename(waiting, file);
  const index = await readIndex();
  forget(index, file);
  index.files.set(file, { bytes: bytes.byteLength });
  index.total += bytes.byteLength;
  await giveUp(index, file);
  return file;
}

/** Forgets all sizes of a file. */
export async function forgetVariants(name: StoredName): Promise<void> {
  await rm(path.dirname(fileOf(name, "any")), { recursive: true, force: true });
}

const fileOf = ({ organizationId, digest }: StoredName, variant: string): string =>
  path.join(mediaPlaces().variants, organizationId, digest.slice(0, 2), digest, variant);

function forget(index: Index, file: string): void {
  index.total -= index.files.get(file)?.bytes ?? 0;
  index.files.delete(file);
}

/** @NOTE Another process may have given it up already; whoever reads it goes on reading. */
async function giveUp(index: Index, except: string): Promise<void> {
  const most = environment().MEDIA_VARIANTS_MB * MEGABYTE;
  for (const file of index.files.keys()) {
    if (index.total <= most) return;
    if (file === except) continue;
    forget(index, file);
    await rm(file, { force: true });
  }
}

function readIndex(): Promise<Index> {
  reading ??= listKept(mediaPlaces().variants);
  return reading;
}

/** What earlier processes kept, by the time of its last use. */
async function listKept(directory: string): Promise<Index> {
  const names = await readdir(directory, { recursive: true }).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const file = path.join(directory, name);
      const known = await stat(file).catch(() => null);
      return known?.isFile() === true ? [{ file, used: known.mtimeMs, bytes: known.size }] : [];
    }),
  );
  const files = found.flat().toSorted((one, other) => one.used - other.used);
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return { files: new Map(files.map(({ file, bytes }) => [file, { bytes }])), total };
}
