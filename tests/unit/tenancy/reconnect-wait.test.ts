import { expect, test } from "vitest";
import { reconnectWait } from "@/lib/tenancy/reconnect-wait.ts";

test("each try waits longer than the one before, and none longer than ten seconds or so", () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 7, 100].map((tries) => reconnectWait(tries, 0.5));
  expect(waits).toEqual([100, 250, 500, 1_000, 2_000, 5_000, 10_000, 10_000, 10_000]);
});

test("no two processes wait the same, within a quarter of what is meant", () => {
  expect([reconnectWait(0, 0), reconnectWait(0, 1)]).toEqual([75, 125]);
  expect([reconnectWait(50, 0), reconnectWait(50, 1)]).toEqual([7_500, 12_500]);
});
