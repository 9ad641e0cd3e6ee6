import { z } from "zod";
import { wholeRows } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { clientErrorModel } from "./client-error-model.ts";

const DAY_MS = 86_400_000;
const DAYS = 14;

/** How often something was seen on a day (UTC), as 2026-01-31. */
export type DayCount = { readonly day: string; readonly count: number };

export type ClientErrorCounts = {
  /** The last fourteen days, oldest first, of all errors together. */
  readonly days: readonly DayCount[];
  /** The same of each error that was asked for, counts alone. */
  readonly byError: Readonly<Record<string, readonly number[]>>;
  /** How many errors are open now, by kind. */
  readonly open: { readonly error: number; readonly csp: number };
};

/** How often errors were seen lately: of all together, and of up to a hundred apart. */
export const countClientErrors = defineQuery({
  action: "read",
  collection: "client-errors",
  input: z.strictObject({ ids: z.array(z.uuid()).max(100).default([]) }),
  run: async ({ scope, input, permit }): Promise<ClientErrorCounts> => {
    const reached = wholeRows(scope, clientErrorModel, permit.cases);
    const days = lastDays(scope.clock());
    const since = new Date(`${days[0]}T00:00:00Z`);
    const total = countsIn(await seenSince(scope, { since, reached }));
    const own = countsIn(await seenSince(scope, { since, reached, ids: input.ids }));
    return {
      days: days.map((day) => ({ day, count: total.get(day) ?? 0 })),
      byError: Object.fromEntries(
        input.ids.map((id) => [id, days.map((day) => own.get(`${id} ${day}`) ?? 0)]),
      ),
      open: await openNow(scope, reached),
    };
  },
});

const lastDays = (now: number): string[] =>
  Array.from({ length: DAYS }, (_, index) =>
    new Date(now - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );

type Seen = { readonly key: string; readonly count: bigint };

const countsIn = (rows: readonly Seen[]): Map<string, number> =>
  new Map(rows.map(({ key, count }) => [key, Number(count)]));

type Span = {
  readonly since: Date;
  /** Which errors `t` the caller may look at. */
  readonly reached: Sql;
  readonly ids?: readonly string[];
};

/** Counts by day, or of these errors by error and day. */
function seenSince({ db, organizationId }: Scope, { since, reached, ids }: Span): Promise<Seen[]> {
  const within = sql`FROM client_error_hours h
    WHERE h.organization_id = ${organizationId}::uuid AND h.hour >= ${since}
      AND h.error_id IN (SELECT t.id FROM client_errors t WHERE ${reached})`;
  if (ids === undefined) {
    return db.$queryRaw<Seen[]>(sql`
      SELECT to_char(h.hour AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS key, sum(h.count)::bigint AS count
      ${within} GROUP BY 1`);
  }
  return db.$queryRaw<Seen[]>(sql`
    SELECT h.error_id || to_char(h.hour AT TIME ZONE 'UTC', ' YYYY-MM-DD') AS key,
      sum(h.count)::bigint AS count
    ${within} AND h.error_id = ANY(${[...ids]}::uuid[]) GROUP BY 1`);
}

async function openNow({ db }: Scope, reached: Sql): Promise<ClientErrorCounts["open"]> {
  const [row] = await db.$queryRaw<{ error: number; csp: number }[]>(sql`
    SELECT count(*) FILTER (WHERE t.kind = 'error')::int AS error,
      count(*) FILTER (WHERE t.kind = 'csp')::int AS csp
    FROM client_errors t WHERE ${reached} AND t.status = 'open'`);
  return row ?? { error: 0, csp: 0 };
}
