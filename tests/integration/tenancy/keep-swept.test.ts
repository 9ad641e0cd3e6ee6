import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepSwept } from "@/lib/tenancy/keep-swept.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { listenToLog } from "../../support/listen-to-log.ts";

const database = useDatabase();

const leave = (id: string) =>
  ask(database().superUrl, "INSERT INTO spent_tokens VALUES ($1, now() - interval '2 hours')", [
    id,
  ]);

const left = async () =>
  (await ask<{ id: string }>(database().superUrl, "SELECT id FROM spent_tokens")).map(
    ({ id }) => id,
  );

/** @NOTE What is no longer waited for must be no more in this time either: connections have limits, too. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
});

afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;

/**
 * Lets a time pass for the sweep, and gives it the real time that it takes, as far as one can see.
 * @NOTE Not more: what the sweep waits for itself is of the same clock.
 */
async function passUntil(minutes: number, isDone: () => boolean, most = 400): Promise<void> {
  vi.advanceTimersByTime(minutes * MINUTE);
  for (let tries = 0; tries < most && !isDone(); tries += 1)
    await ask(database().superUrl, "SELECT 1");
}

test("what has expired goes some minutes after the start, and then every hour, and is told", async () => {
  const { said, stop } = listenToLog();
  const swept = { level: "info", message: "swept" };
  await leave("first");
  keepSwept();
  vi.advanceTimersByTime(4 * MINUTE);
  expect(await left()).toEqual(["first"]);
  await passUntil(1, () => said().length === 1);
  expect(await left()).toEqual([]);
  await leave("second");
  vi.advanceTimersByTime(59 * MINUTE);
  expect(await left()).toEqual(["second"]);
  await passUntil(1, () => said().length === 2);
  expect(await left()).toEqual([]);
  expect(said()).toEqual([swept, swept]);
  // An hour in which nothing has expired is nothing to tell.
  await passUntil(60, () => said().length > 2, 100);
  expect(said()).toEqual([swept, swept]);
  stop();
});

test("a sweep that fails is told of, and the next one is made all the same", async () => {
  const { said, stop } = listenToLog();
  keepSwept();
  await ask(database().superUrl, "ALTER TABLE spent_tokens RENAME TO elsewhere");
  await passUntil(5, () => said().length > 0);
  const [{ reason = "", ...line } = { level: "", message: "" }, ...more] = said();
  expect([line, more]).toEqual([
    { level: "warn", message: "what has expired could not be swept" },
    [],
  ]);
  expect(reason).toContain("does not exist");
  await ask(database().superUrl, "ALTER TABLE elsewhere RENAME TO spent_tokens");
  await leave("third");
  await passUntil(60, () => said().length > 1);
  expect(await left()).toEqual([]);
  stop();
});
