import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput, loadEntry, type EntryInput } from "./entry-input.ts";
import { hasEntries } from "./menus/standing-targets.ts";
import { modelOf } from "./models/model-of.ts";
import { heldFor } from "./resource/entry-rules.ts";
import { inCollection } from "./resource/entry-sql.ts";
import { hrefOf } from "./site-paths.ts";

/** Where a published entry stands, and where it will once its draft is published. */
export type MovedAddress = {
  readonly from: string;
  readonly to: string;
  /** Whether published entries stand below it, whose addresses change too. */
  readonly hasBelow: boolean;
  /** Whether the asker may lead visitors from the one to the other. */
  readonly mayLead: boolean;
};

/**
 * Whether publishing an entry takes it to another address of the website; null where it does not, or
 * nobody could have followed the old one. Asked by whoever may publish it.
 */
export const findMovedAddress = defineQuery({
  action: "publish",
  collection: ({ collection }: EntryInput) => collection,
  input: entryInput,
  load: loadEntry<EntryInput>,
  run: async ({ scope, input }): Promise<{ readonly moved: MovedAddress | null }> => {
    const { slug, website } = modelOf(scope, input.collection);
    if (!website || !hasEntries(slug)) return { moved: null };
    const { now, then } = await pathsOf(scope, input);
    if (now === undefined || then === undefined) return { moved: null };
    const before = slug === "pages" ? [] : [slug];
    const [from, to] = [hrefOf([...before, ...now]), hrefOf([...before, ...then])];
    if (from === to || from === "/") return { moved: null };
    const held = heldFor(scope, "update", "site")?.cases ?? [];
    const mayLead = held.some(({ fields }) => fields === "all");
    return { moved: { from, to, mayLead, hasBelow: await hasBelow(scope, input) } };
  },
});

type Row = { readonly which: "now" | "then"; readonly path: string[] };

/** @NOTE What stands above counts as it is published: that is where visitors come along. */
async function pathsOf(
  scope: Scope,
  { collection, id }: EntryInput,
): Promise<Partial<Record<Row["which"], readonly string[]>>> {
  const own = sql`${inCollection(scope.organizationId, collection)} AND e.id = ${id}::uuid
    AND e.published IS NOT NULL`;
  const rows = await scope.db.$queryRaw<Row[]>(sql`
    WITH RECURSIVE up AS (
      (SELECT 'now' AS which, e.published_parent_id AS above, ARRAY[e.published_slug] AS path
        FROM entries e WHERE ${own}
        UNION ALL
        SELECT 'then', e.parent_id, ARRAY[e.slug] FROM entries e WHERE ${own})
      UNION ALL
      SELECT u.which, s.above, s.slug || u.path FROM up u CROSS JOIN LATERAL (
        SELECT e.published_parent_id AS above, e.published_slug AS slug FROM entries e
        WHERE ${inCollection(scope.organizationId, collection)} AND e.published IS NOT NULL
          AND e.id = u.above) s
      WHERE cardinality(u.path) < 20
    )
    SELECT which, path FROM up WHERE above IS NULL`);
  return Object.fromEntries(rows.map(({ which, path }) => [which, path]));
}

async function hasBelow(scope: Scope, { collection, id }: EntryInput): Promise<boolean> {
  if (collection !== "pages") return false;
  const rows = await scope.db.$queryRaw<unknown[]>(sql`
    SELECT 1 FROM entries e WHERE ${inCollection(scope.organizationId, collection)}
      AND e.published IS NOT NULL AND e.published_parent_id = ${id}::uuid LIMIT 1`);
  return rows.length > 0;
}
