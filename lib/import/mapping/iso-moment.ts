import type { Json } from "@/lib/kernel/json.ts";
import { rssDate } from "../wxr-date.ts";

/**
 * A moment as files write it, as ISO 8601; null where it is none. What names no zone is read as UTC. Days
 * are read as 2026-11-22 and as 22.11.2026; 11/22/2026 means another day elsewhere, and is refused.
 */
export function isoMoment(written: Json): string | null {
  if (typeof written !== "string") return null;
  const text = written.trim();
  const iso = ISO.exec(text)?.groups;
  if (iso !== undefined)
    return momentOf(`${iso["day"]}T${timeOf(iso["time"])}${zoneOf(iso["zone"])}`);
  const dotted = DOTTED.exec(text)?.groups;
  if (dotted !== undefined) {
    const { day = "", month = "", year, time } = dotted;
    return momentOf(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}T${timeOf(time)}Z`);
  }
  return /^[A-Za-z]{3}, /.test(text) ? (rssDate(text)?.toISOString() ?? null) : null;
}

const ISO =
  /^(?<day>\d{4}-\d\d-\d\d)(?:[T ](?<time>\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?\s?(?<zone>Z|[+-]\d\d:?\d\d)?$/;
const DOTTED =
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})(?: (?<time>\d\d:\d\d(?::\d\d)?))?$/;

const timeOf = (time = "00:00"): string => (time.length === 5 ? `${time}:00` : time);

const zoneOf = (zone = "Z"): string =>
  zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;

function momentOf(text: string): string | null {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return null;
  // @NOTE JavaScript makes the 3rd of March of the 31st of February.
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day
    ? date.toISOString()
    : null;
}
