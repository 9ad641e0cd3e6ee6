import type { Principal } from "@/lib/access/principal.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import type { Rows } from "@/lib/trips/trip.ts";
import { askJointly } from "./ask-jointly.ts";
import { contentStateSql, readContentState } from "./content-state.ts";
import { contextSql } from "./context-sql.ts";
import { hasHeard } from "./kept-rows.ts";
import type { ScopeOptions } from "./open-scope.ts";
import { nobodysRows, ownRowsOf } from "./own-rows.ts";
import { askTogether, type Sql } from "./sql.ts";
import { personOf, standingSql, type StandingRow } from "./standing.ts";

/** Where the principal stands, and the state in which the content is. */
export type Found = { readonly standing: readonly StandingRow[]; readonly content: string };

/**
 * Asks where a principal stands before its scope is opened, for whoever has to wait for something else first.
 * What is found is for the next reading scope of this very principal, once: a door makes one for each request.
 * Nothing is asked where that scope had better ask together with its statement, for want of anything kept.
 */
export function lookAhead(principal: Principal): void {
  if (!hasHeard(principal.organizationId)) return;
  const found = lookJointly({ principal });
  // @NOTE Nobody may come to hear of a failure, as where limits refuse.
  found.catch(() => undefined);
  ahead.set(principal, found);
}

const ahead = new WeakMap<Principal, Promise<Found>>();

/** What was asked ahead; else asks once for all requests of the same principal that are waiting to know. */
export function lookJointly({ principal, clock = systemClock }: Looking): Promise<Found> {
  const asked = ahead.get(principal);
  ahead.delete(principal);
  if (asked !== undefined) return asked;
  const look = async () => foundIn(await askTogether(questions({ principal, clock }, null)));
  return clock === systemClock ? askJointly(JSON.stringify(principal), look) : look();
}

type Looking = Pick<ScopeOptions, "principal" | "clock">;

/**
 * What is asked of where a principal stands, in its order.
 * @NOTE A person's own rows are shown for the one question that needs them, and none of their others.
 */
export function questions(
  { principal, clock = systemClock }: Looking,
  locale: string | null,
): Sql[] {
  const person = personOf(principal);
  return [
    contextSql({ principal, locale, reads: true }),
    ...(person === null ? [] : [ownRowsOf(person)]),
    standingSql(principal, new Date(clock())),
    ...(person === null ? [] : [nobodysRows]),
    contentStateSql,
  ];
}

/** What the answers to those questions say. */
export const foundIn = (answers: readonly Rows[]): Found => ({
  standing: (answers.length > 3 ? answers[2] : answers[1]) as unknown as readonly StandingRow[],
  content: readContentState(answers.at(-1) ?? []),
});
