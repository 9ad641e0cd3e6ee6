/** Runs one statement as somebody whom no row-level security holds. */
type Run = (sql: string, values: readonly unknown[]) => Promise<unknown>;

/**
 * Founds organizations `crowd-1` and on, around those that are asked for: with the collections of the
 * one they are to be like, without people and without entries.
 */
export async function foundCrowd(run: Run, like: string, count: number): Promise<void> {
  await run(
    `INSERT INTO organizations (id, slug, name)
     SELECT gen_random_uuid(), 'crowd-' || x, 'Crowd' FROM generate_series(1, $1::int) x`,
    [count],
  );
  await run(
    `INSERT INTO collections (organization_id, id, slug, name, publishes, website, fields)
     SELECT o.id, gen_random_uuid(), c.slug, c.name, c.publishes, c.website, c.fields
     FROM organizations o, collections c WHERE o.slug LIKE 'crowd-%' AND c.organization_id = $1`,
    [like],
  );
}

/** Publishes one post in each organization of the crowd. */
export const publishInCrowd = (run: Run): Promise<unknown> =>
  run(
    `INSERT INTO entries (organization_id, id, collection_id, slug, draft, published, published_slug,
       published_at, published_updated_at)
     SELECT o.id, gen_random_uuid(), c.id, 'one', '{"title": "One"}', '{"title": "One"}', 'one', now(), now()
     FROM organizations o JOIN collections c ON c.organization_id = o.id AND c.slug = 'posts'
     WHERE o.slug LIKE 'crowd-%'`,
    [],
  );
