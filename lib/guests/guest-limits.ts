import type { Window } from "@/lib/limits/counter.ts";

/**
 * Tries of one address at one site. The wait grows from a minute to a day the longer somebody
 * keeps guessing; the right password clears them.
 */
export const ADDRESS_WINDOWS: readonly Window[] = [
  { name: "guest-minute", tries: 5, seconds: 60 },
  { name: "guest-quarter", tries: 10, seconds: 900 },
  { name: "guest-day", tries: 40, seconds: 86_400 },
];

/**
 * Wrong tries at one site from everywhere. They never lock anybody out: they raise the work that
 * each further try costs, so that guests wait some seconds and guessers pay for every guess.
 */
export const SITE_WINDOW: Window = { name: "guest-site", tries: 1_000_000, seconds: 900 };

const TRIES_PER_STEP = 25;
const MOST_WORK = 8;

/** How many times the ordinary work a try costs after so many wrong ones in a quarter of an hour. */
export const workAfter = (wrongTries: number): number =>
  Math.min(MOST_WORK, 2 ** Math.floor(wrongTries / TRIES_PER_STEP));

/** Challenges an address may ask of a site in five minutes: nobody stores up cheap ones. */
export const CHALLENGE_WINDOW: Window = { name: "guest-challenge", tries: 60, seconds: 300 };
