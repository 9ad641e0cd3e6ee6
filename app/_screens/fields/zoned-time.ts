import { zoneOffset } from "@/lib/kernel/zone-offset.ts";

/**
 * The instant at which a clock in a time zone shows a local time such as `2027-02-01T18:00`, in ISO
 * 8601; null for no such text. Where clocks are put forward over it, the time after the gap; where
 * they show it twice, the first.
 */
export function instantAt(local: string, zone: string): string | null {
  const asUtc = Date.parse(`${local.slice(0, 16)}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) || Number.isNaN(asUtc)) return null;
  const guesses = [asUtc - DAY, asUtc + DAY].map((near) => asUtc - zoneOffset(near, zone));
  const right = guesses.filter((guess) => guess + zoneOffset(guess, zone) === asUtc);
  return new Date(Math.min(...(right.length > 0 ? right : guesses))).toISOString();
}

/** What a clock in a time zone shows at an instant, as an input for local times has it. */
export function localAt(instant: string, zone: string): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return "";
  return new Date(time + zoneOffset(time, zone)).toISOString().slice(0, 16);
}

const DAY = 86_400_000;
