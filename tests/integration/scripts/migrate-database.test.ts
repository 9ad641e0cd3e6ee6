import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { appUrlOf } from "../../../scripts/lib/app-role.ts";
import { migrateDatabase, pendingMigrations } from "../../../scripts/lib/migrate-database.ts";
import { readMigrations } from "../../../scripts/lib/migration-files.ts";
import { schemaDifference } from "../../../scripts/lib/schema-difference.ts";
import { atDatabase } from "../../../scripts/lib/scratch-database.ts";
import { ask } from "../../support/database.ts";

const server = inject("testServer");
const names = readMigrations().migrationDirectories.map((migration) => migration.path);

/** An empty database of its own for each test, owned by the ordinary owner. */
let ownerUrl = "";
let appUrl = "";

beforeEach(async () => {
  const name = `empty_${randomUUID().replaceAll("-", "")}`;
  await ask(server.superUrl, `CREATE DATABASE ${name} OWNER ${new URL(server.ownerUrl).username}`);
  ownerUrl = atDatabase(server.ownerUrl, name);
  appUrl = appUrlOf(ownerUrl, server.secret);
});

afterEach(async () => {
  const { pathname, username } = new URL(appUrl);
  await ask(server.superUrl, `DROP DATABASE ${pathname.slice(1)} WITH (FORCE)`);
  await ask(server.superUrl, `DROP ROLE IF EXISTS ${username}`);
});

test("an empty database gets every migration once, in order", async () => {
  expect(await pendingMigrations(ownerUrl)).toEqual(names);
  expect(await migrateDatabase(ownerUrl, appUrl)).toEqual(names);
  expect(await pendingMigrations(ownerUrl)).toEqual([]);
  expect(await migrateDatabase(ownerUrl, appUrl)).toEqual([]);
});

test("three that start at the same moment migrate once", async () => {
  const starts = [1, 2, 3].map(() => migrateDatabase(ownerUrl, appUrl));
  const applied = await Promise.all(starts);
  expect(applied.flat()).toEqual(names);
});

test("a migration that was killed half-way is applied by the next start", async () => {
  // As the engine leaves it when its process dies: noted as begun, and the script rolled back.
  await ask(ownerUrl, MIGRATIONS_TABLE);
  const begun = `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', 'x', $1)`;
  await ask(ownerUrl, begun, [names[0]]);
  expect(await migrateDatabase(ownerUrl, appUrl)).toEqual(names);
});

const MIGRATIONS_TABLE = `CREATE TABLE _prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz,
  migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

test("a database of a newer release is left alone", async () => {
  await migrateDatabase(ownerUrl, appUrl);
  const later = `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
    VALUES ('1', 'x', '29990101000000_from_the_future', now())`;
  await ask(ownerUrl, later);
  await expect(migrateDatabase(ownerUrl, appUrl)).rejects.toThrow(/from_the_future/);
});

test("prisma/schema.prisma asks for nothing that the migrations do not do", async () => {
  expect(await schemaDifference(ownerUrl)).toBeNull();
});

test("before the first migration everything is missing", async () => {
  expect(await schemaDifference(ownerUrl, names[0])).toContain('CREATE TABLE "organizations"');
});

describe("the application's role", () => {
  beforeEach(() => migrateDatabase(ownerUrl, appUrl));

  const refusals: [string, string][] = [
    ["delete audit events", "DELETE FROM audit_events"],
    ["change audit events", "UPDATE audit_events SET summary = ''"],
    ["delete events of the instance", "DELETE FROM instance_events"],
    ["empty a table", "TRUNCATE edge_items"],
    ["forge the list of migrations", "DELETE FROM _prisma_migrations"],
    ["make a table", "CREATE TABLE mine ()"],
    ["make a temporary table", "CREATE TEMPORARY TABLE mine ()"],
    ["change a table", "ALTER TABLE entries DISABLE ROW LEVEL SECURITY"],
    ["drop a policy", "DROP POLICY tenant ON entries"],
    ["become the owner", "SET ROLE gatehouse"],
  ];

  test.each(refusals)("may not %s", async (_name, statement) => {
    await expect(ask(appUrl, statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test("may read the list of migrations", async () => {
    expect(await ask(appUrl, "SELECT 1 FROM _prisma_migrations")).toHaveLength(names.length);
  });

  test("keeps signing in after the instance secret changed", async () => {
    const changed = appUrlOf(ownerUrl, `${server.secret}changed`);
    await expect(ask(changed, "SELECT 1")).rejects.toThrow(/password/);
    await migrateDatabase(ownerUrl, changed);
    expect(await ask(changed, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("is refused when it could bypass row-level security", async () => {
    await expect(migrateDatabase(ownerUrl, ownerUrl)).rejects.toThrow(
      /bypasses row-level security/,
    );
    await ask(server.superUrl, `ALTER ROLE ${new URL(appUrl).username} BYPASSRLS`);
    await expect(migrateDatabase(ownerUrl, appUrl)).rejects.toThrow(/bypasses row-level security/);
  });
});

test("a server that cannot be reached is named without its password", async () => {
  const url = new URL(ownerUrl);
  url.port = "1";
  const attempt = migrateDatabase(url.href, appUrl);
  await expect(attempt).rejects.toThrow(/127\.0\.0\.1:1/);
  await expect(attempt).rejects.not.toThrow(url.password);
});
