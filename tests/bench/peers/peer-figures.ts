import { median } from "../measure.ts";

/** A load run as the harness tells it. */
export type PeerRow = {
  readonly target: string;
  readonly scenario: string;
  readonly rps: number;
  readonly p50: number | null;
  readonly p99: number | null;
  readonly unexpected: number;
};

export type PeerFigures = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers of another status than expected, in all rounds. */
  readonly unexpected: number;
};

/** The medians over rounds, by `scenario/target`. */
export function figuresOf(rows: readonly PeerRow[]): ReadonlyMap<string, PeerFigures> {
  const groups = new Map<string, PeerRow[]>();
  for (const row of rows) {
    const key = `${row.scenario}/${row.target}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return new Map([...groups].map(([key, all]) => [key, medians(all)]));
}

function medians(rows: readonly PeerRow[]): PeerFigures {
  const middle = (pick: (row: PeerRow) => number | null): number =>
    median(rows.map((row) => pick(row) ?? Number.NaN));
  return {
    perSecond: middle(({ rps }) => rps),
    p50: middle(({ p50 }) => p50),
    p99: middle(({ p99 }) => p99),
    unexpected: rows.reduce((sum, { unexpected }) => sum + unexpected, 0),
  };
}
