import type { Principal } from "@/lib/access/principal.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import type { PipelinedTransaction } from "@/lib/trips/pipelined-transaction.ts";
import { noteAdmitted } from "./admitted.ts";
import { contextSql } from "./context-sql.ts";
import { databaseOn } from "./database-on.ts";
import { entitlementOf, entitlementUnder, type Entitlement } from "./entitlement.ts";
import { forgetStanding, isAlike, knownStanding, rememberStanding } from "./known-standings.ts";
import { doubtState } from "./kept-rows.ts";
import type { ScopeOptions, Span } from "./open-scope.ts";
import { readingTrips } from "./reading-trips.ts";
import type { Scope } from "./scope.ts";
import { scopeOf } from "./scope-of.ts";
import { sql } from "./sql.ts";
import { nobodysRows, ownRowsOf } from "./own-rows.ts";
import {
  personOf,
  readStanding,
  standingSql,
  type Standing,
  type StandingRow,
} from "./standing.ts";

type Writing<Result> = {
  readonly options: ScopeOptions;
  /** Begins a transaction: how, and how long it may be open. */
  readonly begin: (how: (typeof LIMITS)[Span]) => PipelinedTransaction;
  readonly run: (scope: Scope) => Promise<Result>;
};

/**
 * Runs something that changes an organization: all of it in one transaction, or nothing. What can be
 * begun again (`atOnce`) runs as whoever the principal was when it was here last; the question whether
 * it still is goes ahead of its first statement, and its answer is looked at before anything is
 * committed or leaves. Where it is another one, nothing of it happened, and it runs again.
 */
export async function write<Result>(writing: Writing<Result>): Promise<Result> {
  const { principal, atOnce = false } = writing.options;
  const known = atOnce ? knownStanding(principal) : undefined;
  if (known !== undefined) {
    const done = await writeAs(known, writing);
    if (done !== null) return done.result;
    forgetStanding(principal);
  }
  return inTransaction(writing, (transaction) => entitlementNow(transaction, writing.options));
}

/** What came of it under a standing; null where it is not the standing any more. */
async function writeAs<Result>(
  standing: Standing,
  writing: Writing<Result>,
): Promise<{ readonly result: Result } | null> {
  const { principal } = writing.options;
  const seen: { isSame: boolean | null } = { isSame: null };
  try {
    const result = await inTransaction(writing, (transaction) => {
      askStanding(transaction, writing.options, (rows) => {
        seen.isSame = rows.length > 0 && isAlike(readStanding(rows), standing);
        if (!seen.isSame) throw new StandingChanged();
        noteAdmitted(principal);
      });
      return entitlementUnder(databaseOn(transaction), principal, standing);
    });
    return { result };
  } catch (error) {
    seen.isSame ??= await isStill(standing, writing.options);
    if (!seen.isSame) return null;
    noteAdmitted(principal);
    throw error;
  }
}

/** What was written was written for somebody who is another one now. It never leaves `write`. */
class StandingChanged extends Error {}

/** @NOTE Before anything was sent, or where sending failed: what is refused is refused to who it is now. */
function isStill(standing: Standing, options: ScopeOptions): Promise<boolean> {
  const trips = readingTrips(options);
  trips.expect(standing);
  return trips.isAsExpected();
}

async function inTransaction<Result>(
  { options, begin, run }: Writing<Result>,
  enter: (transaction: PipelinedTransaction) => Promise<Entitlement>,
): Promise<Result> {
  const { principal, locale = null, span = "short" } = options;
  const transaction = begin(LIMITS[span]);
  const reads = READERS.has(principal.kind);
  transaction.along(contextSql({ principal, locale, reads }));
  if (span === "long") transaction.along(longTime);
  try {
    const entitlement = await enter(transaction);
    const result = await run(scopeOf(options, entitlement, databaseOn(transaction)));
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollBack();
    throw error;
  } finally {
    if (!reads) doubtState(principal.organizationId);
  }
}

const LIMITS = {
  short: { begin: "BEGIN", milliseconds: 15_000 },
  long: { begin: "BEGIN ISOLATION LEVEL REPEATABLE READ", milliseconds: 30 * 60_000 },
} as const;

/** @NOTE Each statement keeps to its own limit; between two of them files are read and written. */
const longTime = sql`SELECT
  set_config('idle_in_transaction_session_timeout', '300000', true),
  set_config('timezone', 'UTC', true)`;

/** Who looks and never changes anything, whatever is asked. */
const READERS: ReadonlySet<Principal["kind"]> = new Set([
  ...(["guest", "anonymous", "bypass", "view", "link"] as const),
]);

async function entitlementNow(
  transaction: PipelinedTransaction,
  options: ScopeOptions,
): Promise<Entitlement> {
  const { principal, clock = systemClock } = options;
  const db = databaseOn(transaction);
  // @NOTE Of a view two are asked: whoever looks, and whom they look as.
  if (principal.kind === "view") return entitlementOf(db, principal, new Date(clock()));
  let found: readonly StandingRow[] = [];
  askStanding(transaction, options, (rows) => {
    found = rows;
  });
  await transaction.flush();
  const standing = readStanding(found);
  noteAdmitted(principal);
  rememberStanding(principal, standing);
  return entitlementUnder(db, principal, standing);
}

/** Has the question where the principal stands go along with the first statement. */
function askStanding(
  transaction: PipelinedTransaction,
  { principal, clock = systemClock }: ScopeOptions,
  look: (rows: readonly StandingRow[]) => void,
): void {
  const person = personOf(principal);
  if (person !== null) transaction.along(ownRowsOf(person));
  transaction.along(standingSql(principal, new Date(clock())), ({ rows }) =>
    look(rows as unknown as readonly StandingRow[]),
  );
  if (person !== null) transaction.along(nobodysRows);
}
