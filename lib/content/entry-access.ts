import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { holdsField, unitedFields, type Case, type Fields } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { conditionSql } from "@/lib/query/row-rules.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql } from "@/lib/tenancy/sql.ts";
import type { ContentCollection } from "./entry-data.ts";
import { entryRules, heldFor, whereMay, type EntryCases } from "./resource/entry-rules.ts";

type Asked<Of extends Action = Action> = {
  readonly action: Of;
  readonly collection: ContentCollection;
  readonly id: string;
};

/** The names that a write touches; `all`: it replaces whatever there is. */
export type Named = readonly string[] | "all";

/** Of the cases those whose rule holds for an entry, in the bin or out of it, as it stands now. */
export async function holdingCases(
  scope: Scope,
  held: EntryCases,
  id: string,
): Promise<readonly Case[]> {
  const rules = entryRules(scope, held);
  if (rules.every(({ holds }) => holds === "always")) return rules.map(({ of }) => of);
  const conditions = rules.map(({ holds }) => sql`(${conditionSql(holds)}) IS TRUE`);
  const rows = await scope.db.$queryRaw<{ holds: boolean[] }[]>(sql`
    SELECT ARRAY[${joinSql(conditions)}] AS holds FROM entries e
    WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id = ${id}::uuid`);
  return rules.flatMap(({ of }, at) => (rows[0]?.holds[at] === true ? [of] : []));
}

/** The permit for one entry, by the rules that hold for it now. @throws Forbidden. */
export async function permitFor<Of extends Action>(
  scope: Scope,
  { action, collection, id }: Asked<Of>,
): Promise<Permit<Of>> {
  const holding = await holdingNow(scope, { action, collection, id });
  const question = { action, collection, id, holding };
  const decision = decide(scope.principal, scope.grants, question);
  if (!decision.allowed) throw new Forbidden();
  return decision.permit;
}

/** Whether the caller may do this to an entry as it stands now. */
export const mayDo = async (scope: Scope, asked: Asked): Promise<boolean> =>
  (await holdingNow(scope, asked)).length > 0;

/** Whether the caller may read a live entry, as published or as drafted. */
export async function mayRead(
  scope: Scope,
  { collection, id }: Omit<Asked, "action">,
): Promise<boolean> {
  const published = conditionSql(whereMay(scope, collection, ["read"]));
  const drafted = conditionSql(whereMay(scope, collection, ["read-draft"]));
  const rows = await scope.db.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM entries e WHERE e.organization_id = ${scope.organizationId}::uuid
      AND e.id = ${id}::uuid AND e.deleted_at IS NULL
      AND ((e.published IS NOT NULL AND ${published}) OR ${drafted})`);
  return rows.length > 0;
}

/**
 * Sees, once something is written, that the rules of the action hold for what it has become, for
 * every field that was named. The transaction is rolled back where they do not.
 * @throws Forbidden.
 */
export async function requireStillWithin(scope: Scope, asked: Asked, named: Named): Promise<void> {
  const holding = await holdingNow(scope, asked);
  if (holding.length > 0 && covers(unitedFields(holding), named)) return;
  throw new Forbidden("Your permissions do not let an entry become this.");
}

async function holdingNow(
  scope: Scope,
  { action, collection, id }: Asked,
): Promise<readonly Case[]> {
  const held = heldFor(scope, action, collection);
  return held === null ? [] : holdingCases(scope, held, id);
}

const covers = (fields: Fields, named: Named): boolean =>
  fields === "all" || (named !== "all" && named.every((name) => holdsField(fields, name)));
