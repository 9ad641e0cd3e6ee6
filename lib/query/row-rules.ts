import { holdsField, type Case } from "@/lib/access/grants.ts";
import { log } from "@/lib/kernel/log.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import { compileFilter } from "./compile-filter.ts";
import type { FieldMap } from "./field.ts";
import type { Filter } from "./filter.ts";
import { keptRule } from "./read-rule.ts";
import { bindVariables, variablesOf, type Variables } from "./rule-variables.ts";
import type { Asked } from "./space.ts";

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
  const known = new Map<string, Sql | null>();
  return cases.flatMap((of): RowRule[] => {
    if (of.rule === null) return [{ of, holds: "always" }];
    const rule = keptRule(of, asked);
    if (rule === null) return [];
    const earlier = known.get(rule.text);
    const holds = earlier === undefined ? compileRule(rule.filter, asked, variables) : earlier;
    known.set(rule.text, holds);
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

/**
 * The same for whoever looks at no other rows than those where one of the rules holds: what every rule
 * shows is shown in all of them, and needs to be asked of none.
 */
export function showingWithin(rules: readonly RowRule[]): (name: string) => Condition {
  const shown = showing(rules);
  return (name) =>
    rules.length > 0 && rules.every(({ of }) => holdsField(of.fields, name))
      ? "always"
      : shown(name);
}

/** The condition as SQL to stand after WHERE. */
export function conditionSql(condition: Condition): Sql {
  if (condition === "always") return sql`true`;
  return condition === "never" ? sql`false` : condition;
}

function compileRule(rule: Filter, asked: FieldMap | Asked, variables: Variables): Sql | null {
  try {
    return compileFilter(bindVariables(rule, variables), asked);
  } catch (error) {
    if (!(error instanceof BadParameter)) throw error;
    log.warn("A rule means nothing now, so its permission gives nothing.", {
      reason: error.message,
    });
    return null;
  }
}
