import { LRUCache } from "lru-cache";
import type { Principal } from "@/lib/access/principal.ts";
import { noteAdmitted } from "./admitted.ts";
import { entitlementUnder } from "./entitlement.ts";
import type { ScopeOptions } from "./open-scope.ts";
import { readingTrips, type ReadingTrips } from "./reading-trips.ts";
import { scopeOf } from "./scope-of.ts";
import type { Scope } from "./scope.ts";
import type { Standing } from "./standing.ts";

/** Whether what a principal is entitled to follows from its standing alone. */
export const canReadAtOnce = ({ principal, mode, span = "short" }: ScopeOptions): boolean =>
  mode === "read" && span === "short" && KINDS.has(principal.kind);

const KINDS: ReadonlySet<Principal["kind"]> = new Set(["domain", "member", "token"]);

/**
 * Reads as whoever a principal was when it was here last, and asks together with the first statement
 * whether it still is: in one round trip, and one transaction. What was read as somebody else than it
 * is now is handed to nobody, and read again. Nothing leaves before the standing was seen to be the
 * same in this request, not even that there is nothing.
 * @NOTE Between statements no connection is held: each is a transaction of its own, with the context
 * of its own. They were as many states before (READ COMMITTED).
 */
export async function readAtOnce<Result>(
  options: ScopeOptions,
  run: (scope: Scope) => Promise<Result>,
): Promise<Result> {
  const key = keyOf(options.principal);
  const known = standings.get(key);
  const trips = readingTrips(options);
  if (known !== undefined) {
    const read = await readAs(known, { options, trips, run });
    if (read !== null) return read.result;
    standings.delete(key);
  }
  const standing = await trips.standing();
  noteAdmitted(options.principal);
  if (standing.epoch !== null) standings.set(key, standing);
  return run(
    scopeOf(options, await entitlementUnder(trips.db, options.principal, standing), trips.db),
  );
}

/** @NOTE By what a principal is, so that no two share one. */
const standings = new LRUCache<string, Standing>({ max: 5_000 });

function keyOf(principal: Principal): string {
  const { kind, organizationId } = principal;
  const { domainId, tokenId, sessionId } = principal as Partial<Record<string, string>>;
  return `${kind}/${organizationId}/${domainId ?? tokenId ?? sessionId ?? ""}`;
}

type Reading<Result> = {
  readonly options: ScopeOptions;
  readonly trips: ReadingTrips;
  readonly run: (scope: Scope) => Promise<Result>;
};

/** What was read under a standing; null where it is not the standing any more. */
async function readAs<Result>(
  standing: Standing,
  { options, trips, run }: Reading<Result>,
): Promise<{ readonly result: Result } | null> {
  trips.expect(standing);
  const isStill = async () => {
    const isSame = await trips.isAsExpected();
    if (isSame) noteAdmitted(options.principal);
    return isSame;
  };
  try {
    const entitlement = await entitlementUnder(trips.db, options.principal, standing);
    const result = await run(scopeOf(options, entitlement, trips.db));
    return (await isStill()) ? { result } : null;
  } catch (error) {
    if (await isStill()) throw error;
    return null;
  }
}
