import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { readContent } from "@/lib/tenancy/read-content.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { Field } from "./field.ts";
import type { Keys } from "./cursor.ts";
import { instantText } from "./keyset.ts";
import type { Source } from "./source.ts";

/** An entry as it was read: its fields by name, relationships as ids. */
export type Row = {
  readonly id: string;
  readonly shown: JsonObject;
  /** Names of the fields that are without a value because the caller may not read them here. */
  readonly redacted?: readonly string[];
  /** Absent, or null: not told. */
  readonly revision?: number | null;
  /** Where it stands in the order of a list, as JSON; `keysOf` reads it. */
  readonly keys?: string;
  /** Pairs of the id of a field and a fragment of it; absent where nothing was looked for. */
  readonly found?: readonly (readonly [string, string])[] | null;
};

/** What to read: the fields, the keys of the order, and how the statement goes on. */
export type Reading = {
  readonly names: ReadonlySet<string>;
  readonly keys: readonly Sql[];
  readonly where: Sql;
  readonly tail: Sql;
  /** Fragments in which words were found, as JSON; absent: nothing was looked for. */
  readonly highlights?: Sql;
};

/** Reads entries in one statement; PostgreSQL gives no field that was not asked for. */
export const readRows = (scope: Scope, source: Source, reading: Reading): Promise<readonly Row[]> =>
  askFor(scope, source, rowsSql(source, reading));

/** The rows of a statement that `rowsSql` made for a source. */
export const askFor = (scope: Scope, source: Source, statement: Sql): Promise<readonly Row[]> =>
  source.ofContent === true
    ? readContent<Row>(scope, statement)
    : scope.db.$queryRaw<Row[]>(statement);

/**
 * That statement.
 * @NOTE What would be the same in every row is left out: each column of each row is sent and read.
 */
export function rowsSql(source: Source, reading: Reading): Sql {
  const id = source.fields.get("id");
  if (id === undefined) throw new Error(`The fields of ${source.name} lack the id.`);
  const { keys, highlights } = reading;
  const columns = [
    sql`${id.sql}::text AS id`,
    sql`${shownObject(source, reading.names)} AS shown`,
    ...redactedNames(source, reading.names),
    ...(source.revision === null ? [] : [sql`${source.revision}::int AS revision`]),
    ...(keys.length === 0 ? [] : [sql`json_build_array(${joinSql([...keys])})::text AS keys`]),
    ...(highlights === undefined ? [] : [sql`${highlights}::jsonb AS found`]),
  ];
  return sql`SELECT ${joinSql(columns)} FROM ${source.from}
    WHERE ${source.where} AND ${reading.where} ${reading.tail}`;
}

/** What the keys of the order are at a row that was read for them, as text. */
export const keysOf = ({ keys = "[]" }: Row): Keys => JSON.parse(keys) as Keys;

/** @NOTE A function of PostgreSQL takes 100 arguments, hence pieces of at most 40 fields. */
function shownObject(source: Source, names: ReadonlySet<string>): Sql {
  const members = [...source.fields]
    .filter(([name]) => name !== "id" && names.has(name))
    .map(([name, field]) => sql`${name}::text, ${shownValue(field)}`);
  if (members.length === 0) return sql`'{}'::jsonb`;
  const pieces = [];
  for (let from = 0; from < members.length; from += 40) {
    pieces.push(sql`jsonb_build_object(${joinSql(members.slice(from, from + 40))})`);
  }
  return joinSql(pieces, " || ");
}

/** @NOTE One condition a group of fields: a permission most often names several. */
function redactedNames(source: Source, wanted: ReadonlySet<string>): readonly Sql[] {
  const groups = new Map<Sql, string[]>();
  for (const [name, { shownIf }] of source.fields) {
    if (shownIf === undefined || !wanted.has(name)) continue;
    groups.set(shownIf, [...(groups.get(shownIf) ?? []), name]);
  }
  const parts = [...groups].map(
    ([shownIf, names]) => sql`CASE WHEN ${shownIf} THEN '{}' ELSE ${names}::text[] END`,
  );
  return parts.length === 0 ? [] : [sql`${joinSql(parts, " || ")} AS redacted`];
}

function shownValue({ kind, shown, sql: value }: Field): Sql {
  if (shown !== undefined) return shown;
  return kind === "instant" ? instantText(value) : value;
}

/** The value of a relationship: ids in their order, none where it leads nowhere. */
export const idsAt = ({ shown }: Row, name: string): readonly string[] => {
  const value: Json = shown[name] ?? null;
  const ids = Array.isArray(value) ? value : [value];
  return ids.filter((id) => typeof id === "string");
};
