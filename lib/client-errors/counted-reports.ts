import type { ClientReport } from "./client-report.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** Reports that are alike: one of them, and how many there are. */
export type Counted = {
  readonly fingerprint: string;
  readonly report: ClientReport;
  readonly times: number;
};

/**
 * Puts reports that are alike together.
 * @NOTE In the order of their fingerprints: two requests that lock the same rows in different order
 * would wait for each other.
 */
export async function countAlike(reports: readonly ClientReport[]): Promise<Counted[]> {
  const alike = new Map<string, Counted>();
  for (const report of reports) {
    const fingerprint = await fingerprintOf(report);
    const known = alike.get(fingerprint) ?? { fingerprint, report, times: 0 };
    alike.set(fingerprint, { ...known, times: known.times + 1 });
  }
  return [...alike.values()].toSorted((one, other) =>
    one.fingerprint < other.fingerprint ? -1 : 1,
  );
}
