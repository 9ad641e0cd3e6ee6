import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { afterWaiting } from "@/lib/kernel/after-waiting.ts";

/** Has this process hear of nothing for a while. */
function beBusy(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

test("who waits in vain waits no more once it is over", async () => {
  const over = new Promise<string>((tell) => void afterWaiting(20, () => tell("over")));
  expect(await over).toBe("over");
});

test("time in which this process was busy is not waited for", async () => {
  let isOver = false;
  const stop = afterWaiting(100, () => {
    isOver = true;
  });
  beBusy(150);
  await turn();
  await turn();
  expect(isOver).toBe(false);
  stop();
});

test("who is served before is not told that it is over", async () => {
  let isOver = false;
  const stop = afterWaiting(10, () => {
    isOver = true;
  });
  stop();
  await new Promise<void>((over) => void afterWaiting(30, over));
  expect(isOver).toBe(false);
});
