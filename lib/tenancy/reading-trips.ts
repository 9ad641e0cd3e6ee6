import { systemClock } from "@/lib/kernel/clock.ts";
import type { Rows } from "@/lib/trips/trip.ts";
import { contextSql } from "./context-sql.ts";
import type { ScopeOptions } from "./open-scope.ts";
import type { Scope } from "./scope.ts";
import { askTogether, sql, type Sql } from "./sql.ts";
import {
  personOf,
  readStanding,
  standingSql,
  type Standing,
  type StandingRow,
} from "./standing.ts";

/** Statements of one reading scope, each in a round trip and a transaction of its own. */
export type ReadingTrips = {
  /** `$queryRaw` alone. @throws StandingChanged for a standing that is not the expected one. */
  readonly db: Scope["db"];
  /** Where the principal stands, as this request has seen it; asks where it has not. @throws Unauthenticated. */
  readonly standing: () => Promise<Standing>;
  /** From here on the first statement brings the question along whether this is the standing. */
  readonly expect: (standing: Standing) => void;
  /** Whether it is; asks where no statement has. */
  readonly isAsExpected: () => Promise<boolean>;
};

/** What was read was read for somebody who is another one now. It never leaves `readAtOnce`. */
class StandingChanged extends Error {}

/** The statements of a reading scope that is yet to be opened. */
export function readingTrips(options: ScopeOptions): ReadingTrips {
  const { principal, clock = systemClock, locale = null } = options;
  const person = personOf(principal);
  const context = contextSql({ principal, locale, reads: true });
  let expected: Standing | null = null;
  let found: readonly StandingRow[] | null = null;
  const asking = (): Sql[] => [
    ...(person === null ? [context] : [context, ownRowsOf(person)]),
    standingSql(principal, new Date(clock())),
    ...(person === null ? [] : [nobodysRows]),
  ];
  const at = person === null ? 1 : 2;
  const find = (answers: readonly Rows[]): void => {
    found = (answers[at] ?? []) as unknown as readonly StandingRow[];
  };
  const isAsExpected = async (): Promise<boolean> => {
    if (found === null) find(await askTogether(asking()));
    return found !== null && found.length > 0 && isAlike(readStanding(found), expected);
  };
  const query = async (statement: Sql): Promise<Rows> => {
    if (found !== null) return (await askTogether([context, statement])).at(-1) ?? [];
    const answers = await askTogether([...asking(), statement]);
    find(answers);
    if (!(await isAsExpected())) throw new StandingChanged();
    return answers.at(-1) ?? [];
  };
  return {
    db: { $queryRaw: queryRaw(query) } as unknown as Scope["db"],
    expect: (standing) => {
      expected = standing;
    },
    isAsExpected,
    standing: async () => {
      if (found === null) find(await askTogether(asking()));
      return readStanding(found ?? []);
    },
  };
}

const ownRowsOf = (person: string): Sql =>
  sql`SELECT set_config('gatehouse.user_id', ${person}, true)`;
/** @NOTE The scope shows this organization and nothing of the person's others. */
const nobodysRows = sql`SELECT set_config('gatehouse.user_id', '', true)`;

const isAlike = (one: Standing, other: Standing | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** As Prisma spells it: a template, or a piece of SQL. */
const queryRaw =
  (query: (statement: Sql) => Promise<Rows>) =>
  (statement: TemplateStringsArray | Sql, ...values: readonly unknown[]): Promise<Rows> =>
    query("raw" in statement ? sql(statement, ...values) : statement);
