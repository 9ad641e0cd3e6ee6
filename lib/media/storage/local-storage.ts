import { createReadStream } from "node:fs";
import { copyFile, link, mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { NotFound } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import type { Storage, StoredFile, StoredName } from "./storage.ts";

/**
 * Keeps bytes below a directory of this machine, as `{organization}/{first two of the digest}/{digest}`.
 * @NOTE What has its name is on the disk and not only on its way there: a file is synced under another
 * name first, and renamed, which is one step.
 */
export function localStorage(directory: string): Storage {
  const at = ({ organizationId, digest }: StoredName) =>
    path.join(directory, organizationId, digest.slice(0, 2), digest);
  return {
    put: (name, file) => putAt(at(name), file),
    sizeOf: (name) => sizeAt(at(name)),
    async open(name, range) {
      const file = at(name);
      if ((await sizeAt(file)) === null) throw new NotFound();
      return createReadStream(
        file,
        range === undefined ? {} : { start: range.from, end: range.to },
      );
    },
    async withFile(name, look) {
      if ((await sizeAt(at(name))) === null) throw new NotFound();
      return look(at(name));
    },
    remove: (name) => rm(at(name), { force: true }),
    list: () => filesBelow(directory),
  };
}

async function putAt(target: string, file: string): Promise<void> {
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  const waiting = `${target}.${newId()}`;
  try {
    await nameAlso(waiting, file);
    await syncAt(waiting);
    await rename(waiting, target);
    await syncAt(folder);
  } catch (error) {
    await rm(waiting, { force: true });
    throw error;
  }
}

/**
 * @NOTE A second name and no move: a process that dies before it can tell that the bytes are here finds
 * them again where they were sent to. Not every disk has second names, and none has those of another's.
 */
async function nameAlso(target: string, file: string): Promise<void> {
  try {
    await link(file, target);
  } catch (error) {
    if (codeOf(error) === "ENOENT") throw error;
    await copyFile(file, target);
  }
}

async function syncAt(place: string): Promise<void> {
  const handle = await open(place, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeAt(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** @NOTE What a crash left half-way has another name, and is listed as well: nothing refers to it. */
async function* filesBelow(directory: string): AsyncIterable<StoredFile> {
  for (const organizationId of await namesIn(directory)) {
    for (const start of await namesIn(path.join(directory, organizationId))) {
      const folder = path.join(directory, organizationId, start);
      for (const digest of await namesIn(folder)) {
        const { mtime } = await stat(path.join(folder, digest));
        yield { organizationId: organizationId as OrganizationId, digest, since: mtime };
      }
    }
  }
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    const names: string[] = [];
    for await (const { name } of await opendir(directory)) names.push(name);
    return names;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return [];
    throw error;
  }
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : null;
