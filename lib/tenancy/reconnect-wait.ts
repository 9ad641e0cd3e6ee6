/** Milliseconds until the next try to connect. */
const WAITS = [100, 250, 500, 1_000, 2_000, 5_000] as const;
const LONGEST = 10_000;

/**
 * How many milliseconds to wait after a connection was lost: longer each time, and no two processes
 * the same, so that a database that comes back is not called by all of them at once.
 * @param tries how often it was tried since it last stood.
 * @param random from 0 to 1; the wait is within a quarter of what is meant.
 */
export const reconnectWait = (tries: number, random: number): number =>
  (WAITS[tries] ?? LONGEST) * (0.75 + random / 2);
