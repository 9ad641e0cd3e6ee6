import { systemClock } from "@/lib/kernel/clock.ts";
import { RateLimited } from "@/lib/kernel/errors.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";

/** How many exports one caller may run at once in this process. */
const MOST = 3;

/** After so long an export that nobody reads on is forgotten. */
const LONGEST_MS = 15 * 60_000;

const places = new Map<string, Set<{ readonly since: number }>>();

/**
 * Takes one of a caller's places, until the function that it answers is called: whoever opens export
 * after export has the database to themselves no more than anybody else.
 * @throws RateLimited where all of them are taken.
 */
export function holdPlace({ principal, clock = systemClock }: Asking): () => void {
  const key = JSON.stringify(whoIs(principal));
  const held = places.get(key) ?? new Set();
  for (const place of held) if (clock() - place.since > LONGEST_MS) held.delete(place);
  if (held.size >= MOST) {
    throw new RateLimited(10, `At most ${MOST} exports at once. Wait for one of them to end.`);
  }
  const place = { since: clock() };
  places.set(key, held.add(place));
  return () => {
    held.delete(place);
    if (held.size === 0 && places.get(key) === held) places.delete(key);
  };
}

type Asking = Pick<Caller, "principal" | "clock">;

/** @NOTE A person is one caller, whatever they come with. */
function whoIs(principal: Caller["principal"]): readonly string[] {
  const { kind, organizationId } = principal;
  if ("memberId" in principal) return [organizationId, principal.memberId];
  return [organizationId, kind, "domainId" in principal ? principal.domainId : ""];
}
