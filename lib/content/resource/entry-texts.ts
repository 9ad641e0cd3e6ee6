import { FOUND, FOUND_END, type Texts } from "@/lib/query/search.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { View } from "./entry-sql.ts";

/** A field that may say something in words, its id in the index, and who is shown it where. */
export type TextField = {
  readonly name: string;
  readonly id: string;
  /** Null: in every row. */
  readonly shownIf: Sql | null;
};

type Looking = {
  /** The language of the words. */
  readonly locale: string;
  /** The forms of entries that are looked at; which of them, of each entry, the source says. */
  readonly views: readonly View[];
  readonly fields: readonly TextField[];
};

/**
 * The words of entries `e` in a form, `f.published` or the draft. What is found comes from fields that
 * the caller may read in that very row: the index only says where to look, and what it says of other
 * fields changes no answer, no rank and no fragment.
 */
export function entryTexts({ locale, views, fields }: Looking): Texts {
  const language = sql`${locale}::text`;
  return {
    locale: language,
    names: new Map(fields.map(({ id, name }) => [id, name])),
    sought: (question) => ({
      joined: sql`
        JOIN (${foundIn(views, question, language)}) AS f ON f.entry_id = e.id
        JOIN entry_texts t ON t.organization_id = e.organization_id AND t.entry_id = e.id
          AND t.published = f.published AND t.locale = ${language}
        CROSS JOIN LATERAL (
          SELECT gatehouse_joined(d.document ORDER BY d.place) AS document
          FROM unnest(t.fields, t.documents) WITH ORDINALITY AS d(field, document, place)
          WHERE ${isShown(sql`d.field`, fields)}) AS seen
        CROSS JOIN LATERAL (
          SELECT (ts_rank(seen.document, ${question}, 1) * 1000000)::int AS rank OFFSET 0) AS r`,
      where: sql`seen.document @@ ${question}`,
      rank: sql`r.rank`,
      highlights: highlightsSql({ question, fields, language }),
    }),
  };
}

const foundIn = (views: readonly View[], question: Sql, language: Sql): Sql =>
  joinSql(
    views.map((view) => {
      const published = view === "published" ? sql`true` : sql`false`;
      return sql`SELECT g.entry_id, ${published} AS published
        FROM gatehouse_found(${question}, ${published}, ${language}) AS g(entry_id)`;
    }),
    " UNION ALL ",
  );

/** Whether the caller may read in `e` the field that an id stands for. */
function isShown(id: Sql, fields: readonly TextField[]): Sql {
  const always = fields.filter(({ shownIf }) => shownIf === null).map((field) => field.id);
  const cases = fields.flatMap(({ id: of, shownIf }) =>
    shownIf === null ? [] : [sql`WHEN ${of}::uuid THEN ${shownIf}`],
  );
  const everywhere = sql`${id} = ANY(${always}::uuid[])`;
  if (cases.length === 0) return everywhere;
  return sql`(${everywhere} OR (CASE ${id} ${joinSql(cases, " ")} ELSE false END))`;
}

type Highlighting = Pick<Looking, "fields"> & { readonly question: Sql; readonly language: Sql };

/** @NOTE Short texts are shown as a whole, of long ones the place where most was found. */
const highlightsSql = ({ question, fields, language }: Highlighting): Sql => sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_array(h.field_id, h.fragment) ORDER BY h.place), '[]'::jsonb)
  FROM (
    SELECT y.place, y.field_id, ts_headline(gatehouse_dictionary(${language}), y.said, ${question},
      CASE WHEN length(y.said) <= 160 THEN ${`${SIGNS}, HighlightAll=true`}::text
        ELSE ${`${SIGNS}, MinWords=12, MaxWords=28`}::text END) AS fragment
    FROM (
      SELECT x.place, x.field_id,
        translate(left(x.said, 20000), ${`${FOUND}${FOUND_END}`}::text, '') AS said
      FROM collections tc, gatehouse_texts(tc.slug, tc.fields,
        CASE WHEN f.published THEN e.published ELSE e.draft END,
        gatehouse_locales(e.organization_id), ${language}) AS x
      WHERE tc.organization_id = e.organization_id AND tc.id = e.collection_id
        AND ${isShown(sql`x.field_id`, fields)} OFFSET 0) AS y OFFSET 0) AS h
  WHERE strpos(h.fragment, ${FOUND}::text) > 0)`;

const SIGNS = `StartSel="${FOUND}", StopSel="${FOUND_END}"`;
