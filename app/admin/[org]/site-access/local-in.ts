/** An instant as the clocks of a time zone show it, as an input of the kind `datetime-local` takes it. */
export function localIn(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    ...{ timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).format(new Date(instant));
  return parts.replace(" ", "T");
}
