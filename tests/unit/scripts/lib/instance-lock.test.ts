import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findInstance, lockInstance } from "../../../../scripts/lib/instance-lock.ts";
import { processIdentity } from "../../../../scripts/lib/process-identity.ts";

const addresses = { root: "localhost:3000", self: "http://127.0.0.1:3000" };
let data = "";

beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), "gatehouse-lock-"));
});

afterEach(() => rmSync(data, { recursive: true }));

const noteOf = (pid: number, identity: string | null) =>
  writeFileSync(path.join(data, "instance.json"), JSON.stringify({ pid, identity, ...addresses }));

test("the folder belongs to whoever took it, until it is given back", () => {
  const giveBack = lockInstance(data, addresses);
  expect(findInstance(data)).toMatchObject({ pid: process.pid, root: "localhost:3000" });
  giveBack();
  expect(findInstance(data)).toBeNull();
  expect(readdirSync(data)).toEqual([]);
});

test("a second instance is refused and told where the first one is", () => {
  const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  noteOf(other.pid ?? 0, processIdentity(other.pid ?? 0));
  expect(() => lockInstance(data, addresses)).toThrow(/already runs .* http:\/\/localhost:3000/);
  other.kill();
});

test("what a killed run left behind does not stand in the way", async () => {
  const other = spawn(process.execPath, ["-e", ""]);
  const identity = processIdentity(other.pid ?? 0);
  await new Promise((resolve) => other.once("exit", resolve));
  noteOf(other.pid ?? 0, identity);
  lockInstance(data, addresses)();
  expect(readdirSync(data)).toEqual([]);
});

test("a process id that belongs to something else by now is not taken for an instance", () => {
  noteOf(process.pid, "started long ago");
  expect(findInstance(data)).toBeNull();
  lockInstance(data, addresses)();
});

test("a half-written note does not stand in the way", () => {
  writeFileSync(path.join(data, "instance.json"), '{"pid": 1');
  lockInstance(data, addresses)();
  expect(existsSync(path.join(data, "instance.json"))).toBe(false);
});

test("a folder that cannot be written is named, with what to do", () => {
  const missing = path.join(data, "missing");
  expect(() => lockInstance(missing, addresses)).toThrow(/cannot be written/);
});
