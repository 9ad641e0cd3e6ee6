import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { FieldKey } from "./field-key.ts";
import { LONGEST_KEY } from "./field-key.ts";
import type { FieldMap } from "./field.ts";
import type { Filter, Given, Operator, Test } from "./filter.ts";
import { Variable } from "./variable.ts";

/**
 * What holds wherever a filter holds, said of keys alone, so that an index leads to the entries. It
 * changes no answer and is asked beside the filter: texts that are cut off and numbers that are
 * rounded stand for more than one value.
 */
export function narrowedByKeys(filter: Filter, fields: FieldMap): Sql {
  const id = fields.get("id");
  const byField = new Map<string, Sql[]>();
  for (const test of id === undefined ? [] : requiredTests(filter)) {
    const key = fields.get(test.field)?.key ?? null;
    const bound = key === null ? null : boundOf(test, key);
    if (bound !== null) byField.set(test.field, [...(byField.get(test.field) ?? []), bound]);
  }
  const parts = [...byField].flatMap(([name, bounds]) => {
    const key = fields.get(name)?.key ?? null;
    if (key === null || id === undefined) return [];
    return [
      sql`${id.sql} IN (SELECT ${key.id} FROM ${key.from}
        WHERE ${key.where} AND ${joinSql(bounds, " AND ")})`,
    ];
  });
  return parts.length === 0 ? sql`true` : joinSql(parts, " AND ");
}

/** The comparisons that must all hold. */
function requiredTests(filter: Filter): readonly Test[] {
  if (filter.kind === "test") return [filter];
  return filter.kind === "all" ? filter.of.flatMap(requiredTests) : [];
}

function boundOf({ operator, operand }: Test, key: FieldKey): Sql | null {
  const given: readonly Given[] = Array.isArray(operand)
    ? (operand as Given[])
    : [operand as Given];
  const values = given.map((one) => (isValue(one) ? one : null));
  const [first = null, second = null] = values;
  if (first === null || values.includes(null)) return null;
  const at = (value: string | boolean) => keptAs(key, value);
  const value = comparable(key);
  switch (operator) {
    case "_eq":
    case "_in":
      return sql`${value} IN (${keptFor(key, joinSql(values.map((one) => at(one ?? ""))))})`;
    case "_between":
      return second === null ? null : sql`${value} BETWEEN ${at(first)} AND ${at(second)}`;
    case "_starts_with":
      return key.kind === "text" ? beginning(value, String(first)) : null;
    default: {
      const sign = SIGNS.get(operator);
      return sign === undefined ? null : sql`${value} ${sign} ${at(first)}`;
    }
  }
}

const comparable = ({ kind, value }: FieldKey): Sql =>
  kind === "text" || kind === "id" ? sql`(${value} COLLATE "C")` : value;

const keptFor = ({ inPlaceOf }: FieldKey, values: Sql): Sql => inPlaceOf?.(values) ?? values;

/** @NOTE With the bound itself: what is cut off or rounded may lie beyond it. */
const SIGNS: ReadonlyMap<Operator, Sql> = new Map([
  ["_lt", sql`<=`],
  ["_lte", sql`<=`],
  ["_gt", sql`>=`],
  ["_gte", sql`>=`],
]);

const isValue = (given: Given | null): given is string | boolean =>
  given !== null && !(given instanceof Variable);

function keptAs({ kind }: FieldKey, value: string | boolean): Sql {
  switch (kind) {
    case "text":
      return sql`${cut(String(value))}::text`;
    case "id":
      return sql`${value}::text::uuid::text`;
    case "instant":
      return sql`${value}::text::timestamptz`;
    case "number":
      if (value === true || value === "true") return sql`1::double precision`;
      if (value === false || value === "false") return sql`0::double precision`;
      return sql`${value}::text::numeric::double precision`;
  }
}

/** @NOTE PostgreSQL counts characters by code points. */
const cut = (text: string): string => Array.from(text).slice(0, LONGEST_KEY).join("");

/** What begins with a text, as a range of the order by code points. */
function beginning(value: Sql, start: string): Sql | null {
  const kept = cut(start);
  if (kept === "") return null;
  const end = following(kept);
  const from = sql`${value} >= ${kept}::text`;
  return end === null ? from : sql`${from} AND ${value} < ${end}::text`;
}

/** The first text after all that begin with this one; null: there is none. */
function following(text: string): string | null {
  const points = Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
  while (points.at(-1) === 0x10_ff_ff) points.pop();
  const last = points.pop();
  if (last === undefined) return null;
  const next = last === 0xd7_ff ? 0xe0_00 : last + 1;
  return String.fromCodePoint(...points, next);
}
