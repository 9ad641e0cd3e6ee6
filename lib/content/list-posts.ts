import { z } from "zod";
import { conditionSql, showing } from "@/lib/query/row-rules.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { listEntries } from "./entry-reads.ts";
import type { EntrySummary } from "./entry.ts";
import { entryRules } from "./resource/entry-rules.ts";
import { entrySource, relatedSource, type EntryView } from "./resource/entry-source.ts";

const input = z.strictObject({});

/**
 * A post as the dashboard lists it; the author as they are named, null without one. Who may not read
 * that author sees the slug that the post itself holds.
 */
export type PostSummary = EntrySummary & { readonly author: string | null };

/** The live posts, last touched first, for those who may read drafts. At most 5,000. */
export const listPostsUseCase = defineQuery({
  action: "read-draft",
  collection: "posts",
  input,
  run: async ({ scope, permit }): Promise<PostSummary[]> => {
    const view = { collection: "posts", view: "draft", cases: permit.cases } as const;
    const posts = await listEntries(scope, view);
    const authors = await authorNames(scope, view);
    return posts
      .map((post) => ({ ...post, author: authors.get(post.id) ?? null }))
      .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  },
});

type AuthorRow = { id: string; author: string | null };

/** @NOTE The name is that of the author's draft: it takes the right to read drafts of authors. */
async function authorNames(scope: Scope, view: EntryView): Promise<Map<string, string | null>> {
  const posts = entrySource(scope, view);
  const authors = relatedSource(scope, "draft", "authors");
  const shownIf = showing(entryRules(scope, { ...view, action: "read-draft" }))("author");
  const known =
    authors?.name === "draft/authors"
      ? sql`(SELECT e.id, e.slug, ${authors.fields.get("title")?.sql ?? sql`NULL`} AS title
          FROM ${authors.from} WHERE ${authors.where})`
      : sql`(SELECT NULL::uuid AS id, NULL::text AS slug, NULL::text AS title WHERE false)`;
  const rows = await scope.db.$queryRaw<AuthorRow[]>(sql`
    SELECT e.id, CASE WHEN ${conditionSql(shownIf)} THEN coalesce(a.title, e.draft->>'author') END AS author
    FROM ${posts.from} LEFT JOIN ${known} a ON a.slug = e.draft->>'author'
    WHERE ${posts.where}`);
  return new Map(rows.map(({ id, author }) => [id, author]));
}
