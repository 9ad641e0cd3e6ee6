import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { Field } from "./field.ts";
import type { Value } from "./filter.ts";
import type { SortKey } from "./sort.ts";
import { typed } from "./typed-value.ts";

/** The order, or its reverse. PostgreSQL counts NULL as the largest of all, in both directions. */
export const orderBy = (keys: readonly SortKey[]): Sql =>
  joinSql(
    keys.map(({ field, direction }) =>
      direction === "asc" ? sql`${field.sql} ASC` : sql`${field.sql} DESC`,
    ),
  );

/** The same keys walked the other way. */
export const reversed = (keys: readonly SortKey[]): readonly SortKey[] =>
  keys.map((key) => ({ ...key, direction: key.direction === "asc" ? "desc" : "asc" }));

/** What stands beyond a place in the order: beyond in the first key, or equal in it and so on. */
export function beyond(keys: readonly SortKey[], values: readonly (Value | null)[]): Sql {
  const steps = keys.map((key, index) => {
    const equal = keys
      .slice(0, index)
      .map(({ field }, before) => sql`${isSame(field, values[before] ?? null)} AND `);
    const step = isBeyond(key, values[index] ?? null);
    return equal.length === 0 ? sql`(${step})` : sql`(${joinSql(equal, "")}${step})`;
  });
  return sql`(${joinSql(steps, " OR ")})${boundOf(keys[0], values[0] ?? null)}`;
}

/**
 * What holds for all that is beyond, said of the first key alone.
 * @NOTE It changes no answer: an index leads to the place, where the whole condition would have
 * PostgreSQL walk there.
 */
function boundOf(key: SortKey | undefined, at: Value | null): Sql {
  if (key === undefined || at === null) return sql``;
  const { kind, sql: value, nullable } = key.field;
  if (key.direction === "desc") return sql` AND ${value} <= ${typed(kind, at)}`;
  return nullable ? sql`` : sql` AND ${value} >= ${typed(kind, at)}`;
}

const isSame = ({ kind, sql: value }: Field, at: Value | null): Sql =>
  at === null ? sql`${value} IS NULL` : sql`${value} = ${typed(kind, at)}`;

function isBeyond({ field, direction }: SortKey, at: Value | null): Sql {
  const { kind, sql: value, nullable } = field;
  if (at === null) return direction === "asc" ? sql`false` : sql`${value} IS NOT NULL`;
  if (direction === "desc") return sql`${value} < ${typed(kind, at)}`;
  const larger = sql`${value} > ${typed(kind, at)}`;
  return nullable ? sql`(${larger} OR ${value} IS NULL)` : larger;
}

/** A key of the order as the text that a cursor holds. */
export function keyText({ kind, sql: value }: Field): Sql {
  if (kind !== "instant") return sql`${value}::text`;
  return instantText(value);
}

/** An instant in UTC to the millisecond (ISO 8601), whatever the session's time zone. */
export const instantText = (value: Sql): Sql =>
  sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
