import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withinTime } from "@/lib/kernel/within-time.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const late = () => new Error("too late");
const never = new Promise<string>(() => undefined);

test("what is done in time gives what it gives, and leaves no timer behind", async () => {
  expect(await withinTime(Promise.resolve("done"), 100, late)).toBe("done");
  await expect(withinTime(Promise.reject(new Error("no good")), 100, late)).rejects.toThrow(
    "no good",
  );
  expect(vi.getTimerCount()).toBe(0);
});

test("what takes longer is waited for no more", async () => {
  const waiting = withinTime(never, 100, late).catch((cause: unknown) => cause);
  vi.advanceTimersByTime(99);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await waiting).toEqual(late());
  expect(vi.getTimerCount()).toBe(0);
});
