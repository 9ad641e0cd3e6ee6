import type { z } from "zod";
import { Invalid } from "@/lib/kernel/errors.ts";
import { entryRevisionsInput } from "./entry-input.ts";
import { instantAt } from "@/lib/kernel/wall-time.ts";
import { momentSchema } from "@/lib/usecase/moment.ts";

export const scheduleEntryInput = entryRevisionsInput.extend({
  publishAt: momentSchema.nullable().optional(),
  unpublishAt: momentSchema.nullable().optional(),
});

export type ScheduleEntryInput = z.infer<typeof scheduleEntryInput>;

/** When an entry shall be published, and when it shall be taken off; null: at no time. */
export type ScheduledTimes = { readonly publishAt: Date | null; readonly unpublishAt: Date | null };

/** @NOTE Beyond it a year has more digits than dates of PostgreSQL and JavaScript agree on. */
const LAST = Date.UTC(9999, 11, 31);

/**
 * The times that are asked for; one that is not named stays as it is. What is past is refused: whoever
 * wants it published now says so.
 * @throws Invalid, naming the time that cannot be.
 */
export function scheduledTimes(
  input: ScheduleEntryInput,
  present: ScheduledTimes,
  now: number,
): ScheduledTimes {
  const publishAt = timeIn(input, "publishAt", now) ?? kept(input, present, "publishAt");
  const unpublishAt = timeIn(input, "unpublishAt", now) ?? kept(input, present, "unpublishAt");
  if (publishAt !== null && unpublishAt !== null && unpublishAt <= publishAt) {
    throw wrong("unpublishAt", "This is before it is published. Choose a later time.");
  }
  return { publishAt, unpublishAt };
}

const kept = (input: ScheduleEntryInput, present: ScheduledTimes, name: Name): Date | null =>
  input[name] === undefined ? present[name] : null;

type Name = "publishAt" | "unpublishAt";

function timeIn(input: ScheduleEntryInput, name: Name, now: number): Date | null {
  const asked = input[name];
  if (asked === null || asked === undefined) return null;
  const at = typeof asked === "string" ? new Date(asked) : wallTime(name, asked);
  if (at.getTime() > LAST) throw wrong(name, "This is too far ahead.");
  if (at.getTime() > now) return at;
  const instead = name === "publishAt" ? "Publish it now" : "Take it off now";
  throw wrong(name, `This time has passed. ${instead}, or choose a later one.`);
}

function wallTime(name: Name, asked: Parameters<typeof instantAt>[0]): Date {
  try {
    return instantAt(asked);
  } catch (error) {
    throw error instanceof Invalid ? wrong(name, error.message) : error;
  }
}

const wrong = (name: Name, message: string): Invalid =>
  new Invalid(message, [{ path: [name], message }]);
