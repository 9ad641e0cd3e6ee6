import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { holdsField, unitedFields, WHOLE, type Case, type Fields } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden, Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { Json } from "@/lib/kernel/json.ts";
import { conditionSql } from "@/lib/query/row-rules.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql } from "@/lib/tenancy/sql.ts";
import { entryRules, heldFor, whereMay, type EntryCases } from "./resource/entry-rules.ts";

type Asked<Of extends Action = Action> = {
  readonly action: Of;
  readonly collection: string;
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

/**
 * Whether the caller may do this to whatever entry of a collection there is or will be, and leave it as
 * what it likes: no rule asks what the entry is like.
 */
export function mayToAny(scope: Scope, { action, collection }: Omit<Asked, "id">): boolean {
  const held = heldFor(scope, action, collection);
  if (held === null) return false;
  const asking = held.cases.map((one) => ({ ...one, rule: one.validation }));
  return [held.cases, asking].every((cases) => {
    const rules = entryRules(scope, { ...held, cases });
    // @NOTE One that cannot be read is not among them, and gives nothing: of none all would hold.
    return rules.length === cases.length && rules.every(({ holds }) => holds === "always");
  });
}

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
 * @throws Forbidden; Invalid where only a permission's condition on what is written does not hold.
 */
export async function requireStillWithin(scope: Scope, asked: Asked, named: Named): Promise<void> {
  const holding = await holdingNow(scope, asked);
  if (holding.length === 0 || !covers(unitedFields(holding), named)) {
    throw new Forbidden("Your permissions do not let an entry become this.");
  }
  const valid = await validCases(scope, asked, holding);
  if (valid.length > 0 && covers(unitedFields(valid), named)) return;
  throw new Invalid(
    "Your permissions ask something else of what is written.",
    issuesOf(holding, named),
  );
}

/** Of the cases those whose own condition on what is written holds now, too. */
async function validCases(
  scope: Scope,
  { action, collection, id }: Asked,
  cases: readonly Case[],
): Promise<readonly Case[]> {
  const asking = cases.map((one) => ({ ...one, rule: one.validation }));
  const valid = await holdingCases(scope, { action, collection, cases: asking }, id);
  return cases.filter((_, at) => valid.includes(asking[at] ?? WHOLE));
}

/** The fields that were named and that a condition speaks of. */
function issuesOf(cases: readonly Case[], named: Named): Issue[] {
  const asked = new Set(cases.flatMap(({ validation }) => fieldsIn(validation)));
  const names = named === "all" ? [] : named.filter((name) => asked.has(name));
  const message = "Your permissions ask for another value.";
  return names.map((name) => ({ path: ["data", "attributes", name], message }));
}

function fieldsIn(condition: Json): string[] {
  if (Array.isArray(condition)) return condition.flatMap(fieldsIn);
  if (typeof condition !== "object" || condition === null) return [];
  return Object.entries(condition).flatMap(([name, value]) =>
    name === "_and" || name === "_or" ? fieldsIn(value) : [name],
  );
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
