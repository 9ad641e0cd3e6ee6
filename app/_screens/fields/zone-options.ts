type ZoneOption = { readonly value: string; readonly label: string };

/** The time zones that a field offers, one's own first. */
export const zoneOptions = (own: string): ZoneOption[] =>
  [...new Set([own, "UTC", ...Intl.supportedValuesOf("timeZone")])].map((value) => ({
    value,
    label: value.replaceAll("_", " "),
  }));
