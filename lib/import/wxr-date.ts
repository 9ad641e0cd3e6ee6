/**
 * A date as WordPress writes it ("2013-01-05 17:00:49", read as UTC); null when there is none:
 * WordPress writes zeros for a draft that never had a date, and files hold days that do not exist.
 */
export function wxrDate(text: string): Date | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/.exec(text.trim());
  if (match === null) return null;
  const iso = `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}.000Z`;
  const date = new Date(iso);
  return isPlausible(date) && date.toISOString() === iso ? date : null;
}

/** A date as RSS writes it (RFC 822); null when it is none. */
export function rssDate(text: string): Date | null {
  // @NOTE For a post without date WordPress writes "Wed, 30 Nov -0001 00:00:00 +0000".
  if (text.includes("-0001")) return null;
  const date = new Date(text.trim());
  return isPlausible(date) ? date : null;
}

const isPlausible = (date: Date): boolean =>
  !Number.isNaN(date.getTime()) && date.getUTCFullYear() >= 1900 && date.getUTCFullYear() <= 9000;
