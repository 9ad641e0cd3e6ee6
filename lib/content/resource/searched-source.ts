import { z } from "zod";
import { describeField } from "@/lib/query/describe.ts";
import type { Field } from "@/lib/query/field.ts";
import { anyHolds, type Condition } from "@/lib/query/row-rules.ts";
import type { Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import { modelOf } from "../models/model-of.ts";
import { entryRules } from "./entry-rules.ts";
import { actionFor, entrySource, viewOf } from "./entry-source.ts";
import type { View } from "./entry-sql.ts";
import { entryTexts, type TextField } from "./entry-texts.ts";
import { textFields } from "./text-fields.ts";

/** A collection as the caller may read it: which rows, what of their words, what is told of them. */
type Searched = {
  readonly slug: string;
  readonly view: View;
  readonly rows: Condition;
  readonly texts: readonly TextField[];
  readonly title: Sql | null;
  readonly status: Sql | null;
};

/**
 * The entries of several collections as one list, to be searched: of each collection those that the
 * caller may read, as drafted where they may read drafts and a draft is wished for. One that they may
 * not read is left out.
 */
export function searchedSource(
  scope: Scope,
  { view, collections }: { readonly view: View; readonly collections: readonly string[] },
): Source {
  const searched = collections.flatMap((slug) => searchedIn(scope, view, slug));
  const views = (["published", "draft"] as const).filter((one) =>
    searched.some((of) => of.view === one),
  );
  return {
    type: "search",
    name: `search/${view}`,
    from: sql`entries e JOIN collections c
      ON c.organization_id = e.organization_id AND c.id = e.collection_id`,
    where: sql`e.organization_id = ${scope.organizationId}::uuid AND e.deleted_at IS NULL
      AND ${reached(searched)}`,
    fields: fieldsOf(searched),
    texts: entryTexts({
      locale: scope.locale,
      views: views.length === 0 ? ["published"] : views,
      fields: searched.flatMap(({ texts }) => texts),
    }),
    sort: "id",
    revision: null,
    related: () => null,
  };
}

function searchedIn(scope: Scope, wished: View, slug: string): Searched[] {
  const seen = viewOf(scope, wished, slug);
  if (seen === null) return [];
  const { view, cases } = seen;
  const model = modelOf(scope, slug);
  const { fields } = entrySource(scope, seen);
  const rows = anyHolds(entryRules(scope, { action: actionFor(view), collection: slug, cases }));
  const title = fields.get(model.titleField ?? "")?.sql ?? null;
  const status = fields.get("status")?.sql ?? null;
  return [{ slug, view, rows, texts: textFields(model, fields), title, status }];
}

/** Which rows are reached: in the form, and where a rule says so, that the collection is read in. */
function reached(searched: readonly Searched[]): Sql {
  const parts = (["published", "draft"] as const).map((view) => {
    const those = searched.filter((one) => one.view === view);
    const whole = those.flatMap(({ slug, rows }) => (rows === "always" ? [slug] : []));
    const cases = those.flatMap(({ slug, rows }) =>
      rows === "always" || rows === "never" ? [] : [sql`WHEN ${slug}::text THEN ${rows}`],
    );
    const some = cases.length === 0 ? sql`false` : sql`CASE c.slug ${joinSql(cases, " ")} END`;
    const isForm =
      view === "published" ? sql`f.published AND e.published IS NOT NULL` : sql`NOT f.published`;
    return sql`(${isForm} AND (c.slug = ANY(${whole}::text[]) OR ${some}))`;
  });
  return sql`(${joinSql(parts, " OR ")})`;
}

function fieldsOf(searched: readonly Searched[]): ReadonlyMap<string, Field> {
  const text = describeField("text", z.string(), { access: "read-only", nullable: true });
  const told = { ...text, filterable: false, sortable: false };
  return new Map<string, Field>([
    ["id", { ...describeField("id", z.uuid(), { access: "read-only" }), sql: sql`e.id` }],
    ["collection", { ...text, nullable: false, sql: sql`c.slug` }],
    ["title", { ...text, sql: inEach(searched, "title") }],
    ["status", { ...told, sql: inEach(searched, "status") }],
  ]);
}

/** What is told of an entry, as it is in its own collection; null where that has no such field. */
function inEach(searched: readonly Searched[], name: "title" | "status"): Sql {
  const cases = searched.flatMap(({ slug, [name]: told }) =>
    told === null ? [] : [sql`WHEN ${slug}::text THEN ${told}`],
  );
  return cases.length === 0 ? sql`NULL::text` : sql`(CASE c.slug ${joinSql(cases, " ")} END)::text`;
}
