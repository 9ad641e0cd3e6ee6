import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { Field, FieldMap } from "./field.ts";
import type { Filter, Given, Related, Test, Value } from "./filter.ts";
import { askedOf, targetOf, type Asked } from "./space.ts";
import { typed } from "./typed-value.ts";
import { Variable } from "./variable.ts";

/**
 * The condition as SQL that is true or not, never unknown in effect: a field without a value passes
 * only `_null` and `_empty`, and an operand that is null or an empty list passes nothing.
 * @throws Error for a field that is not in `fields`: whoever parses decides what may be named.
 */
export function compileFilter(filter: Filter, asked: FieldMap | Asked): Sql {
  const space = askedOf(asked);
  if (filter.kind === "test") return compileTest(filter, fieldOf(filter, space));
  if (filter.kind === "related") return compileRelated(filter, space);
  const parts = filter.of.map((part) => sql`(${compileFilter(part, space)})`);
  if (parts.length === 0) return filter.kind === "all" ? sql`true` : sql`false`;
  return joinSql(parts, filter.kind === "all" ? " AND " : " OR ");
}

function fieldOf({ field: name }: Test | Related, { fields }: Asked): Field {
  const field = fields.get(name);
  if (field === undefined) throw new Error(`A filter names the field ${name}, which is not here.`);
  return field;
}

/**
 * @NOTE The other end's rows are a set by themselves, so names of tables may come again within it. A
 * list without a value meets neither `_some` nor `_none`.
 */
function compileRelated(filter: Related, space: Asked): Sql {
  const field = fieldOf(filter, space);
  const { kind, sql: value } = field;
  const target = targetOf(field, space);
  const id = target?.fields.get("id");
  if (target === null || id === undefined) {
    throw new Error(`A filter follows the field ${filter.field}, which leads nowhere.`);
  }
  const within = sql`FROM ${target.from}
    WHERE ${target.where} AND (${compileFilter(filter.of, target)})`;
  if (kind !== "id-list") return sql`${value} IN (SELECT ${id.sql} ${within})`;
  if (filter.which === "none" && comparesNothing(filter.of)) return sql`false`;
  const meets = sql`jsonb_exists_any(${value}, ARRAY(SELECT ${id.sql}::text ${within}))`;
  return filter.which === "none" ? sql`NOT ${meets}` : meets;
}

/**
 * Whether something within is compared with nothing, such as a variable without a value.
 * @NOTE No entry at all meets that, so that all would hold none that does: a rule about whoever asks
 * would open everything to somebody who is nobody.
 */
function comparesNothing(filter: Filter): boolean {
  if (filter.kind === "related") return comparesNothing(filter.of);
  if (filter.kind !== "test") return filter.of.some(comparesNothing);
  const { operand } = filter;
  return operand === null || (Array.isArray(operand) && operand.length === 0);
}

function compileTest({ operator, operand }: Test, field: Field): Sql {
  if (operand === null) return sql`false`;
  if (operand === true) {
    const presence = presenceOf(operator, field);
    if (presence !== null) return presence;
  }
  if (Array.isArray(operand)) {
    return compileList(operator, field, (operand as readonly Given[]).map(bound));
  }
  return compileOne(operator, field, bound(operand as Given));
}

/** @NOTE A rule's variables were bound before, or nobody knows whose they would be. */
function bound(given: Given): Value {
  if (given instanceof Variable) throw new Error(`The variable ${given.name} is not bound.`);
  return given;
}

function presenceOf(operator: Test["operator"], { kind, sql: value }: Field): Sql | null {
  const isList = kind === "text-list" || kind === "id-list";
  const empty = isList ? sql`'[]'::jsonb` : sql`''`;
  switch (operator) {
    case "_null":
      return sql`${value} IS NULL`;
    case "_nnull":
      return sql`${value} IS NOT NULL`;
    case "_empty":
      return sql`coalesce(${value} = ${empty}, true)`;
    case "_nempty":
      return sql`coalesce(${value} <> ${empty}, false)`;
    default:
      return null;
  }
}

function compileList(operator: Test["operator"], field: Field, values: readonly Value[]): Sql {
  const [from, to] = values;
  if (from === undefined) return sql`false`;
  const value = comparable(field);
  if (operator === "_between") {
    if (to === undefined) return sql`false`;
    return sql`${value} BETWEEN ${typed(field.kind, from)} AND ${typed(field.kind, to)}`;
  }
  const list = joinSql(values.map((item) => typed(field.kind, item)));
  return operator === "_nin" ? sql`${value} NOT IN (${list})` : sql`${value} IN (${list})`;
}

function compileOne(operator: Test["operator"], field: Field, operand: Value): Sql {
  if (field.kind === "text-list" || field.kind === "id-list") {
    const holds = sql`${field.sql} @> jsonb_build_array(${operand}::text)`;
    return operator === "_ncontains" ? sql`NOT (${holds})` : holds;
  }
  const [value, other] = [comparable(field), typed(field.kind, operand)];
  switch (operator) {
    case "_neq":
      return sql`${value} <> ${other}`;
    case "_lt":
      return sql`${value} < ${other}`;
    case "_lte":
      return sql`${value} <= ${other}`;
    case "_gt":
      return sql`${value} > ${other}`;
    case "_gte":
      return sql`${value} >= ${other}`;
    case "_contains":
      return sql`${field.sql} LIKE ${`%${literal(operand)}%`}`;
    case "_ncontains":
      return sql`${field.sql} NOT LIKE ${`%${literal(operand)}%`}`;
    case "_icontains":
      return sql`${field.sql} ILIKE ${`%${literal(operand)}%`}`;
    case "_starts_with":
      return sql`${field.sql} LIKE ${`${literal(operand)}%`}`;
    case "_ends_with":
      return sql`${field.sql} LIKE ${`%${literal(operand)}`}`;
    default:
      return sql`${value} = ${other}`;
  }
}

/**
 * @NOTE Texts are compared by code point, whatever language the database sorts in: the same filter
 * means the same on every database.
 */
const comparable = ({ kind, sql: value }: Field): Sql =>
  kind === "text" ? sql`(${value} COLLATE "C")` : value;

/** The signs of LIKE in a text stand for themselves. */
const literal = (operand: Value): string =>
  String(operand).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
