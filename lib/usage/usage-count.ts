import { z } from "zod";

/** What came of a domain's request: an answer, a 429, or another status from 400 on. */
export type Outcome = "answered" | "limited" | "failed";

const count = z.int().min(0).max(1_000_000_000);

/** What one domain did within one hour. `requests` counts all, the others are part of it. */
export const usageCountSchema = z.strictObject({
  domainId: z.uuid(),
  /** Start of the hour in milliseconds since the epoch. */
  hour: z.int().multipleOf(3_600_000),
  requests: count,
  limited: count,
  failed: count,
  /** The last request, in milliseconds since the epoch. */
  lastAt: z.int(),
});

export type UsageCount = z.infer<typeof usageCountSchema>;

export const HOUR_MS = 3_600_000;
