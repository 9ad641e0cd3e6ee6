import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { localStorage } from "@/lib/media/storage/local-storage.ts";
import { storageOnceNeeded } from "@/lib/media/storage/storage-once-needed.ts";

const name = (digest: string) => ({ organizationId: newId<OrganizationId>(), digest });

test("a storage is made with the first question to it, once, and does all that it is asked", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-storage-"));
  let made = 0;
  const storage = storageOnceNeeded(() => {
    made += 1;
    return Promise.resolve(localStorage(path.join(folder, "files")));
  });
  expect(made).toBe(0);
  const file = path.join(folder, "catalogue.txt");
  writeFileSync(file, "Spring");
  const acme = name("a".repeat(64));
  await storage.put(acme, file);
  expect(await storage.sizeOf(acme)).toBe(6);
  expect(await storage.withFile(acme, () => Promise.resolve("seen"))).toBe("seen");
  expect(await (await storage.open(acme)).toArray()).toEqual([Buffer.from("Spring")]);
  const listed = [];
  for await (const { digest } of storage.list()) listed.push(digest);
  expect(listed).toEqual([acme.digest]);
  await storage.remove(acme);
  expect(await storage.sizeOf(acme)).toBeNull();
  expect(made).toBe(1);
  rmSync(folder, { recursive: true });
});
