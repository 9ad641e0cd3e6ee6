const HOUR = 3_600_000;

/** What to ask `listDomainUsage` for: this step and those before it, up to now. */
export function usageSpan(
  domainId: string,
  { step, count }: { step: "hour" | "day"; count: number },
) {
  const length = step === "hour" ? HOUR : 24 * HOUR;
  const now = Date.now();
  const from = new Date(now - (count - 1) * length).toISOString();
  return { domainId, step, from, to: new Date(now).toISOString() };
}
