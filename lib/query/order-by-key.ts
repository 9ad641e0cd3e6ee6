import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { SortKey } from "./sort.ts";
import type { Source } from "./source.ts";

/** How a list is walked: from where, and in which order. */
type Order = {
  readonly from: Sql;
  readonly where: Sql;
  readonly keys: readonly SortKey[];
};

/**
 * The order of a list, read off an index where its first field is kept in one: the same rows in the
 * same order, and none of them sorted.
 */
export function orderByKey({ from, fields, ...source }: Source, sort: readonly SortKey[]): Order {
  const [first, ...rest] = sort;
  const key = first?.field.key ?? null;
  const id = fields.get("id");
  if (first === undefined || key === null || !key.ordered || id === undefined) {
    return { from, where: source.where, keys: sort };
  }
  const joined = sql`${from} JOIN ${key.from} ON ${key.id} = ${id.sql} AND ${key.where}`;
  const keyed = { ...first, field: { ...first.field, sql: key.value } };
  const where = source.whereByKey ?? source.where;
  return { from: joined, where, keys: [keyed, ...rest] };
}
