import type { Field } from "@/lib/query/field.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import type { DefinedKind } from "../models/field-kinds.ts";
import { isReached, type Reached, type View } from "./entry-sql.ts";

type Looking = {
  readonly view: View;
  readonly reached: (type: string) => Reached;
  /** The default language. */
  readonly fallback: string;
};

/**
 * Where a field of an own collection is kept: in the entry's JSON under its id, and of one in several
 * languages under the language, or else the default one.
 * @NOTE A value of another type, from before the field was what it is now, is no value: a cast that
 * fails would fail the whole list.
 */
export function definedSql(
  definition: FieldDefinition,
  { view, reached, fallback }: Looking,
): Pick<Field, "sql"> {
  const { kind, to } = definition;
  const { json, text } = keptAt(definition, { view, fallback });
  switch (FORMS[kind]) {
    case "number":
      return { sql: sql`(CASE WHEN jsonb_typeof(${json}) = 'number' THEN ${text}::numeric END)` };
    case "boolean":
      return { sql: sql`(CASE WHEN jsonb_typeof(${json}) = 'boolean' THEN ${text}::boolean END)` };
    case "instant":
      return { sql: sql`(CASE WHEN ${text} ~ ${INSTANT} THEN ${text}::timestamptz END)` };
    case "list":
      return { sql: listSql(json) };
    case "object":
      return { sql: sql`(CASE WHEN jsonb_typeof(${json}) = 'object' THEN ${json} END)` };
    case "any":
      return { sql: sql`nullif(${json}, 'null'::jsonb)` };
    case "link":
      return { sql: linkSql(text, to ?? "", reached(to ?? "")) };
    case "links":
      return { sql: linksSql(json, to ?? "", reached(to ?? "")) };
    case "text":
      return { sql: text };
  }
}

type Form =
  "text" | "number" | "boolean" | "instant" | "list" | "object" | "any" | "link" | "links";

/** In what JSON a value is kept, and what it is to SQL. */
const FORMS: Readonly<Record<DefinedKind, Form>> = {
  text: "text",
  "long-text": "text",
  "rich-text": "object",
  slug: "text",
  integer: "number",
  decimal: "number",
  boolean: "boolean",
  date: "text",
  instant: "instant",
  choice: "text",
  choices: "list",
  email: "text",
  url: "text",
  colour: "text",
  json: "any",
  image: "object",
  file: "object",
  relation: "link",
  relations: "links",
  group: "object",
  list: "list",
  blocks: "list",
};

/** What is kept of a field, as JSON and as text. */
function keptAt(
  { id, localized }: FieldDefinition,
  { view, fallback }: Omit<Looking, "reached">,
): { json: Sql; text: Sql } {
  const data = view === "published" ? sql`e.published` : sql`e.draft`;
  const kept = sql`(${data}->${id}::text)`;
  if (!localized) return { json: kept, text: sql`(${data}->>${id}::text)` };
  const json = inLocale(kept, fallback);
  return { json, text: sql`(${json}#>>'{}')` };
}

/**
 * What is kept in the language that was asked for.
 * @NOTE The transaction knows which (`openScope`), so that the same SQL serves every language.
 */
const inLocale = (kept: Sql, fallback: string): Sql =>
  sql`coalesce(nullif(${kept}->current_setting('gatehouse.locale', true), 'null'::jsonb),
    ${kept}->${fallback}::text)`;

/** As `valueSchema` keeps it; PostgreSQL has no year 0. */
const INSTANT = "^(?!0000)\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$";
const ID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

const listSql = (json: Sql): Sql =>
  sql`(CASE WHEN jsonb_typeof(${json}) = 'array' THEN ${json} END)`;

const idSql = (text: Sql): Sql => sql`(CASE WHEN ${text} ~ ${ID} THEN ${text}::uuid END)`;

/** The entry that a relation leads to; null unless it is there among those that are reached. */
const linkSql = (text: Sql, to: string, reached: Reached): Sql =>
  sql`(SELECT x.id FROM entries x WHERE x.id = ${idSql(text)} AND ${isThere(to, reached)})`;

/** The entries that a relation leads to, in their order, as texts; those that are reached. */
const linksSql = (json: Sql, to: string, reached: Reached): Sql => sql`(
  SELECT coalesce(jsonb_agg(x.id::text ORDER BY l.place), '[]'::jsonb)
  FROM jsonb_array_elements_text(coalesce(${listSql(json)}, '[]'::jsonb))
    WITH ORDINALITY AS l(id, place)
  JOIN entries x ON x.id = ${idSql(sql`l.id`)} AND ${isThere(to, reached)})`;

/** Whether a live entry `x` of a collection is reached from `e`. */
const isThere = (to: string, reached: Reached): Sql => sql`
  x.organization_id = e.organization_id AND x.deleted_at IS NULL
  AND x.collection_id = (SELECT xc.id FROM collections xc
    WHERE xc.organization_id = e.organization_id AND xc.slug = ${to})
  AND ${reached.view === "published" ? sql`x.published IS NOT NULL` : sql`true`}
  AND ${isReached(sql`x`, reached)}`;
