import { expect, test } from "vitest";
import { closeDatabase, database } from "@/lib/db/client.ts";
import { pool } from "@/lib/db/pool.ts";
import { ask, useDatabase } from "../../support/database.ts";

const current = useDatabase();

test("every connection has limits on statements, locks and idle transactions", async () => {
  const names = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];
  for (const name of names) {
    const { rows } = await pool().query<Record<string, string>>(`SHOW ${name}`);
    expect(rows[0]?.[name]).toMatch(/^\d+s$/);
  }
});

test("a connection that dies while idle harms nobody", async () => {
  await pool().query("SELECT 1");
  // Of this database alone: the role is the same in every test's.
  const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE usename = $1 AND datname = current_database()`;
  await ask(current().superUrl, kill, [decodeURIComponent(new URL(current().appUrl).username)]);
  await expect.poll(() => pool().totalCount).toBe(0);
  expect((await pool().query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

test("a connection that dies while somebody has it harms nobody else", async () => {
  const client = await pool().connect();
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const gone = new Promise<void>((resolve) => client.once("end", () => resolve()));
  await ask(current().superUrl, "SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
  await gone;
  client.release(true);
  expect((await pool().query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

test("Prisma and hand-written queries share one pool", async () => {
  await database().edgeItem.count();
  expect(pool().totalCount).toBe(1);
});

test("the context of one transaction is gone in the next on the same connection", async () => {
  await database().$transaction(async (db) => {
    await db.$queryRaw`SELECT set_config('gatehouse.organization_id', gen_random_uuid()::text, true)`;
  });
  const { rows } = await pool().query<{ value: string }>(
    "SELECT current_setting('gatehouse.organization_id', true) AS value",
  );
  expect(rows[0]?.value).toBe("");
});

test("after closing, the next question opens a new pool", async () => {
  await closeDatabase();
  expect(await database().edgeItem.count()).toBe(0);
});
