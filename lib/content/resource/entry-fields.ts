import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { Field, FieldMap } from "@/lib/query/field.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import { modelOf, type Knowing } from "../models/model-of.ts";
import { definedSql } from "./defined-sql.ts";
import {
  authorSql,
  dataSql,
  EVERYWHERE,
  parentSql,
  statusSql,
  type Reached,
  type View,
} from "./entry-sql.ts";

/** What differs between those who look: where relationships lead, and what the status tells. */
export type Sight = {
  readonly view: View;
  /** Which entries of another collection a relationship may lead to. */
  readonly reached: (type: string) => Reached;
  readonly status: Sql;
  /** The default language. */
  readonly fallback: string;
};

/** All fields of a collection's entries `e`, where they are kept. */
export const entryFields = (model: CollectionModel, sight: Sight): FieldMap =>
  new Map(
    [...model.fields].map(([name, description]): [string, Field] => {
      const defined = model.definitions?.find((field) => field.name === name);
      if (defined !== undefined) return [name, { ...description, ...definedSql(defined, sight) }];
      const column = columnOf(name, sight) ?? dataSql(sight.view, name, description.kind);
      return [name, { ...description, sql: column }];
    }),
  );

/**
 * What a rule may name: every field whoever asks, and who created the entry and the language that is
 * asked in, which no answer shows.
 * As published, an entry is published, whatever its draft has come to.
 * @throws NotFound without such a collection.
 */
export function ruleFields(knowing: Knowing, collection: string, view: View): FieldMap {
  const status = view === "published" ? sql`'published'::text` : statusSql;
  const reached = () => ({ view, where: EVERYWHERE });
  const fallback = knowing.collections.locales[0] ?? "";
  const fields = entryFields(modelOf(knowing, collection), { view, reached, status, fallback });
  return new Map([
    ...fields,
    ["createdBy", { ...createdBy, sql: sql`e.created_by` }],
    ["_locale", { ...locale, choices: knowing.collections.locales, sql: localeSql(fallback) }],
  ]);
}

/** @NOTE The language that is asked in, which is the same for all entries; no answer shows it. */
const locale = describeField("text", z.string(), { access: "read-only", label: "Language" });

const localeSql = (fallback: string): Sql =>
  sql`coalesce(nullif(current_setting('gatehouse.locale', true), ''), ${fallback}::text)`;

const createdBy = describeField("id", z.uuid(), { access: "read-only", nullable: true });

/** The form of an entry that the rules of an action speak of. */
export const viewFor = (action: string): View => (action === "read" ? "published" : "draft");

/** Where a field is kept that is no part of the entry's JSON. */
function columnOf(name: string, { view, reached, status }: Sight): Sql | null {
  switch (name) {
    case "author":
      return authorSql(view, reached("authors"));
    case "parent":
      return parentSql(reached("pages"));
    case "status":
      return status;
    default:
      return COLUMNS[view].get(name) ?? null;
  }
}

const COMMON: readonly [string, Sql][] = [
  ["id", sql`e.id`],
  ["position", sql`e.position`],
  ["createdAt", sql`e.created_at`],
  ["publishedAt", sql`e.published_at`],
];

const COLUMNS: Readonly<Record<View, ReadonlyMap<string, Sql>>> = {
  published: new Map([
    ...COMMON,
    ["slug", sql`e.published_slug`],
    ["updatedAt", sql`e.published_updated_at`],
    ["publishAt", sql`NULL::timestamptz`],
    ["unpublishAt", sql`NULL::timestamptz`],
    ["scheduleFailure", sql`NULL::text`],
  ]),
  draft: new Map([
    ...COMMON,
    ["slug", sql`e.slug`],
    ["updatedAt", sql`e.updated_at`],
    ["publishAt", sql`e.publish_at`],
    ["unpublishAt", sql`e.unpublish_at`],
    ["scheduleFailure", sql`(e.schedule_failure->>'reason')`],
  ]),
};
