import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { Field, FieldMap } from "@/lib/query/field.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { ContentCollection } from "../entry-data.ts";
import { ENTRY_MODELS } from "./entry-model.ts";
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
  readonly authors: Reached;
  readonly pages: Reached;
  readonly status: Sql;
};

/** All fields of a collection's entries `e`, where they are kept. */
export const entryFields = (collection: ContentCollection, sight: Sight): FieldMap =>
  new Map(
    [...ENTRY_MODELS[collection]].map(([name, description]): [string, Field] => [
      name,
      { ...description, sql: columnOf(name, sight) ?? dataSql(sight.view, name, description.kind) },
    ]),
  );

/**
 * What a rule may name: every field whoever asks, and who created the entry, which no answer shows.
 * As published, an entry is published, whatever its draft has come to.
 */
export function ruleFields(collection: ContentCollection, view: View): FieldMap {
  const all = { view, where: EVERYWHERE };
  const status = view === "published" ? sql`'published'::text` : statusSql;
  const fields = entryFields(collection, { view, authors: all, pages: all, status });
  return new Map([...fields, ["createdBy", { ...createdBy, sql: sql`e.created_by` }]]);
}

const createdBy = describeField("id", z.uuid(), { access: "read-only", nullable: true });

/** The form of an entry that the rules of an action speak of. */
export const viewFor = (action: string): View => (action === "read" ? "published" : "draft");

/** Where a field is kept that is no part of the entry's JSON. */
function columnOf(name: string, { view, authors, pages, status }: Sight): Sql | null {
  switch (name) {
    case "author":
      return authorSql(view, authors);
    case "parent":
      return parentSql(pages);
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
  ]),
  draft: new Map([...COMMON, ["slug", sql`e.slug`], ["updatedAt", sql`e.updated_at`]]),
};
