import { randomUUID } from "node:crypto";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { database } from "@/lib/db/client.ts";
import { toGatehouseError } from "@/lib/db/errors.ts";
import { openPool, pool } from "@/lib/db/pool.ts";
import { Conflict, Forbidden, Invalid, NotFound, Unavailable } from "@/lib/kernel/errors.ts";
import { ask, useDatabase } from "../../support/database.ts";

const current = useDatabase();

/** What the house makes of the error that the work ends in. */
async function errorOf(work: () => PromiseLike<unknown>): Promise<Error> {
  try {
    await work();
  } catch (cause) {
    return toGatehouseError(cause);
  }
  throw new Error("It was expected to fail.");
}

const item = (value: Partial<{ key: string; value: string; version: bigint }>) => ({
  key: "k",
  value: "v",
  version: 1n,
  ...value,
});

const event = (detail: object) => ({ id: randomUUID(), action: "test", detail });

describe("a value that PostgreSQL cannot store is the caller's mistake", () => {
  const attempts: [string, () => PromiseLike<unknown>][] = [
    ["a NUL byte in text", () => database().edgeItem.create({ data: item({ value: "a\0b" }) })],
    [
      "an escaped NUL in jsonb",
      () => database().instanceEvent.create({ data: event({ text: "a\0b" }) }),
    ],
    [
      "a lone surrogate in jsonb",
      () => database().instanceEvent.create({ data: event({ text: "\ud800" }) }),
    ],
    [
      "a number beyond int4",
      () =>
        database()
          .$executeRaw`INSERT INTO rate_limits (key, points) VALUES ('n', 2147483647 + ${1}::int)`,
    ],
    [
      "a number beyond bigint",
      () => database().edgeItem.create({ data: item({ version: 2n ** 63n }) }),
    ],
    ["a malformed uuid", () => database().user.findMany({ where: { id: "not-a-uuid" } })],
    [
      "a text that is too long",
      () => database().rateLimit.create({ data: { key: "x".repeat(256), points: 0 } }),
    ],
    ["a malformed date", () => database().$queryRaw`SELECT ${"31 February"}::text::timestamptz`],
    ["a refusal of a check", () => database().instance.create({ data: { id: 2 } })],
    ["a NUL byte through the driver alone", () => pool().query("SELECT $1::text", ["a\0b"])],
    [
      "an escaped NUL through the driver alone",
      () => pool().query("SELECT $1::jsonb", [String.raw`{"a":"\u0000"}`]),
    ],
    [
      "a lone surrogate through the driver alone",
      () => pool().query("SELECT $1::jsonb", [String.raw`{"a":"\ud800"}`]),
    ],
    ["an overflow through the driver alone", () => pool().query("SELECT $1::int4", ["2147483648"])],
  ];

  test.each(attempts)("%s", async (_name, attempt) => {
    expect(await errorOf(attempt)).toBeInstanceOf(Invalid);
  });
});

describe("a row that stands in the way is a conflict", () => {
  test("the same primary key twice, through Prisma, names the constraint", async () => {
    await database().edgeItem.create({ data: item({ key: "twice" }) });
    const error = await errorOf(() => database().edgeItem.create({ data: item({ key: "twice" }) }));
    expect(error).toBeInstanceOf(Conflict);
    expect(error).toMatchObject({ constraint: "edge_items_pkey" });
    expect(error.message).not.toMatch(/edge_items|twice/);
  });

  test("the same key twice, through the driver alone", async () => {
    const insert = "INSERT INTO spent_tokens (id, expires_at) VALUES ('same', now())";
    await pool().query(insert);
    expect(await errorOf(() => pool().query(insert))).toBeInstanceOf(Conflict);
  });

  test("a reference to a row that does not exist", async () => {
    const id = randomUUID();
    const work = () =>
      database().$transaction(async (db) => {
        await db.$queryRaw`SELECT set_config('gatehouse.user_id', ${id}, true)`;
        await db.session.create({ data: { id: randomUUID(), userId: id, expiresAt: new Date() } });
      });
    expect(await errorOf(work)).toBeInstanceOf(Conflict);
  });
});

test("updating what does not exist is not found", async () => {
  const work = () => database().edgeItem.update({ where: { key: "none" }, data: { value: "x" } });
  expect(await errorOf(work)).toBeInstanceOf(NotFound);
});

test("a row that row-level security refuses is forbidden", async () => {
  const data = { id: randomUUID(), slug: "acme", name: "Acme" };
  const error = await errorOf(() => database().organization.create({ data }));
  expect(error).toBeInstanceOf(Forbidden);
});

test("changing an append-only table is forbidden", async () => {
  expect(await errorOf(() => database().auditEvent.deleteMany())).toBeInstanceOf(Forbidden);
  const update = () => database().instanceEvent.updateMany({ data: { action: "forged" } });
  expect(await errorOf(update)).toBeInstanceOf(Forbidden);
});

test("a write in a read-only transaction is forbidden", async () => {
  const work = () =>
    database().$transaction(async (db) => {
      await db.$executeRaw`SET TRANSACTION READ ONLY`;
      await db.edgeItem.create({ data: item({ key: "read-only" }) });
    });
  expect(await errorOf(work)).toBeInstanceOf(Forbidden);
});

test("two transactions in each other's way may be tried again", async () => {
  await database().edgeItem.create({ data: item({ key: "contended" }) });
  let reading = 2;
  let letWrite = () => {};
  const bothHaveRead = new Promise<void>((resolve) => {
    letWrite = resolve;
  });
  const write = (value: string) =>
    database().$transaction(
      async (db) => {
        await db.edgeItem.findUnique({ where: { key: "contended" } });
        reading -= 1;
        if (reading === 0) letWrite();
        await bothHaveRead;
        await db.edgeItem.update({ where: { key: "contended" }, data: { value } });
      },
      { isolationLevel: "Serializable" },
    );
  const results = await Promise.allSettled([write("a"), write("b")]);
  const failed = results.filter((result) => result.status === "rejected");
  expect(failed).toHaveLength(1);
  expect(toGatehouseError(failed[0]?.reason)).toBeInstanceOf(Unavailable);
});

describe("a database that does not answer is unavailable", () => {
  test("nobody listens", async () => {
    const url = new URL(current().appUrl);
    url.port = "1";
    const lost = openPool(url.href);
    expect(await errorOf(() => lost.query("SELECT 1"))).toBeInstanceOf(Unavailable);
    await lost.end();
  });

  test("the password is wrong", async () => {
    const url = new URL(current().appUrl);
    url.password = "wrong";
    const lost = openPool(url.href);
    expect(await errorOf(() => lost.query("SELECT 1"))).toBeInstanceOf(Unavailable);
    await lost.end();
  });

  test("an administrator ends the connection in the middle of a transaction", async () => {
    const work = () =>
      database().$transaction(async (db) => {
        const rows = await db.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
        await ask(current().superUrl, "SELECT pg_terminate_backend($1)", [rows[0]?.pid]);
        await db.$queryRaw`SELECT 1`;
      });
    expect(await errorOf(work)).toBeInstanceOf(Unavailable);
  });

  test("and the pool serves again afterwards", async () => {
    expect(await database().edgeItem.count()).toBeGreaterThanOrEqual(0);
  });

  test("a statement runs into its time limit", async () => {
    const work = () =>
      database().$transaction(async (db) => {
        await db.$executeRaw`SET LOCAL statement_timeout = 50`;
        await db.$queryRaw`SELECT pg_sleep(10)::text`;
      });
    expect(await errorOf(work)).toBeInstanceOf(Unavailable);
  });

  test("a lock is not to be had in time", async () => {
    await database().edgeItem.create({ data: item({ key: "locked" }) });
    const holder = new pg.Client({ connectionString: current().appUrl });
    await holder.connect();
    await holder.query("BEGIN");
    await holder.query("UPDATE edge_items SET value = 'held' WHERE key = 'locked'");
    const work = () =>
      database().$transaction(async (db) => {
        await db.$executeRaw`SET LOCAL lock_timeout = 50`;
        await db.edgeItem.update({ where: { key: "locked" }, data: { value: "x" } });
      });
    const error = await errorOf(work);
    await holder.end();
    expect(error).toBeInstanceOf(Unavailable);
  });

  test("a transaction stays open for longer than it may", async () => {
    const work = () =>
      database().$transaction(
        async (db) => {
          await db.$queryRaw`SELECT pg_sleep(0.3)::text`;
          await db.$queryRaw`SELECT 1`;
        },
        { timeout: 100 },
      );
    expect(await errorOf(work)).toBeInstanceOf(Unavailable);
  });
});
