import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepSwept } from "@/lib/tenancy/keep-swept.ts";
import { ask, useDatabase } from "../../support/database.ts";

const database = useDatabase();

const leave = (id: string) =>
  ask(database().superUrl, "INSERT INTO spent_tokens VALUES ($1, now() - interval '2 hours')", [
    id,
  ]);

const left = async () =>
  (await ask<{ id: string }>(database().superUrl, "SELECT id FROM spent_tokens")).map(
    ({ id }) => id,
  );

/** @NOTE Only what the sweep waits for is ours to move: connections keep the real time. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval"] });
});

afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;

/** Lets a time pass for the sweep, and gives it the real time that it takes. */
async function pass(minutes: number, until: readonly string[]): Promise<void> {
  vi.advanceTimersByTime(minutes * MINUTE);
  for (let tries = 0; tries < 400; tries += 1) {
    if (JSON.stringify(await left()) === JSON.stringify(until)) return;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  expect(await left()).toEqual(until);
}

test("what has expired goes some minutes after the start, and then every hour", async () => {
  await leave("first");
  keepSwept();
  vi.advanceTimersByTime(4 * MINUTE);
  expect(await left()).toEqual(["first"]);
  await pass(1, []);
  await leave("second");
  vi.advanceTimersByTime(59 * MINUTE);
  expect(await left()).toEqual(["second"]);
  await pass(1, []);
  await leave("third");
  await pass(60, []);
});

test("a sweep that fails is told of, and the next one is made all the same", async () => {
  const said: string[] = [];
  const told = vi.spyOn(console, "error").mockImplementation((line) => {
    said.push(String(line));
  });
  keepSwept();
  await ask(database().superUrl, "ALTER TABLE spent_tokens RENAME TO elsewhere");
  vi.advanceTimersByTime(5 * MINUTE);
  const isTold = () => said.some((line) => line.includes("could not be swept"));
  for (let tries = 0; tries < 400 && !isTold(); tries += 1)
    await ask(database().superUrl, "SELECT 1");
  expect(isTold()).toBe(true);
  told.mockRestore();
  await ask(database().superUrl, "ALTER TABLE elsewhere RENAME TO spent_tokens");
  await leave("fourth");
  await pass(60, []);
});
