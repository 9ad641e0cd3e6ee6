import { holdsField, type Case } from "@/lib/access/grants.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { log } from "@/lib/kernel/log.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import { compileFilter } from "./compile-filter.ts";
import type { FieldMap } from "./field.ts";
import type { Filter } from "./filter.ts";
import { parseFilter } from "./parse-filter.ts";
import type { Asked } from "./space.ts";
import { resolveVariables, variablesOf, type Variables } from "./rule-variables.ts";

/** In which rows something is so. */
export type Condition = "always" | "never" | Sql;

/** A case of a permission with its rule as SQL. */
export type RowRule = { readonly of: Case; readonly holds: Exclude<Condition, "never"> };

/**
 * The cases as SQL over all fields of a collection: a rule may name what its holder cannot read. One
 * that cannot be read opens nothing, and the log says so.
 */
export function compileCases(
  scope: Scope,
  cases: readonly Case[],
  asked: FieldMap | Asked,
): readonly RowRule[] {
  const variables = variablesOf(scope);
  const known = new Map<string, RowRule["holds"] | null>();
  return cases.flatMap((of) => {
    if (of.rule === null) return [{ of, holds: "always" as const }];
    const key = JSON.stringify(of.rule);
    const holds = known.get(key) ?? compileRule(of.rule, { asked, variables });
    known.set(key, holds);
    return holds === null ? [] : [{ of, holds }];
  });
}

/** Where one of the rules holds at least. */
export function anyHolds(rules: readonly RowRule[]): Condition {
  const conditions = new Set(rules.map(({ holds }) => holds));
  if (conditions.has("always")) return "always";
  const parts = [...conditions].flatMap((one) => (one === "always" ? [] : [sql`(${one})`]));
  return parts.length === 0 ? "never" : sql`(${joinSql(parts, " OR ")})`;
}

/**
 * Where each field may be seen: never by the fields of one rule in the rows of another (S-65). The
 * same condition is the same piece of SQL.
 */
export function showing(rules: readonly RowRule[]): (name: string) => Condition {
  const known = new Map<string, Condition>();
  return (name) => {
    const places = rules.flatMap(({ of }, at) => (holdsField(of.fields, name) ? [at] : []));
    const key = places.join();
    const condition = known.get(key) ?? anyHolds(places.flatMap((at) => rules[at] ?? []));
    known.set(key, condition);
    return condition;
  };
}

/** The condition as SQL to stand after WHERE. */
export function conditionSql(condition: Condition): Sql {
  if (condition === "always") return sql`true`;
  return condition === "never" ? sql`false` : condition;
}

/**
 * Reads a rule: a filter whose operands may be variables.
 * @throws BadParameter for what is no filter over these fields, and for one that says nothing: all
 * rows have a word of their own.
 */
export function readRule(rule: JsonObject, asked: FieldMap | Asked, variables: Variables): Filter {
  if (Object.keys(rule).length === 0) throw new BadParameter("rule", "A rule names a field.");
  return parseFilter(resolveVariables(rule, variables), asked);
}

function compileRule(
  rule: JsonObject,
  { asked, variables }: { asked: FieldMap | Asked; variables: Variables },
): Sql | null {
  try {
    return compileFilter(readRule(rule, asked, variables), asked);
  } catch (error) {
    if (!(error instanceof BadParameter)) throw error;
    log.warn("A rule cannot be read, so its permission gives nothing.", { reason: error.message });
    return null;
  }
}
