import { z } from "zod";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";

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
  run: async ({ scope, input }): Promise<ClientErrorCounts> => {
    const days = lastDays(scope.clock());
    const since = new Date(`${days[0]}T00:00:00Z`);
    const total = countsIn(await seenSince(scope, since));
    const own = countsIn(await seenSince(scope, since, input.ids));
    return {
      days: days.map((day) => ({ day, count: total.get(day) ?? 0 })),
      byError: Object.fromEntries(
        input.ids.map((id) => [id, days.map((day) => own.get(`${id} ${day}`) ?? 0)]),
      ),
      open: await openNow(scope),
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

/** Counts by day, or of these errors by error and day. */
function seenSince(
  { db, organizationId }: Scope,
  since: Date,
  ids?: readonly string[],
): Promise<Seen[]> {
  if (ids === undefined) {
    return db.$queryRaw<Seen[]>`
      SELECT to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS key, sum(count)::bigint AS count
      FROM client_error_hours
      WHERE organization_id = ${organizationId}::uuid AND hour >= ${since} GROUP BY 1`;
  }
  return db.$queryRaw<Seen[]>`
    SELECT error_id || to_char(hour AT TIME ZONE 'UTC', ' YYYY-MM-DD') AS key,
      sum(count)::bigint AS count
    FROM client_error_hours
    WHERE organization_id = ${organizationId}::uuid AND hour >= ${since}
      AND error_id = ANY(${[...ids]}::uuid[]) GROUP BY 1`;
}

async function openNow({ db, organizationId }: Scope): Promise<ClientErrorCounts["open"]> {
  const of = (kind: "error" | "csp") =>
    db.clientError.count({ where: { organizationId, status: "open", kind } });
  return { error: await of("error"), csp: await of("csp") };
}
