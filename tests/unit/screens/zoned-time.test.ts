import { describe, expect, test } from "vitest";
import { instantAt, localAt } from "@/app/_screens/fields/zoned-time.ts";

const BERLIN = "Europe/Berlin";

/** What an input of local times shows, where, and the moment that is kept. */
const chosen: readonly (readonly [local: string, zone: string, instant: string])[] = [
  ["2027-02-01T18:00", BERLIN, "2027-02-01T17:00:00.000Z"],
  ["2027-07-01T18:00", BERLIN, "2027-07-01T16:00:00.000Z"],
  ["2026-06-15T12:00", "Asia/Kathmandu", "2026-06-15T06:15:00.000Z"],
  ["2027-01-01T00:00", "Pacific/Pago_Pago", "2027-01-01T11:00:00.000Z"],
];

describe("an input of local times", () => {
  test.each(chosen)("keeps %s in %s as %s, and shows it again", (local, zone, instant) => {
    expect(instantAt(local, zone)).toBe(instant);
    expect(localAt(instant, zone)).toBe(local);
  });

  test("takes the time after the gap where clocks are put forward over what was chosen", () => {
    expect(instantAt("2026-03-29T02:30", BERLIN)).toBe("2026-03-29T00:30:00.000Z");
  });

  test("takes the first of two moments that clocks show alike", () => {
    expect(instantAt("2026-10-25T02:30", BERLIN)).toBe("2026-10-25T00:30:00.000Z");
  });

  test.each(["", "2027-02-01", "noon", "2027-99-01T18:00"])("keeps nothing of «%s»", (local) => {
    expect(instantAt(local, BERLIN)).toBeNull();
  });

  test("shows nothing of what is no moment", () => {
    expect(localAt("yesterday", BERLIN)).toBe("");
  });
});
