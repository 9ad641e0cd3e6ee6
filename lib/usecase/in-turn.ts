import { Unavailable } from "@/lib/kernel/errors.ts";

/** How many of one name may wait; whoever comes after them is told to come back. */
const MOST_WAITING = 60;

type Line = { last: Promise<void>; length: number };

const lines = new Map<string, Line>();

/**
 * Runs what goes by one name one after the other in this process, in the order in which it came.
 * Whoever waits holds nothing meanwhile. @throws Unavailable where too many wait; what `run` throws.
 */
export async function inTurn<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  const line = lines.get(name) ?? { last: Promise.resolve(), length: 0 };
  if (line.length > MOST_WAITING) throw new Unavailable("Too much waits for its turn. Try later.");
  lines.set(name, line);
  line.length += 1;
  const turn = line.last.then(run);
  line.last = endOf(turn);
  try {
    return await turn;
  } finally {
    line.length -= 1;
    if (line.length === 0) lines.delete(name);
  }
}

async function endOf(turn: Promise<unknown>): Promise<void> {
  try {
    await turn;
  } catch {
    // Whoever waits for its own turn does not care how another's ended.
  }
}
