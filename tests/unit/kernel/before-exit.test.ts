import { expect, test } from "vitest";
import { beforeExit, finishBeforeExit } from "@/lib/kernel/before-exit.ts";

test("what was left for the end is done once, whatever else fails or never ends", async () => {
  const done: string[] = [];
  beforeExit(() => Promise.reject(new Error("no")));
  beforeExit(() => new Promise(() => undefined));
  beforeExit(async () => {
    await Promise.resolve();
    done.push("written");
  });
  await finishBeforeExit(20);
  await finishBeforeExit(20);
  expect(done).toEqual(["written"]);
});
