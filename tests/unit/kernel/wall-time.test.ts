import { describe, expect, test } from "vitest";
import { instantAt, isTimeZone } from "@/lib/kernel/wall-time.ts";
import { Invalid } from "@/lib/kernel/errors.ts";

/** What clocks show where, and the moment it is. */
const shown: readonly (readonly [local: string, zone: string, instant: string])[] = [
  ["2026-11-29T09:00", "Europe/Berlin", "2026-11-29T08:00:00.000Z"],
  ["2026-07-01T09:00:30", "Europe/Berlin", "2026-07-01T07:00:30.000Z"],
  ["2026-03-29T01:59:59", "Europe/Berlin", "2026-03-29T00:59:59.000Z"],
  ["2026-03-29T03:00", "Europe/Berlin", "2026-03-29T01:00:00.000Z"],
  ["2026-10-25T01:59:59", "Europe/Berlin", "2026-10-24T23:59:59.000Z"],
  ["2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00:00.000Z"],
  ["2026-03-08T01:59", "America/New_York", "2026-03-08T06:59:00.000Z"],
  ["2026-03-08T03:00", "America/New_York", "2026-03-08T07:00:00.000Z"],
  // Half an hour is put off and on here.
  ["2026-10-04T02:30", "Australia/Lord_Howe", "2026-10-03T15:30:00.000Z"],
  ["2026-06-15T12:00", "Asia/Kathmandu", "2026-06-15T06:15:00.000Z"],
  ["2026-12-31T23:59", "Pacific/Kiritimati", "2026-12-31T09:59:00.000Z"],
  ["2027-01-01T00:00", "Pacific/Pago_Pago", "2027-01-01T11:00:00.000Z"],
  // Without a break at either side of noon, though Morocco changes at Ramadan.
  ["2026-02-10T12:00", "Africa/Casablanca", "2026-02-10T11:00:00.000Z"],
  ["2026-06-01T00:00", "UTC", "2026-06-01T00:00:00.000Z"],
];

const skipped: readonly (readonly [string, string])[] = [
  ["2026-03-29T02:00", "Europe/Berlin"],
  ["2026-03-29T02:30", "Europe/Berlin"],
  ["2026-03-29T02:59:59", "Europe/Berlin"],
  ["2026-03-08T02:30", "America/New_York"],
  ["2026-10-04T02:15", "Australia/Lord_Howe"],
  // The day that Samoa left out, crossing the date line.
  ["2011-12-30T12:00", "Pacific/Apia"],
];

const twice: readonly (readonly [string, string, string, string])[] = [
  ["2026-10-25T02:00", "Europe/Berlin", "2026-10-25T00:00:00.000Z", "2026-10-25T01:00:00.000Z"],
  ["2026-10-25T02:59:59", "Europe/Berlin", "2026-10-25T00:59:59.000Z", "2026-10-25T01:59:59.000Z"],
  ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z", "2026-11-01T06:30:00.000Z"],
  [
    "2026-04-05T01:45",
    "Australia/Lord_Howe",
    "2026-04-04T14:45:00.000Z",
    "2026-04-04T15:15:00.000Z",
  ],
];

const refusalOf = (local: string, zone: string): Invalid => {
  try {
    instantAt({ local, zone });
  } catch (error) {
    if (error instanceof Invalid) return error;
  }
  throw new Error("It was not refused.");
};

describe("a time as clocks show it", () => {
  test.each(shown)("%s in %s is %s", (local, zone, instant) => {
    expect(instantAt({ local, zone }).toISOString()).toBe(instant);
  });

  test.each(skipped)("%s in %s is refused: clocks never show it", (local, zone) => {
    expect(refusalOf(local, zone).message).toContain("skip");
  });

  test.each(twice)(
    "%s in %s is refused with both moments that it may mean",
    (local, zone, ...both) => {
      const { message } = refusalOf(local, zone);
      expect(both.filter((moment) => message.includes(moment))).toEqual(both);
    },
  );
});

test.each([
  ["Europe/Berlin", true],
  ["UTC", true],
  ["Mars/Base", false],
  ["+02:00", false],
  ["", false],
])("«%s» is a time zone: %s", (zone, is) => {
  expect(isTimeZone(zone)).toBe(is);
});
