import type { Principal } from "@/lib/access/principal.ts";
import { database, newTransaction, type Transaction } from "@/lib/db/client.ts";
import { toGatehouseError } from "@/lib/db/errors.ts";
import { systemClock, type Clock } from "@/lib/kernel/clock.ts";
import { noteAdmitted } from "./admitted.ts";
import { contextSql } from "./context-sql.ts";
import { entitlementOf } from "./entitlement.ts";
import { requireGuardedTables } from "./guarded-tables.ts";
import { canBeKnown } from "./known-standings.ts";
import { readAtOnce } from "./read-at-once.ts";
import type { Scope } from "./scope.ts";
import { scopeOf } from "./scope-of.ts";
import { write } from "./writing-scope.ts";

export type ScopeOptions = {
  readonly principal: Principal;
  readonly requestId: string;
  /** A reading scope cannot write: PostgreSQL itself refuses. Some never get another. */
  readonly mode: "read" | "write";
  readonly clock?: Clock;
  /** The language of content; null: the organization's default. */
  readonly locale?: string | null;
  /** Long work has half an hour instead of seconds, and reads one state from its beginning to its end. */
  readonly span?: Span;
  /**
   * For what can be begun again: its first statement goes to PostgreSQL together with the question who
   * asks. What reads must do so by pieces of SQL alone (`scope.db.$queryRaw`, nothing else of it is there).
   */
  readonly atOnce?: boolean;
};

/** How long a scope may be open; `long` is for the few deeds that concern a whole organization. */
export type Span = "short" | "long";

/**
 * Opens exactly one organization, the principal's own: one transaction under row-level security
 * with transaction-local context. All of `run` happens or none of it.
 * @throws UnguardedTables when PostgreSQL does not guard the tables by itself. Unauthenticated when the principal is no longer entitled to be here; Unavailable when the
 * database is out of reach; BadParameter for a language that the organization does not have; whatever
 * `run` throws.
 */
export async function openScope<Result>(
  options: ScopeOptions,
  run: (scope: Scope) => Promise<Result>,
): Promise<Result> {
  await requireGuardedTables();
  try {
    if (options.mode === "write") return await write({ options, begin: newTransaction, run });
    if (canReadAtOnce(options)) return await readAtOnce(options, run);
    return await database().$transaction(
      async (db) => run(await enter(db, options)),
      LIMITS[options.span ?? "short"],
    );
  } catch (cause) {
    throw toGatehouseError(cause);
  }
}

const LIMITS = {
  short: { timeout: 15_000 },
  long: { timeout: 30 * 60_000, isolationLevel: "RepeatableRead" },
} as const;

/** What a failure within an open scope means to the house, where somebody asks before it ends. */
export const meantBy = (failure: unknown): Error => toGatehouseError(failure);

async function enter(db: Transaction, options: ScopeOptions): Promise<Scope> {
  const { principal, clock = systemClock, locale = null } = options;
  await db.$queryRaw(contextSql({ principal, locale, reads: true }));
  if (options.span === "long") await takeTime(db);
  const entitlement = await entitlementOf(db, principal, new Date(clock()));
  noteAdmitted(principal);
  return scopeOf(options, entitlement, db);
}

/** @NOTE Each statement keeps to its own limit; between two of them files are read and written. */
async function takeTime(db: Transaction): Promise<void> {
  await db.$queryRaw`SELECT
    set_config('idle_in_transaction_session_timeout', '300000', true),
    set_config('timezone', 'UTC', true)`;
}

const canReadAtOnce = ({ principal, atOnce = false, span = "short" }: ScopeOptions): boolean =>
  atOnce && span === "short" && canBeKnown(principal);
