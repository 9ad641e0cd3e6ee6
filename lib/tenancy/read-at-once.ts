import { noteAdmitted } from "./admitted.ts";
import { entitlementUnder } from "./entitlement.ts";
import type { ScopeOptions } from "./open-scope.ts";
import { forgetStanding, knownStanding, rememberStanding } from "./known-standings.ts";
import { readingTrips, type ReadingTrips } from "./reading-trips.ts";
import { scopeOf } from "./scope-of.ts";
import type { Scope } from "./scope.ts";
import type { Standing } from "./standing.ts";

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
  const known = knownStanding(options.principal);
  const trips = readingTrips(options);
  if (known !== undefined) {
    const read = await readAs(known, { options, trips, run });
    if (read !== null) return read.result;
    forgetStanding(options.principal);
  }
  const standing = await trips.standing();
  noteAdmitted(options.principal);
  rememberStanding(options.principal, standing);
  return run(
    scopeOf(options, await entitlementUnder(trips.db, options.principal, standing), trips.db),
  );
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
