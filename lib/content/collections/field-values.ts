import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { FieldDefinition } from "../models/field-definition.ts";

type At = { readonly collection: string; readonly field: string };

/** An entry with what it holds in a field, as it is kept; null: nothing there. */
export type KeptValue = {
  readonly id: string;
  readonly draft: Json;
  readonly published: Json;
};

const AT_ONCE = 2_000;
const NOTHING = sql`ARRAY['null', '""', '[]', '{}']::jsonb[]`;

const held = (form: Sql, field: string): Sql =>
  sql`(coalesce(${form}->${field}::text, 'null') <> ALL (${NOTHING}))`;

const hasValue = (field: string): Sql =>
  sql`(${held(sql`e.draft`, field)} OR ${held(sql`e.published`, field)})`;

const inCollection = ({ organizationId }: Scope, collection: string): Sql =>
  sql`e.organization_id = ${organizationId}::uuid AND e.collection_id = ${collection}::uuid`;

/** How many entries hold a value in a field, in either form, and of these in the bin. */
export async function countValues(
  scope: Scope,
  { collection, field }: At,
): Promise<{ entries: number; inBin: number }> {
  const [row] = await scope.db.$queryRaw<{ entries: number; inBin: number }[]>(sql`
    SELECT count(*)::int AS entries,
      (count(*) FILTER (WHERE e.deleted_at IS NOT NULL))::int AS "inBin"
    FROM entries e WHERE ${inCollection(scope, collection)} AND ${hasValue(field)}`);
  return row ?? { entries: 0, inBin: 0 };
}

/** How many entries a collection has, and of these in the bin. */
export async function countEntries(
  scope: Scope,
  collection: string,
): Promise<{ entries: number; inBin: number }> {
  const [row] = await scope.db.$queryRaw<{ entries: number; inBin: number }[]>(sql`
    SELECT count(*)::int AS entries,
      (count(*) FILTER (WHERE e.deleted_at IS NOT NULL))::int AS "inBin"
    FROM entries e WHERE ${inCollection(scope, collection)}`);
  return row ?? { entries: 0, inBin: 0 };
}

/** How many live entries have a value that another one has, too. */
export async function countTwins(scope: Scope, { collection, field }: At): Promise<number> {
  const [row] = await scope.db.$queryRaw<{ twins: number }[]>(sql`
    SELECT coalesce(sum(alike.count), 0)::int AS twins FROM (
      SELECT count(*) AS count FROM entries e
      WHERE ${inCollection(scope, collection)} AND e.deleted_at IS NULL
        AND ${held(sql`e.draft`, field)}
      GROUP BY e.draft->>${field}::text HAVING count(*) > 1) alike`);
  return row?.twins ?? 0;
}

/** Ids of some live entries that hold a value in a field, those that were changed last. */
export async function someWithValue(
  scope: Scope,
  { collection, field }: At,
): Promise<readonly string[]> {
  const rows = await scope.db.$queryRaw<{ id: string }[]>(sql`
    SELECT e.id FROM entries e WHERE ${inCollection(scope, collection)}
      AND e.deleted_at IS NULL AND ${hasValue(field)} ORDER BY e.updated_at DESC LIMIT 50`);
  return rows.map(({ id }) => id);
}

/** The entries that hold a value in a field, some at once. */
export async function* valuesOf(
  scope: Scope,
  { collection, field }: At,
): AsyncGenerator<readonly KeptValue[]> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await scope.db.$queryRaw<KeptValue[]>(sql`
      SELECT e.id, e.draft->${field}::text AS draft, e.published->${field}::text AS published
      FROM entries e WHERE ${inCollection(scope, collection)} AND e.id > ${after}::uuid
        AND ${hasValue(field)} ORDER BY e.id LIMIT ${AT_ONCE}`);
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < AT_ONCE) return;
  }
}

/** The values in a kept one: of a field with several languages each of them. */
export function partsOf({ localized }: FieldDefinition, kept: Json): readonly Json[] {
  const parts = localized && isObject(kept) ? Object.values(kept) : [kept];
  return parts.filter((part) => part !== null && part !== "");
}

/** A field, what takes its place, and the default language. */
export type Carrying = {
  readonly before: FieldDefinition;
  readonly after: FieldDefinition;
  readonly first: string;
};

/**
 * A kept value with each of its values made another; a null is left out. One that gets several languages
 * is said in the default one, and of several that become one the default one's stays.
 */
export function mapParts(
  { before, after, first }: Carrying,
  kept: Json,
  made: (value: Json) => Json,
): Json {
  if (kept === null) return null;
  if (!before.localized || !isObject(kept)) {
    const value = made(kept);
    return value !== null && after.localized ? { [first]: value } : value;
  }
  if (!after.localized) return madeOf(kept[first] ?? null, made);
  const parts = Object.entries(kept).flatMap(([locale, value]): [string, Json][] => {
    const other = madeOf(value, made);
    return other === null ? [] : [[locale, other]];
  });
  return parts.length === 0 ? null : Object.fromEntries(parts);
}

const madeOf = (value: Json, made: (value: Json) => Json): Json =>
  value === null ? null : made(value);

/** What is said in other languages than the default one, of a field that will have but one; null: nothing. */
export function leftBehind({ before, after, first }: Carrying, kept: Json): JsonObject | null {
  if (!before.localized || after.localized || !isObject(kept)) return null;
  const { [first]: _own, ...others } = kept;
  const said = Object.entries(others).filter(([, value]) => value !== null && value !== "");
  return said.length === 0 ? null : Object.fromEntries(said);
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
