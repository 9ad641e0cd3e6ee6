import { expect, test } from "vitest";
import { workAfter } from "@/lib/guests/guest-limits.ts";

test("the work of a try doubles with wrong tries at the site, and stays bearable", () => {
  expect([0, 24, 25, 50, 75, 100, 1_000_000].map(workAfter)).toEqual([1, 1, 2, 4, 8, 8, 8]);
});
