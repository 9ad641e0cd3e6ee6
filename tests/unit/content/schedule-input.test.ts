import { expect, test } from "vitest";
import { scheduledTimes, scheduleEntryInput } from "@/lib/content/schedule-input.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const NEVER = { publishAt: null, unpublishAt: null };

/** The times that are asked for at noon of a day, of an entry that has these. */
function asked(times: object, present: Parameters<typeof scheduledTimes>[1] = NEVER) {
  const input = { collection: "posts", id: newId(), revision: 1, ...times };
  const { publishAt, unpublishAt } = scheduledTimes(
    parseInput(scheduleEntryInput, input),
    present,
    NOW,
  );
  return [publishAt?.toISOString() ?? null, unpublishAt?.toISOString() ?? null];
}

test("times are moments, whatever offset or zone they are said in", () => {
  expect(asked({ publishAt: "2026-11-29T09:00:00+01:00" })).toEqual([
    "2026-11-29T08:00:00.000Z",
    null,
  ]);
  const wall = { local: "2026-11-29T09:00", zone: "America/New_York" };
  expect(asked({ unpublishAt: wall })).toEqual([null, "2026-11-29T14:00:00.000Z"]);
});

test("a time that is not named stays, null takes it back", () => {
  const present = { publishAt: new Date("2026-12-01Z"), unpublishAt: new Date("2026-12-02Z") };
  expect(asked({ publishAt: null }, present)).toEqual([null, "2026-12-02T00:00:00.000Z"]);
  expect(asked({ publishAt: null, unpublishAt: null }, present)).toEqual([null, null]);
});

const LATER = "2026-11-30T09:00:00Z";

test.each([
  ["that has passed", { publishAt: "2026-11-22T11:59:59Z" }, "publishAt"],
  ["that is now", { publishAt: "2026-11-22T12:00:00Z" }, "publishAt"],
  ["to take off that has passed", { unpublishAt: "2026-11-22T11:59:59Z" }, "unpublishAt"],
  ["without an offset", { publishAt: "2026-11-29T09:00:00" }, "publishAt"],
  ["of no zone", { publishAt: { local: "2026-11-29T09:00", zone: "Mars/Base" } }, "publishAt"],
  ["in a zone and in UTC", { publishAt: { local: "2026-11-29T09:00Z", zone: "UTC" } }, "publishAt"],
  ["clocks skip", { publishAt: { local: "2027-03-28T02:30", zone: "Europe/Berlin" } }, "publishAt"],
  ["in the wrong order", { publishAt: LATER, unpublishAt: LATER }, "unpublishAt"],
  ["beyond all calendars", { publishAt: "9999-12-31T23:59:59Z" }, "publishAt"],
  ["that is no time", { publishAt: "soon" }, "publishAt"],
])("a time %s is refused, and its place named", (_what, times, place) => {
  const refusal = (): unknown => {
    try {
      return asked(times);
    } catch (error) {
      return error;
    }
  };
  const told = refusal();
  expect(told).toBeInstanceOf(Invalid);
  expect((told as Invalid).issues[0]?.path[0]).toBe(place);
});
