import { z } from "zod";
import { instantAt, isTimeZone } from "@/lib/kernel/wall-time.ts";

const EXPLICIT = "Give a day and a time with its offset, such as 2026-11-29T09:00:00+01:00.";

/** A moment: with its offset from UTC, or as clocks show it in a time zone. */
export const momentSchema = z.union(
  [
    z.iso.datetime({ offset: true }),
    z.strictObject({
      local: z.iso.datetime({ local: true }).refine((text) => !text.endsWith("Z"), EXPLICIT),
      zone: z.string().max(80).refine(isTimeZone, "This is no time zone."),
    }),
  ],
  { error: EXPLICIT },
);

export type Moment = z.infer<typeof momentSchema>;

/** The instant of a moment. @throws Invalid where clocks never show it, or show it twice. */
export const instantOf = (moment: Moment): Date =>
  typeof moment === "string" ? new Date(moment) : instantAt(moment);

/** The time zone in which a moment was said. */
export const zoneOf = (moment: Moment): string =>
  typeof moment === "string" ? "UTC" : moment.zone;
