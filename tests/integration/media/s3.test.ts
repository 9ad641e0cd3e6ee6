import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NotFound, Unavailable } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { localStorage } from "@/lib/media/storage/local-storage.ts";
import { s3Storage } from "@/lib/media/storage/s3-storage.ts";
import type { Storage } from "@/lib/media/storage/storage.ts";

const directory = mkdtempSync(path.join(tmpdir(), "gatehouse-s3-"));
const server = new S3rver({
  ...{ port: 0, address: "127.0.0.1", silent: true },
  directory: path.join(directory, "server"),
  configureBuckets: [{ name: "files", configs: [] }],
});

const storages: Record<string, () => Storage> = {};
let port = 0;

beforeAll(async () => {
  ({ port } = await server.run());
  storages["a directory"] = () => localStorage(path.join(directory, "local"));
  storages["a bucket"] = () => bucketAt(port);
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

const bucketAt = (at: number): Storage =>
  s3Storage({
    ...{ bucket: "files", endpoint: `http://127.0.0.1:${at}`, region: "us-east-1" },
    ...{ key: "S3RVER", secret: "S3RVER", scratch: directory },
  });

const fileOf = (text: string): string => {
  const file = path.join(directory, newId());
  writeFileSync(file, text);
  return file;
};

const nameOf = (start: string) => ({
  organizationId: newId<OrganizationId>(),
  digest: start.padEnd(64, "0"),
});

describe.each(["a directory", "a bucket"])("%s", (kind) => {
  const storage = (): Storage => {
    const found = storages[kind];
    if (found === undefined) throw new Error(`There is no ${kind}.`);
    return found();
  };

  test("keeps bytes under their name, gives them whole or in part, and takes them away", async () => {
    const name = nameOf("aa");
    expect(await storage().sizeOf(name)).toBeNull();
    await storage().put(name, fileOf("0123456789"));
    await storage().put(name, fileOf("0123456789"));
    expect(await storage().sizeOf(name)).toBe(10);
    expect(String(await buffer(await storage().open(name)))).toBe("0123456789");
    expect(String(await buffer(await storage().open(name, { from: 2, to: 4 })))).toBe("234");
    const read = await storage().withFile(name, (file) => readFile(file, "utf8"));
    expect(read).toBe("0123456789");
    await storage().remove(name);
    await storage().remove(name);
    expect(await storage().sizeOf(name)).toBeNull();
  });

  test("has nothing of another organization, and says so", async () => {
    const name = nameOf("bb");
    await storage().put(name, fileOf("theirs"));
    const other = { ...nameOf("bb") };
    expect(await storage().sizeOf(other)).toBeNull();
    await expect(storage().open(other)).rejects.toThrow(NotFound);
    await expect(storage().withFile(other, () => Promise.resolve())).rejects.toThrow(NotFound);
  });

  test("lists what is there, with its organization", async () => {
    const name = nameOf("cc");
    await storage().put(name, fileOf("listed"));
    const all = [];
    for await (const { since: _since, ...file } of storage().list()) all.push(file);
    expect(all).toContainEqual(name);
  });
});

test("a bucket that is out of reach is no missing file", async () => {
  const nowhere = bucketAt(1);
  await expect(nowhere.sizeOf(nameOf("dd"))).rejects.toThrow(Unavailable);
  await expect(nowhere.put(nameOf("dd"), fileOf("lost"))).rejects.toThrow(Unavailable);
});
