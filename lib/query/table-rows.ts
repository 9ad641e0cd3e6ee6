import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { holdsField, unitedFields, type Case } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import { anyHolds, compileCases, conditionSql } from "./row-rules.ts";
import type { TableModel } from "./table-source.ts";

type Row = { readonly id: string };

/** The rows of a table `t` that the caller may see as a whole: some case holds all fields there. */
export const wholeRows = (scope: Scope, cases: readonly Case[], { fields }: TableModel): Sql =>
  conditionSql(
    anyHolds(
      compileCases(
        scope,
        cases.filter((one) => one.fields === "all"),
        fields,
      ),
    ),
  );

/** Of the cases those whose rule holds for a row as it stands now. */
export async function holdingOn(
  scope: Scope,
  model: TableModel,
  { cases, id }: Row & { readonly cases: readonly Case[] },
): Promise<readonly Case[]> {
  const rules = compileCases(scope, cases, model.fields);
  if (rules.every(({ holds }) => holds === "always")) return rules.map(({ of }) => of);
  const conditions = rules.map(({ holds }) => sql`(${conditionSql(holds)}) IS TRUE`);
  const rows = await scope.db.$queryRaw<{ holds: boolean[] }[]>(sql`
    SELECT ARRAY[${joinSql(conditions)}] AS holds FROM ${model.from}
    WHERE t.organization_id = ${scope.organizationId}::uuid AND t.id = ${id}::uuid`);
  return rules.flatMap(({ of }, at) => (rows[0]?.holds[at] === true ? [of] : []));
}

/**
 * The cases of a permit that hold for a row which is there, for a use case's `load`.
 * @throws NotFound for a row that the caller may not even read; Forbidden for one that they may only read.
 */
export async function admittedCases(
  scope: Scope,
  model: TableModel,
  { permit, id }: Row & { readonly permit: Permit },
): Promise<readonly Case[]> {
  const holding = await holdingOn(scope, model, { cases: permit.cases, id });
  if (holding.length > 0) return holding;
  const cases = heldFor(scope, "read", permit.collection);
  const isKnown = (await holdingOn(scope, model, { cases, id })).length > 0;
  throw isKnown ? new Forbidden() : new NotFound();
}

/**
 * Sees, once a row is written, that the rules of the permit hold for what it has become, for every
 * field that was named. The transaction is rolled back where they do not. @throws Forbidden.
 */
export async function requireStillHeld(
  scope: Scope,
  model: TableModel,
  written: Row & { readonly permit: Permit; readonly named: readonly string[] },
): Promise<void> {
  const { permit, id, named } = written;
  const cases = heldFor(scope, permit.action, permit.collection);
  const holding = await holdingOn(scope, model, { cases, id });
  const fields = unitedFields(holding);
  if (holding.length > 0 && named.every((name) => holdsField(fields, name))) return;
  throw new Forbidden("Your permissions do not let this become what you would make of it.");
}

/** @NOTE The permit for a row holds the cases of then alone. */
function heldFor(scope: Scope, action: Action, collection: string): readonly Case[] {
  const decision = decide(scope.principal, scope.grants, { action, collection, id: null });
  return decision.allowed ? decision.permit.cases : [];
}
