/** One kind of change that reading made, in words for a report, and how often. */
export type Change = { readonly what: string; readonly count: number };

/** Counts changes by their words. */
export class ChangeCount {
  private readonly counts = new Map<string, number>();

  add(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  list(): readonly Change[] {
    return [...this.counts].map(([what, count]) => ({ what, count }));
  }
}
