import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { openPool } from "@/lib/db/pool.ts";
import { useDatabase } from "../../support/database.ts";

const current = useDatabase();
const PATIENCE = 1_000;

/** A pool all of whose connections somebody has. */
async function takenPool() {
  const pool = openPool(current().appUrl, PATIENCE);
  const held = await Promise.all(Array.from({ length: 10 }, () => pool.connect()));
  const end = async () => {
    for (const client of held.splice(0)) client.release();
    await pool.end();
  };
  return { pool, held, end };
}

test("who waits for a connection in vain is turned away, and what comes later is for others", async () => {
  const { pool, held, end } = await takenPool();
  await expect(pool.query("SELECT 1")).rejects.toThrow("timeout exceeded when trying to connect");
  await expect(pool.connect()).rejects.toThrow("timeout exceeded when trying to connect");
  held.pop()?.release();
  expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await end();
});

test("nobody is turned away for the time in which this process was busy", async () => {
  const { pool, held, end } = await takenPool();
  const answer = pool.query("SELECT 1 AS one");
  const until = performance.now() + 1.5 * PATIENCE;
  while (performance.now() < until);
  await turn();
  held.pop()?.release();
  expect((await answer).rows).toEqual([{ one: 1 }]);
  await end();
});

test("a server that takes connections and says nothing is left after a while", async () => {
  const silent = createServer();
  const left = new Promise<Socket>((tell) => {
    silent.once("connection", (socket) => socket.resume().once("close", () => tell(socket)));
  });
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const url = new URL(current().appUrl);
  url.port = String(port);
  const pool = openPool(url.href, PATIENCE);
  await expect(pool.query("SELECT 1")).rejects.toThrow("timeout exceeded when trying to connect");
  await left;
  await expect.poll(() => pool.totalCount).toBe(0);
  await pool.end();
  silent.close();
});
