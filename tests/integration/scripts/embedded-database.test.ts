import { lstatSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  type EmbeddedDatabase,
  lastPort,
  startEmbeddedDatabase,
} from "../../../scripts/lib/embedded-database.ts";
import { findPostmaster } from "../../../scripts/lib/postmaster-file.ts";
import { ask } from "../../support/database.ts";

const passwords = { POSTGRES_SUPERUSER_PASSWORD: "super", POSTGRES_OWNER_PASSWORD: "owner" };

let data = "";
let running: EmbeddedDatabase | undefined;

beforeAll(() => {
  data = mkdtempSync(path.join(tmpdir(), "gatehouse-embedded-"));
});

afterEach(() => running?.cluster.stop());

afterAll(() => rmSync(data, { recursive: true, force: true }));

async function start(): Promise<EmbeddedDatabase> {
  running = await startEmbeddedDatabase(data, passwords);
  return running;
}

const settingsOf = (url: string) =>
  ask(
    url,
    `SELECT current_setting('data_checksums') AS checksums,
       current_setting('listen_addresses') AS listens,
       current_setting('server_encoding') AS encoding,
       (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super`,
  );

test("the first start makes a database with checksums, for this machine only", async () => {
  const { ownerUrl } = await start();
  expect(await settingsOf(ownerUrl)).toEqual([
    { checksums: "on", listens: "127.0.0.1", encoding: "UTF8", super: false },
  ]);
  await ask(ownerUrl, "CREATE TABLE kept AS SELECT 1 AS one");
  expect(lstatSync(path.join(data, "postgres")).isDirectory()).toBe(true);
  expect(statSync(path.join(data, "postgres")).mode & 0o777).toBe(0o700);
});

test("the next start finds everything again, on the same port", async () => {
  const port = lastPort(data);
  const { ownerUrl, cluster } = await start();
  expect(cluster.port).toBe(port);
  expect(await ask(ownerUrl, "SELECT one FROM kept")).toEqual([{ one: 1 }]);
});

test("one that a killed run left running is taken over", async () => {
  const first = await start();
  const second = await startEmbeddedDatabase(data, passwords);
  expect(second.cluster.pid).toBe(first.cluster.pid);
  await second.cluster.stop();
  await first.cluster.ended;
});

test("after a crash it recovers what was committed", async () => {
  const { cluster, ownerUrl } = await start();
  await ask(ownerUrl, "INSERT INTO kept VALUES (2)");
  process.kill(cluster.pid, "SIGKILL");
  await cluster.ended;
  const again = await start();
  expect(await ask(again.ownerUrl, "SELECT one FROM kept ORDER BY one")).toEqual([
    { one: 1 },
    { one: 2 },
  ]);
});

test("nobody gets in without the password", async () => {
  const { ownerUrl } = await start();
  const url = new URL(ownerUrl);
  for (const [user, password] of [
    ["postgres", ""],
    ["postgres", "postgres"],
    ["gatehouse", "super"],
  ] as const) {
    Object.assign(url, { username: user, password });
    await expect(ask(url.href, "SELECT 1")).rejects.toThrow(/password/);
  }
});

test("with the wrong secrets it says which file to restore, and runs on for nobody", async () => {
  const attempt = startEmbeddedDatabase(data, {
    ...passwords,
    POSTGRES_SUPERUSER_PASSWORD: "lost",
  });
  const failure: unknown = await attempt.catch((cause: unknown) => cause);
  expect(failure).toHaveProperty(
    "advice",
    `Its password is in ${data}/secrets.json: restore that file from a backup.`,
  );
  expect(findPostmaster(path.join(data, "postgres"))).toBeNull();
});
