import type { Case } from "@/lib/access/grants.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { Field, FieldDescription, FieldMap } from "./field.ts";
import { anyHolds, compileCases, conditionSql, showing, type RowRule } from "./row-rules.ts";
import { readableFields, type Source } from "./source.ts";

/** A system collection: a table `t` with a row an entry, and what its columns say. */
export type TableModel = {
  readonly type: string;
  /** What stands after FROM; the table is called `t`. */
  readonly from: Sql;
  readonly fields: FieldMap;
  /** What rules may name beside the fields, and no answer shows. */
  readonly ruleOnly?: FieldMap;
  /** The order without a wish. */
  readonly sort: string;
};

/** The rows of the scope's organization that a permit reaches, with the fields that it holds there. */
export function tableSource(scope: Scope, model: TableModel, cases: readonly Case[]): Source {
  const rules = tableRules(scope, model, cases);
  return {
    type: model.type,
    name: model.type,
    from: model.from,
    where: sql`${inOrganization(scope)} AND ${conditionSql(anyHolds(rules))}`,
    fields: readableFields(model.fields, showing(rules), () => false),
    sort: model.sort,
    revision: null,
    related: () => null,
  };
}

/** The cases of a permit as conditions over rows `t`. */
export const tableRules = (
  scope: Scope,
  model: TableModel,
  cases: readonly Case[],
): readonly RowRule[] => compileCases(scope, cases, ruleFieldsOf(model));

/** All that a rule on the collection may name. */
export const ruleFieldsOf = ({ fields, ruleOnly }: TableModel): FieldMap =>
  ruleOnly === undefined ? fields : new Map([...fields, ...ruleOnly]);

/**
 * Which rows `t` a permit reaches with all their fields, to stand after WHERE: for whoever shows
 * rows as a whole. It names the organization too.
 */
export function wholeRows(scope: Scope, model: TableModel, cases: readonly Case[]): Sql {
  const whole = cases.filter(({ fields }) => fields === "all");
  const reached = conditionSql(anyHolds(tableRules(scope, model, whole)));
  return sql`${inOrganization(scope)} AND ${reached}`;
}

/**
 * Of the cases those whose rule holds for one row as it stands now; none where there is no such row,
 * unless they hold for any.
 */
export async function holdingCases(
  scope: Scope,
  model: TableModel,
  { id, cases }: { readonly id: string; readonly cases: readonly Case[] },
): Promise<readonly Case[]> {
  const rules = tableRules(scope, model, cases);
  if (rules.every(({ holds }) => holds === "always")) return rules.map(({ of }) => of);
  const conditions = rules.map(({ holds }) => sql`(${conditionSql(holds)}) IS TRUE`);
  const rows = await scope.db.$queryRaw<{ holds: boolean[] }[]>(sql`
    SELECT ARRAY[${joinSql(conditions)}] AS holds FROM ${model.from}
    WHERE ${inOrganization(scope)} AND t.id = ${id}::uuid`);
  return rules.flatMap(({ of }, at) => (rows[0]?.holds[at] === true ? [of] : []));
}

const inOrganization = (scope: Scope): Sql =>
  sql`t.organization_id = ${scope.organizationId}::uuid`;

/** A description with the place where its value is kept. */
export const keptAt = (description: FieldDescription, value: Sql): Field => ({
  ...description,
  sql: value,
});
