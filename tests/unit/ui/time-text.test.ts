import { describe, expect, it } from "vitest";
import { absoluteText, relativeText } from "@/app/_ui/time-text.ts";

const now = Date.UTC(2026, 10, 21, 12, 0, 0);
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe("relativeText", () => {
  it.each([
    [0, "just now"],
    [-44 * second, "just now"],
    [30 * second, "in a moment"],
    [-minute, "1 min ago"],
    [-59 * minute, "59 min ago"],
    [-59.6 * minute, "1 hour ago"],
    [-hour, "1 hour ago"],
    [-23 * hour, "23 hours ago"],
    [-23.6 * hour, "yesterday"],
    [-day, "yesterday"],
    [day, "tomorrow"],
    [2 * hour, "in 2 hours"],
    [5 * minute, "in 5 min"],
    [-6 * day, "6 days ago"],
    [3 * day, "in 3 days"],
    [-7 * day, "14 Nov 2026"],
  ])("says a moment %d ms from now as «%s»", (offset, text) => {
    expect(relativeText(now + offset, now)).toBe(text);
  });
});

describe("absoluteText", () => {
  it("writes UTC with two digits for hours and minutes", () => {
    expect(absoluteText(Date.UTC(2026, 0, 5, 7, 4))).toBe("5 Jan 2026, 07:04 UTC");
  });
});
