/**
 * By how many milliseconds clocks in a time zone are ahead of UTC at a moment.
 * @throws RangeError for a zone that this system's time zone database lacks.
 */
export function zoneOffset(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", {
    ...({ timeZone, hourCycle: "h23", calendar: "iso8601" } as const),
    ...({ year: "numeric", month: "numeric", day: "numeric" } as const),
    ...({ hour: "numeric", minute: "numeric", second: "numeric" } as const),
  }).formatToParts(moment);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  const day = Date.UTC(of("year"), of("month") - 1, of("day"));
  const shown = day + ((of("hour") * 60 + of("minute")) * 60 + of("second")) * 1000;
  return shown - Math.floor(moment / 1000) * 1000;
}
