import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findPostmaster, readPostmaster } from "../../../../scripts/lib/postmaster-file.ts";

let directory = "";

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "gatehouse-postmaster-"));
});

afterEach(() => rmSync(directory, { recursive: true }));

const file = () => path.join(directory, "postmaster.pid");

const write = (pid: number, status: string) =>
  writeFileSync(file(), `${pid}\n${directory}\n1795293565\n43151\n\n127.0.0.1\n\n${status}\n`);

/** Something that works in the data directory, as PostgreSQL does. */
const worker = () =>
  spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { cwd: directory });

test("its process, port and readiness are read", () => {
  write(4711, "ready   ");
  expect(readPostmaster(directory)).toEqual({ pid: 4711, port: 43_151, ready: true });
  write(4711, "starting");
  expect(readPostmaster(directory)).toMatchObject({ ready: false });
});

test("one that works in the directory is found", () => {
  const child = worker();
  write(child.pid ?? 0, "ready");
  expect(findPostmaster(directory)).toMatchObject({ pid: child.pid });
  child.kill();
});

test("one that is gone is cleared away", async () => {
  const child = worker();
  write(child.pid ?? 0, "ready");
  child.kill();
  await new Promise((resolve) => child.once("exit", resolve));
  expect(findPostmaster(directory)).toBeNull();
  expect(existsSync(file())).toBe(false);
});

test.runIf(process.platform === "linux")("a reused process id is cleared away", () => {
  write(process.pid, "ready");
  expect(findPostmaster(directory)).toBeNull();
  expect(existsSync(file())).toBe(false);
});

test("an empty or broken file says nothing", () => {
  expect(readPostmaster(directory)).toBeNull();
  writeFileSync(file(), "");
  expect(readPostmaster(directory)).toBeNull();
  writeFileSync(file(), "-1\n");
  expect(readPostmaster(directory)).toBeNull();
});
