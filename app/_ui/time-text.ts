const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A moment as people say it: «just now», «5 min ago», «in 2 hours», «yesterday», and beyond six
 * days the date. Both arguments in milliseconds since the epoch.
 */
export function relativeText(then: number, now: number): string {
  const past = then <= now;
  const gap = Math.abs(now - then);
  if (gap < 45_000) return past ? "just now" : "in a moment";
  if (gap < hour - 30_000) return phrase(Math.round(gap / minute), "min", past);
  if (gap < day - hour / 2) return phrase(Math.round(gap / hour), "hour", past);
  const days = Math.round(gap / day);
  if (days === 1) return past ? "yesterday" : "tomorrow";
  if (days <= 6) return phrase(days, "day", past);
  return dateText(then);
}

/**
 * A moment in full, in UTC: «21 Nov 2026, 19:56 UTC». Written by hand, because the server's and the
 * browser's `Intl` may disagree by a space and break hydration.
 */
export function absoluteText(then: number): string {
  const date = new Date(then);
  const pad = (number: number) => String(number).padStart(2, "0");
  return `${dateText(then)}, ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())} UTC`;
}

function dateText(then: number): string {
  const date = new Date(then);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

function phrase(count: number, unit: string, past: boolean): string {
  const words = `${count} ${unit}${count === 1 || unit === "min" ? "" : "s"}`;
  return past ? `${words} ago` : `in ${words}`;
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
