import type { SourceFacts, Staged } from "../source/staged-line.ts";
import type { SourceKind } from "../source/open-source.ts";

/** A file that is being read: what is true of it, and how far its lines were asked for. */
export type Reading = {
  readonly kind: SourceKind;
  readonly facts: SourceFacts;
  readonly staged: AsyncIterator<Staged>;
  /** Lines that came out of it. */
  lines: number;
};

/** @NOTE As many as workers of a process read at once; each keeps an index of its file in memory. */
const MOST = 2;
const IDLE_MS = 60_000;

type Kept = { readonly reading: Reading; readonly timer: NodeJS.Timeout };

const kept = new Map<string, Kept>();

/**
 * Keeps a reading in this process for its next stretch, which then goes on where this one stopped. One
 * that nobody goes on with within a minute is let go, and so is the oldest of too many: what they have
 * not read is read from the file's beginning, as after the end of a process.
 */
export function keepReading(id: string, reading: Reading): void {
  const timer = setTimeout(() => letGo(id), IDLE_MS);
  timer.unref();
  kept.set(id, { reading, timer });
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) letGo(oldest);
}

/** The reading of an import that stopped in this process, for whoever asks first; null: there is none. */
export function takeReading(id: string): Reading | null {
  const found = kept.get(id);
  if (found === undefined) return null;
  clearTimeout(found.timer);
  kept.delete(id);
  return found.reading;
}

function letGo(id: string): void {
  const reading = takeReading(id);
  reading?.staged.return?.().catch(() => undefined); // nobody waits for it any more
}
