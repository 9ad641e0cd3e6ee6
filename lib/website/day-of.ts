const day = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });

/** A day in UTC, in words. */
export const dayOf = (at: Date): string => day.format(at);
