import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { Field } from "@/lib/query/field.ts";
import { keptAt, type TableModel } from "@/lib/query/table-source.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { DEFINED_KINDS } from "../models/field-kinds.ts";

const unasked = { nullable: true, filterable: false, sortable: false } as const;

const text = (member: string): Sql => sql`(t.field->>${member}::text)`;
const json = (member: string): Sql => sql`nullif(t.field->${member}::text, 'null'::jsonb)`;

const flag = (member: string): [string, Field] => [
  member,
  keptAt(describeField("boolean", z.boolean()), sql`coalesce(${text(member)}::boolean, false)`),
];

const word = (member: string, schema: z.ZodType, nullable = true): [string, Field] => [
  member,
  keptAt(describeField("text", schema, { nullable }), text(member)),
];

const value = (member: string): [string, Field] => [
  member,
  keptAt(describeField("json", z.json(), unasked), json(member)),
];

const number = (member: string): [string, Field] => [
  member,
  keptAt(
    describeField("decimal", z.number().nullable(), { nullable: true }),
    sql`${text(member)}::numeric`,
  ),
];

/**
 * The fields of the organization's collections as the API lists them, each by itself: those that are
 * there in their order, and those that were removed.
 */
export const fieldTable: TableModel = {
  type: "fields",
  from: sql`(
    SELECT c.organization_id, c.id AS collection_id, c.revision, one.field, one.position,
      (one.field->>'id')::uuid AS id
    FROM collections c CROSS JOIN LATERAL (
      SELECT field, place::int - 1 AS position
      FROM jsonb_array_elements(c.fields) WITH ORDINALITY AS present(field, place)
      UNION ALL SELECT field, NULL FROM jsonb_array_elements(c.removed_fields) AS gone(field)
    ) one) t`,
  fields: new Map<string, Field>([
    ["id", keptAt(describeField("id", z.uuid(), { access: "read-only" }), sql`t.id`)],
    ["collection", keptAt(describeField("id", z.uuid()), sql`t.collection_id`)],
    word("name", z.string(), false),
    word("label", z.string(), false),
    word("kind", z.enum(DEFINED_KINDS), false),
    word("help", z.string()),
    flag("required"),
    flag("unique"),
    flag("indexed"),
    flag("localized"),
    flag("hidden"),
    value("choices"),
    number("min"),
    number("max"),
    word("pattern", z.string().nullable()),
    value("default"),
    word("to", z.string().nullable()),
    value("fields"),
    value("blocks"),
    [
      "position",
      keptAt(describeField("integer", z.int().min(0), { nullable: true }), sql`t.position`),
    ],
    [
      "removedAt",
      keptAt(
        describeField("instant", z.iso.datetime(), { nullable: true }),
        sql`${text("removedAt")}::timestamptz`,
      ),
    ],
  ]),
  sort: "position",
};
