import { z } from "zod";
import { wholeRows } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { auditModel } from "./audit-model.ts";

const input = z.strictObject({});

/** What occurs in the ledger, to choose a filter from; at most 200 of each, in alphabetical order. */
export type AuditChoices = {
  readonly actors: readonly string[];
  readonly actions: readonly string[];
  readonly collections: readonly string[];
};

/** The people, actions and collections that the ledger of this organization speaks of. */
export const listAuditChoices = defineQuery({
  action: "read",
  collection: "audit-events",
  input,
  run: async ({ scope, permit }): Promise<AuditChoices> => {
    const where = wholeRows(scope, auditModel, permit.cases);
    return {
      actors: await choicesOf(scope, sql`t.actor_name`, where),
      actions: await choicesOf(scope, sql`t.action`, where),
      collections: await choicesOf(scope, sql`t.collection`, where),
    };
  },
});

async function choicesOf({ db }: Scope, column: Sql, where: Sql): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ choice: string }[]>(sql`
    SELECT ${column} AS choice FROM audit_events t WHERE ${where}
    GROUP BY 1 ORDER BY 1 LIMIT 200`);
  return rows.map(({ choice }) => choice);
}
