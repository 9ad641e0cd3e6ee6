import { availableParallelism } from "node:os";
import { Unavailable } from "@/lib/kernel/errors.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { ownCores } from "@/lib/kernel/own-cores.ts";

/** @NOTE Half of what is ours of the machine: people wait for pages meanwhile. */
const AT_ONCE = Math.max(1, Math.floor(ownCores(availableParallelism()) / 2));
const MOST_WAITING = 200;
/** As many images as a page has; one website that has more of them drawn holds up nobody else. */
const MOST_WAITING_OF_ONE = 30;

let running = 0;
let waiting = 0;
/** A line for each organization; the first of them is the next to have its turn. */
const lines = new Map<OrganizationId, (() => void)[]>();

/**
 * Does work with images when its turn comes; organizations take turns.
 * @throws Unavailable where too many wait already, of this organization or of all together.
 */
export async function drawing<Result>(
  organizationId: OrganizationId,
  work: () => Promise<Result>,
): Promise<Result> {
  if (running >= AT_ONCE) await turnOf(organizationId);
  else running += 1;
  try {
    return await work();
  } finally {
    passOn();
  }
}

function turnOf(organizationId: OrganizationId): Promise<void> {
  const line = lines.get(organizationId) ?? [];
  if (waiting >= MOST_WAITING || line.length >= MOST_WAITING_OF_ONE) throw new Unavailable();
  waiting += 1;
  lines.set(organizationId, line);
  return new Promise((resolve) => line.push(resolve));
}

/** @NOTE Whose line had its turn goes behind the others. */
function passOn(): void {
  for (const [organizationId, line] of lines) {
    lines.delete(organizationId);
    const [next, ...rest] = line;
    if (next === undefined) continue;
    if (rest.length > 0) lines.set(organizationId, rest);
    waiting -= 1;
    next();
    return;
  }
  running -= 1;
}
