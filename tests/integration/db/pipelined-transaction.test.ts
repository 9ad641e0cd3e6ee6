import { beforeEach, describe, expect, test } from "vitest";
import { newTransaction } from "@/lib/db/client.ts";
import { pool } from "@/lib/db/pool.ts";
import { PipelinedTransaction } from "@/lib/trips/pipelined-transaction.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";

const database = useDatabase();
beforeEach(() => ask(database().superUrl, "DELETE FROM edge_items"));

const begin = (milliseconds = 15_000) => newTransaction({ begin: "BEGIN", milliseconds });
const insert = (key: string) => ({
  text: "INSERT INTO edge_items (key, value, version) VALUES ($1, '', 1)",
  values: [key],
});
const FAILING = { text: "SELECT 1 / $1::int", values: [0] };
const COUNT = { text: "SELECT count(*)::int AS count FROM edge_items", values: [] };
const refuse = () => {
  throw new Error("not like this");
};

/** What is there for everybody else. */
const kept = async () => {
  const rows = await ask<{ key: string }>(database().superUrl, "SELECT key FROM edge_items");
  return rows.map(({ key }) => key).toSorted();
};

describe("a transaction for writing", () => {
  test("takes a round trip for each answer that is waited for, and one for its end", async () => {
    const trips = await countStatements(async () => {
      const transaction = begin();
      for (const key of ["a", "b"]) transaction.along(insert(key));
      expect((await transaction.ask(COUNT)).rows).toEqual([{ count: 2 }]);
      transaction.along(insert("c"));
      await transaction.commit();
    });
    expect([trips, await kept()]).toEqual([2, ["a", "b", "c"]]);
  });

  test("asks in one what is asked in the same moment", async () => {
    const transaction = begin();
    const trips = await countStatements(async () => {
      const [before, , after] = await Promise.all(
        [COUNT, insert("a"), COUNT].map((one) => transaction.ask(one)),
      );
      expect([before?.rows, after?.rows]).toEqual([[{ count: 0 }], [{ count: 1 }]]);
    });
    await transaction.rollBack();
    expect([trips, await kept()]).toEqual([1, []]);
  });

  test("needs no connection where nothing is asked and nothing changed", async () => {
    const transaction = begin();
    transaction.along(insert("a"));
    expect(await countStatements(() => transaction.rollBack())).toBe(0);
  });

  test("asks Prisma's models within itself, behind what waits", async () => {
    const transaction = begin();
    transaction.along(insert("a"));
    const db = await transaction.joined();
    expect(await db.edgeItem.count()).toBe(1);
    await db.edgeItem.create({ data: { key: "b", value: "", version: 1 } });
    expect((await transaction.ask(COUNT)).rows).toEqual([{ count: 2 }]);
    expect(await kept()).toEqual([]);
    await transaction.commit();
    expect(await kept()).toEqual(["a", "b"]);
  });

  test("undoes what Prisma's models did as all else", async () => {
    const transaction = begin();
    const db = await transaction.joined();
    await db.edgeItem.create({ data: { key: "b", value: "", version: 1 } });
    await transaction.rollBack();
    expect(await kept()).toEqual([]);
  });
});

describe("where something fails, nothing happened", () => {
  const expectNothing = async (transaction: PipelinedTransaction, why: object | string) => {
    const failure = await transaction.commit().catch((error: unknown) => error);
    expect(failure).toMatchObject(typeof why === "string" ? { message: why } : why);
    await transaction.rollBack();
    expect(await kept()).toEqual([]);
    await expect.poll(() => pool().totalCount - pool().idleCount).toBe(0);
  };

  test("though nobody waits for it", async () => {
    const transaction = begin();
    transaction.along(insert("a"));
    transaction.along(FAILING);
    await expectNothing(transaction, { code: "22012" });
  });

  test("though whoever asked overlooks it", async () => {
    const transaction = begin();
    await transaction.ask(insert("a"));
    await expect(transaction.ask(FAILING)).rejects.toMatchObject({ code: "22012" });
    await expect(transaction.ask(insert("b"))).rejects.toMatchObject({ code: "25P02" });
    await expectNothing(transaction, { code: "22012" });
  });

  test("though somebody else failed on its connection", async () => {
    const client = await pool().connect();
    const connect = () => Promise.resolve(client);
    const join = () => Promise.reject(new Error("Nobody joins."));
    const transaction = new PipelinedTransaction({
      ...{ begin: "BEGIN", milliseconds: 15_000 },
      ...{ connect, join },
    });
    await transaction.ask(insert("a"));
    await expect(client.query("SELECT 1 / 0")).rejects.toMatchObject({ code: "22012" });
    await expectNothing(transaction, { code: "25P02" });
  });

  test("though it is a check that refuses, and nobody asks anything behind it", async () => {
    const transaction = begin();
    transaction.along(insert("a"), refuse);
    transaction.along(insert("b"));
    await expectNothing(transaction, "not like this");
  });

  test("and a check is told before what failed behind it", async () => {
    const transaction = begin();
    transaction.along(insert("a"), refuse);
    transaction.along(FAILING);
    await expect(transaction.ask(COUNT)).rejects.toThrow("not like this");
    await expectNothing(transaction, "not like this");
  });

  test("though it is a value that cannot be sent, and the beginning with it", async () => {
    const transaction = begin();
    const never = { text: "SELECT $1::timestamptz", values: [new Date(Number.NaN)] };
    await expect(transaction.ask(never)).rejects.toThrow("Invalid time value");
    await expect(transaction.ask(insert("a"))).rejects.toMatchObject({ code: "25P02" });
    await expectNothing(transaction, "Invalid time value");
  });

  test("though it is one of Prisma's statements", async () => {
    const transaction = begin();
    transaction.along(insert("a"));
    const db = await transaction.joined();
    const again = db.edgeItem.create({ data: { key: "a", value: "", version: 1 } });
    await expect(again).rejects.toMatchObject({ code: "P2002" });
    await expectNothing(transaction, { code: "23505" });
  });

  test("though the connection is lost", async () => {
    const transaction = begin();
    transaction.along(insert("a"));
    const { rows } = await transaction.ask({ text: "SELECT pg_backend_pid() AS pid", values: [] });
    await ask(database().superUrl, "SELECT pg_terminate_backend($1)", [rows[0]?.["pid"]]);
    await expect(transaction.ask(COUNT)).rejects.toThrow();
    await expectNothing(transaction, {});
    expect(await countStatements(() => pool().query("SELECT 1"))).toBe(1);
  });

  test("once its time is over, and its connection serves the next", async () => {
    const transaction = begin(100);
    await transaction.ask(insert("a"));
    await expect.poll(() => pool().idleCount).toBe(pool().totalCount);
    await expect(transaction.ask(COUNT)).rejects.toMatchObject({ code: "25P04" });
    await expectNothing(transaction, { code: "25P04" });
  });
});

describe("what follows a commit", () => {
  const named = {
    text: "INSERT INTO edge_items VALUES (pg_current_xact_id()::text, '', 1)",
    values: [],
  };
  const told: string[] = [];
  const tell = ({ message }: Error) => void told.push(message);
  beforeEach(() => void told.splice(0));

  test("is done in the same round trip, and is no part of the transaction", async () => {
    const trips = await countStatements(async () => {
      const transaction = begin();
      transaction.along(named);
      transaction.behind(named, tell);
      await transaction.commit();
    });
    expect([trips, new Set(await kept()).size, told]).toEqual([1, 2, []]);
  });

  test("undoes nothing where it fails, and that is told", async () => {
    const transaction = begin();
    transaction.along(insert("a"));
    transaction.behind(FAILING, tell);
    await transaction.commit();
    expect([await kept(), told]).toEqual([["a"], ["division by zero"]]);
    await expect.poll(() => pool().totalCount - pool().idleCount).toBe(0);
  });

  test("is told where the connection is lost behind the commit, which stands", async () => {
    const transaction = begin();
    transaction.along(insert("a"));
    transaction.behind({ text: "SELECT pg_terminate_backend(pg_backend_pid())", values: [] }, tell);
    await transaction.commit();
    expect([await kept(), told.length]).toEqual([["a"], 1]);
    expect(await countStatements(() => pool().query("SELECT 1"))).toBe(1);
  });

  test("does not happen where the commit itself fails", async () => {
    await ask(
      database().superUrl,
      `CREATE TABLE late (key int UNIQUE DEFERRABLE INITIALLY DEFERRED);
       GRANT ALL ON late TO PUBLIC; INSERT INTO late VALUES (1)`,
    );
    const transaction = begin();
    transaction.along({ text: "INSERT INTO late VALUES (1)", values: [] });
    transaction.behind(insert("b"), tell);
    await expect(transaction.commit()).rejects.toMatchObject({ code: "23505" });
    await transaction.rollBack();
    expect([await kept(), told]).toEqual([[], []]);
    await ask(database().superUrl, "DROP TABLE late");
  });
});

test("back at a savepoint, what failed behind it and what waited to be sent is no more", async () => {
  const transaction = begin();
  const savepoint = { text: "SAVEPOINT here", values: [] };
  const back = { text: "ROLLBACK TO SAVEPOINT here", values: [] };
  transaction.along(insert("a"));
  await transaction.ask(savepoint);
  await expect(transaction.ask(FAILING)).rejects.toMatchObject({ code: "22012" });
  await transaction.backTo(back);
  transaction.along(insert("a"));
  await transaction.backTo(back);
  transaction.along(insert("b"), refuse);
  await expect(transaction.ask(COUNT)).rejects.toThrow("not like this");
  await transaction.backTo(back);
  transaction.along(insert("c"));
  await transaction.commit();
  expect(await kept()).toEqual(["a", "c"]);
});

test("has no way back once its time is over, and gives its connection back once", async () => {
  const connect = () => pool().connect();
  let leave: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (leave = resolve));
  const join = () => Promise.resolve({ db: {}, leave: () => gone });
  const how = { begin: "BEGIN", milliseconds: 100 };
  const transaction = new PipelinedTransaction({ ...how, connect, join });
  await transaction.ask(insert("a"));
  await transaction.ask({ text: "SAVEPOINT here", values: [] });
  await transaction.joined();
  await expect.poll(() => transaction.ask(COUNT).catch(() => "over")).toBe("over");
  const back = transaction.backTo({ text: "ROLLBACK TO SAVEPOINT here", values: [] });
  await expect(back).rejects.toThrow("The transaction is over.");
  const end = transaction.commit();
  leave();
  await expect(end).rejects.toBeDefined();
  await transaction.rollBack();
  expect(await kept()).toEqual([]);
});

test("begins in nobody's transaction that the pool was handed back open", async () => {
  const client = await pool().connect();
  await client.query("BEGIN");
  await client.query(insert("of another"));
  client.release();
  const transaction = begin();
  transaction.along(insert("own"));
  await transaction.commit();
  expect(await kept()).toEqual(["own"]);
});
