import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rowsOf } from "../support/attack/rows.ts";
import { faultsIn } from "./faults.ts";
import { buildHouse, type House } from "./house.ts";
import { startMortal, type Mortal } from "./mortal-process.ts";
import { chanceOf } from "./randomness.ts";
import { newDiary, write } from "./writer.ts";

const SEED = Number(process.env["CRASH_SEED"] ?? randomInt(2 ** 31));
const MOMENTS = Number(process.env["CRASH_MOMENTS"] ?? "10");
/** Every so many moments it is PostgreSQL itself that is killed. */
const DATABASE_EVERY = Number(process.env["CRASH_DATABASE_EVERY"] ?? "0");
const WRITERS = 3;
const LIMIT = 300_000 + MOMENTS * 15_000;

let house: House;

let mortal: Mortal;
const onExit: (() => Promise<void>)[] = [];

beforeAll(async () => {
  house = await buildHouse();
  onExit.push(() => house.postgres.destroy());
  mortal = await startMortal(house.env);
  onExit.push(() => mortal.end());
}, 120_000);

afterAll(async () => {
  for (const undo of onExit.toReversed()) await undo();
}, 60_000);

test(
  `whatever the moment of its death, what was acknowledged is there once (seed ${SEED})`,
  async () => {
    const chance = chanceOf(SEED);
    const diary = newDiary();
    const over = new AbortController();
    const writers = Array.from({ length: WRITERS }, (_, at) =>
      write(mortal.address, chanceOf(SEED + at + 1), { diary, signal: over.signal }),
    );
    // @NOTE Whoever fails tells at the end; until then nobody waits for them.
    const writing = Promise.allSettled(writers);
    for (let moment = 1; moment <= MOMENTS; moment += 1) {
      await sleep(chance.between(50, 900));
      if (DATABASE_EVERY > 0 && moment % DATABASE_EVERY === 0) await house.postgres.crash();
      else await mortal.killAndReplace();
    }
    over.abort();
    expect((await writing).filter(({ status }) => status === "rejected")).toEqual([]);
    const { superUrl } = house.postgres;
    const due = () => rowsOf(superUrl, "SELECT id FROM graphile_worker._private_jobs", []);
    // @NOTE A job whose worker was killed is given back within a minute.
    await expect.poll(due, { timeout: 120_000, interval: 200 }).toEqual([]);
    expect(await faultsIn(superUrl, [...diary.entries.values()])).toEqual([]);
    const kinds = await rowsOf(
      superUrl,
      "SELECT action, count(*)::int AS times FROM audit_events WHERE action LIKE 'entry.%' GROUP BY 1 ORDER BY 1",
      [],
    );
    const told = {
      seed: SEED,
      deaths: mortal.deaths(),
      entries: diary.entries.size,
      ...diary.counts,
    };
    process.stdout.write(`${JSON.stringify({ ...told, kinds })}\n`);
  },
  LIMIT,
);
