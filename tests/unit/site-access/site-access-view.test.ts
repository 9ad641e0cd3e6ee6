import { expect, test } from "vitest";
import { siteAccessState } from "@/lib/site-access/site-access-view.ts";

const changedAt = new Date("2026-01-15T12:00:00Z");
const after = (seconds: number) => changedAt.getTime() + seconds * 1000;

test("a change is taking effect until a read-back has seen its version, and delayed after a while", () => {
  expect(siteAccessState({ version: 3, confirmed: 2, changedAt }, after(1))).toBe("taking-effect");
  expect(siteAccessState({ version: 3, confirmed: 2, changedAt }, after(60))).toBe("delayed");
  expect(siteAccessState({ version: 3, confirmed: 3, changedAt }, after(60))).toBe("in-effect");
});
