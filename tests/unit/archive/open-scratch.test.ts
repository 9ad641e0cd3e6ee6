import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openScratch } from "@/lib/archive/open-scratch.ts";

const directory = mkdtempSync(path.join(tmpdir(), "gatehouse-scratch-test-"));
beforeAll(() => void vi.stubEnv("TMPDIR", directory));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

test("what an export writes down is read again, table by table, and has no name on the disk", async () => {
  const scratch = await openScratch();
  await scratch.write("roles", "one\n");
  await scratch.write("roles", "zwölf\n");
  await scratch.write("entries", "three\n");
  expect(readdirSync(directory)).toEqual([]);
  expect(await text(scratch.read("entries"))).toBe("three\n");
  expect(await text(scratch.read("roles"))).toBe("one\nzwölf\n");
  await scratch.close();
  expect(readdirSync(directory)).toEqual([]);
});
