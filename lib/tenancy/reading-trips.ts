import type { Rows } from "@/lib/trips/trip.ts";
import { contentReader } from "./content-reader.ts";
import { contextSql } from "./context-sql.ts";
import { noteState } from "./kept-rows.ts";
import { isAlike } from "./known-standings.ts";
import { foundIn, lookJointly, questions, type Found } from "./look-ahead.ts";
import type { ScopeOptions } from "./open-scope.ts";
import { noteReader } from "./read-content.ts";
import type { Scope } from "./scope.ts";
import { askTogether, spelled, type Sql } from "./sql.ts";
import { readStanding, type Standing } from "./standing.ts";

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

/**
 * The statements of a reading scope that is yet to be opened. What one about content (`readContent`) was
 * answered before is its answer as long as the content is in the same state, which is asked together
 * with the standing.
 */
export function readingTrips(options: ScopeOptions): ReadingTrips {
  const { principal, locale = null } = options;
  const { organizationId } = principal;
  const context = contextSql({ principal, locale, reads: true });
  let expected: Standing | null = null;
  let found: Found | null = null;
  const look = async (): Promise<Found> => (found ??= heard(await lookJointly(options)));
  const heard = (one: Found): Found => {
    noteState(organizationId, one.content);
    return one;
  };
  const isAsExpected = async (): Promise<boolean> => {
    const found = await look();
    return found.standing.length > 0 && isAlike(standingIn(found), expected);
  };
  const requireExpected = async (): Promise<void> => {
    if (!(await isAsExpected())) throw new StandingChanged();
  };
  const hasLooked = () => found !== null;
  const lookAndCheck = async (): Promise<Found> => {
    if (found !== null) return found;
    await requireExpected();
    return look();
  };
  const query = async (statement: Sql): Promise<Rows> => {
    if (found !== null) return (await askTogether([context, statement])).at(-1) ?? [];
    const answers = await askTogether([...questions(options, locale), statement]);
    found = heard(foundIn(answers.slice(0, -1)));
    await requireExpected();
    return answers.at(-1) ?? [];
  };
  const db = { $queryRaw: queryRaw(query) } as unknown as Scope["db"];
  noteReader(
    db,
    contentReader(options, { query, look: async () => (await lookAndCheck()).content, hasLooked }),
  );
  return {
    db,
    expect: (standing) => {
      expected = standing;
    },
    isAsExpected,
    standing: async () => standingIn(await look()),
  };
}

/** @NOTE Read once for all who share the answer. */
function standingIn(found: Found): Standing {
  const standing = standings.get(found) ?? readStanding(found.standing);
  standings.set(found, standing);
  return standing;
}

const standings = new WeakMap<Found, Standing>();

/** As Prisma spells it: a template, or a piece of SQL. */
const queryRaw =
  (query: (statement: Sql) => Promise<Rows>) =>
  (statement: TemplateStringsArray | Sql, ...values: readonly unknown[]): Promise<Rows> =>
    query(spelled(statement, values));
