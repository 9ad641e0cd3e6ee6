import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import type { EntryInput } from "../entry-input.ts";
import { modelOf } from "../models/model-of.ts";
import { inCollection } from "../resource/entry-sql.ts";

/** How an entry stands in one language. */
export type EntryLocale = {
  readonly locale: string;
  /** How many of the fields that have a value for each language say something in it. */
  readonly said: number;
  /** Null: its collection has no drafts, or the caller may not know. */
  readonly status: "draft" | "published" | "changed" | null;
};

/** A language in which an entry may be read, and the ids of the localized fields that are shown. */
export type Shown = {
  readonly locale: string;
  readonly fields: readonly string[];
  /** Whether the caller may know how it stands. */
  readonly standing: boolean;
};

type Row = { locale: string; said: number; isOut: boolean; differs: boolean };

/** What a live entry says of the fields that are shown in each language; none without such an entry. */
export async function readSaid(
  scope: Scope,
  { collection, id }: EntryInput,
  shown: readonly Shown[],
): Promise<readonly EntryLocale[]> {
  const model = modelOf(scope, collection);
  const localized = (model.definitions ?? []).filter((field) => field.localized);
  const [first = ""] = scope.locales;
  const placed = shown.map((one, place) => ({ ...one, place }));
  const rows = await scope.db.$queryRaw<Row[]>(sql`
    SELECT l.locale, count(v.draft)::int AS said,
      CASE WHEN l.locale = ${first} THEN e.published IS NOT NULL ELSE count(v.published) > 0 END
        AS "isOut",
      coalesce(bool_or(v.draft IS DISTINCT FROM v.published), false) OR (l.locale = ${first}
        AND (e.draft - ${localized.map((field) => field.id)}::text[], e.slug, e.parent_id)
          IS DISTINCT FROM (e.published - ${localized.map((field) => field.id)}::text[],
            e.published_slug, e.published_parent_id)) AS differs
    FROM entries e
    CROSS JOIN jsonb_to_recordset(${JSON.stringify(placed)}::jsonb)
      AS l(locale text, fields jsonb, place int)
    LEFT JOIN LATERAL (
      SELECT nullif(e.draft->f.id->l.locale, 'null'::jsonb) AS draft,
        nullif(e.published->f.id->l.locale, 'null'::jsonb) AS published
      FROM jsonb_array_elements_text(l.fields) AS f(id)) AS v ON true
    WHERE ${inCollection(scope.organizationId, collection)} AND e.id = ${id}::uuid
    GROUP BY e.organization_id, e.id, l.locale, l.place ORDER BY l.place`);
  const known = new Set(shown.flatMap(({ locale, standing }) => (standing ? [locale] : [])));
  return rows.map(({ locale, said, ...row }) => ({
    ...{ locale, said },
    status: model.publishes && known.has(locale) ? statusOf(row) : null,
  }));
}

function statusOf({ isOut, differs }: Pick<Row, "isOut" | "differs">) {
  if (!isOut) return "draft";
  return differs ? "changed" : "published";
}
