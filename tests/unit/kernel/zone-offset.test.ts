import { describe, expect, test } from "vitest";
import { zoneOffset } from "@/lib/kernel/zone-offset.ts";

const MINUTE = 60_000;

/** A moment, a zone, and by how many minutes its clocks are ahead of UTC then. */
const offsets: readonly (readonly [moment: string, zone: string, minutes: number])[] = [
  ["2026-01-15T12:00:00Z", "UTC", 0],
  ["2026-03-29T00:59:59.999Z", "Europe/Berlin", 60],
  ["2026-03-29T01:00:00Z", "Europe/Berlin", 120],
  ["2026-10-25T00:59:59Z", "europe/berlin", 120],
  ["2026-10-25T01:00:00Z", "Europe/Berlin", 60],
  ["2026-06-15T12:00:00Z", "Asia/Kathmandu", 345],
  ["2026-06-15T12:00:00Z", "America/St_Johns", -150],
  // Half an hour is put off and on here.
  ["2026-10-03T15:29:59Z", "Australia/Lord_Howe", 630],
  ["2026-10-03T15:30:00Z", "Australia/Lord_Howe", 660],
  // The year is another there.
  ["2026-12-31T23:59:59Z", "Pacific/Kiritimati", 840],
  ["2027-01-01T00:00:00Z", "Pacific/Pago_Pago", -660],
  // Before the clock's own beginning, with a part of a second.
  ["1969-12-31T23:59:59.250Z", "Asia/Tokyo", 540],
];

describe("how far clocks are ahead", () => {
  test.each(offsets)("at %s in %s: %d minutes", (moment, zone, minutes) => {
    expect(zoneOffset(Date.parse(moment), zone)).toBe(minutes * MINUTE);
  });

  test("is not known of a zone that there is not", () => {
    expect(() => zoneOffset(0, "Mars/Base")).toThrow(RangeError);
  });
});
