import { Invalid } from "@/lib/kernel/errors.ts";
import { zoneOffset } from "@/lib/kernel/zone-offset.ts";

/** What a clock on a wall shows, and where the wall stands. */
export type WallTime = {
  /** Such as `2026-03-29T02:30`. */
  readonly local: string;
  /** A name of the IANA time zone database, such as `Europe/Berlin`. */
  readonly zone: string;
};

const DAY_MS = 86_400_000;

/** Whether the zone is one that this system's time zone database has. */
export function isTimeZone(zone: string): boolean {
  // @NOTE Newer systems take offsets for zones, too; those belong in the time itself.
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).format(0) !== "";
  } catch {
    return false;
  }
}

/**
 * The moment at which a clock on a wall shows a time.
 * @throws Invalid where clocks there never show it, or show it twice: summer time begins and ends.
 */
export function instantAt({ local, zone }: WallTime): Date {
  const asUtc = Date.parse(`${local}Z`);
  const near = [asUtc - DAY_MS, asUtc + DAY_MS].map((at) => asUtc - zoneOffset(at, zone));
  const moments = [...new Set(near)].filter((at) => at + zoneOffset(at, zone) === asUtc);
  const [moment, another] = moments;
  if (moment === undefined) {
    throw new Invalid(`In ${zone} clocks skip ${local}: summer time begins. Choose another time.`);
  }
  if (another !== undefined) {
    const both = moments
      .toSorted((one, other) => one - other)
      .map((at) => new Date(at).toISOString());
    throw new Invalid(
      `In ${zone} clocks show ${local} twice: at ${both.join(" and at ")}. Say which, in UTC.`,
    );
  }
  return new Date(moment);
}
