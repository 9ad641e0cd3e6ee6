import { z } from "zod";
import { decide } from "@/lib/access/decide.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { listEntries } from "./entry-reads.ts";
import type { EntrySummary } from "./entry.ts";
import { requireWholeEntry } from "./whole-entry.ts";

const input = z.strictObject({});

/**
 * A post as the dashboard lists it; the author as they are named, null without one. Who may not read
 * authors sees the slug that the post itself holds.
 */
export type PostSummary = EntrySummary & { readonly author: string | null };

type AuthorRow = { id: string; author: string | null };

/** The live posts, last touched first, for those who may read drafts. At most 5,000. */
export const listPostsUseCase = defineQuery({
  action: "read-draft",
  collection: "posts",
  input,
  run: async ({ scope, permit }): Promise<PostSummary[]> => {
    requireWholeEntry(permit);
    const posts = await listEntries(scope, permit.collection);
    const question = { action: "read-draft", collection: "authors", id: null } as const;
    const namesAuthors = decide(scope.principal, scope.grants, question).allowed;
    const rows = await scope.db.$queryRaw<AuthorRow[]>`
      SELECT e.id, coalesce(a.draft->>'title', e.draft->>'author') AS author
      FROM entries e
      JOIN collections c ON c.organization_id = e.organization_id AND c.id = e.collection_id
        AND c.slug = ${permit.collection}
      LEFT JOIN collections ac ON ac.organization_id = e.organization_id AND ac.slug = 'authors'
      LEFT JOIN entries a ON a.organization_id = e.organization_id AND a.collection_id = ac.id
        AND a.slug = e.draft->>'author' AND a.deleted_at IS NULL AND ${namesAuthors}
      WHERE e.organization_id = ${scope.organizationId}::uuid AND e.deleted_at IS NULL`;
    const authors = new Map(rows.map(({ id, author }) => [id, author]));
    return posts
      .map((post) => ({ ...post, author: authors.get(post.id) ?? null }))
      .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  },
});
