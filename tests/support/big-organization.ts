import { newId, type MemberId, type OrganizationId } from "@/lib/kernel/ids.ts";

/** How big: each role holds its share of the policies, and each policy speaks of one collection. */
export type Size = {
  readonly roles: number;
  readonly collections: number;
  readonly policies: number;
};

/** The organization of issue 4: fifty roles, two hundred collections, a thousand policies. */
export const BIG: Size = { roles: 50, collections: 200, policies: 1_000 };

/** Runs one statement as somebody whom no row-level security holds. */
type Run = (sql: string, values: readonly unknown[]) => Promise<unknown>;

const ACTIONS = ["read", "read-draft", "create", "update"];

/**
 * Gives an organization roles that contain one another by fours, policies with a permission for each
 * of four actions, every other one with a rule, every third with a list of fields; and the first
 * role, from which all others are reached, to a member. What was stored before stays.
 */
export async function storeBigOrganization(
  run: Run,
  { organizationId, memberId }: { organizationId: OrganizationId; memberId: MemberId },
  { roles, collections, policies }: Size,
): Promise<void> {
  const mark = newId().slice(0, 8);
  const roleIds = Array.from({ length: roles }, () => newId());
  const policyRows = Array.from({ length: policies }, (_, at) => ({
    id: newId(),
    name: `${mark} ${at}`,
    role: roleIds[at % roles],
    collection: ["posts", "pages", "authors"][at % collections] ?? `c-${at % collections}`,
    fields: at % 3 === 0 ? ["title", "slug"] : null,
    rule: at % 2 === 0 ? { title: { _neq: `title ${at}` } } : null,
  }));
  const contained = roleIds.slice(1).map((id, at) => [roleIds[Math.floor(at / 4)], id]);
  await run(
    `WITH c AS (INSERT INTO collections (organization_id, id, slug, name)
       SELECT $1, gen_random_uuid(), 'c-' || x, 'c-' || x FROM generate_series(3, $2::int - 1) x
       ON CONFLICT DO NOTHING),
     r AS (INSERT INTO roles (organization_id, id, slug, name)
       SELECT $1, x::uuid, 'big-' || x, 'big-' || x FROM jsonb_array_elements_text($3::jsonb) x),
     rr AS (INSERT INTO role_roles (organization_id, role_id, contained_id)
       SELECT $1, (x->>0)::uuid, (x->>1)::uuid FROM jsonb_array_elements($4::jsonb) x),
     p AS (INSERT INTO policies (organization_id, id, name)
       SELECT $1, (x->>'id')::uuid, x->>'name' FROM jsonb_array_elements($5::jsonb) x),
     q AS (INSERT INTO permissions (organization_id, id, policy_id, collection, action, fields, rule)
       SELECT $1, gen_random_uuid(), (x->>'id')::uuid, x->>'collection', action,
         nullif(x->'fields', 'null'), nullif(x->'rule', 'null')
       FROM jsonb_array_elements($5::jsonb) x CROSS JOIN unnest($6::text[]) action),
     rp AS (INSERT INTO role_policies (organization_id, role_id, policy_id)
       SELECT $1, (x->>'role')::uuid, (x->>'id')::uuid FROM jsonb_array_elements($5::jsonb) x)
     INSERT INTO member_roles (organization_id, member_id, role_id) VALUES ($1, $7, $8)`,
    [
      ...[organizationId, collections, JSON.stringify(roleIds), JSON.stringify(contained)],
      ...[JSON.stringify(policyRows), ACTIONS, memberId, roleIds[0]],
    ],
  );
}

/** Adds published posts that say nothing, with different titles. */
export const storePlainPosts = (run: Run, organizationId: OrganizationId, count: number) =>
  run(
    `INSERT INTO entries (organization_id, id, collection_id, slug, draft, published,
       published_slug, changed, published_at, published_updated_at)
     SELECT $1, gen_random_uuid(), c.id, 'post-' || x, data, data, 'post-' || x, false, now(), now()
     FROM generate_series(1, $2::int) x, collections c, LATERAL (SELECT jsonb_build_object(
       'title', 'Post ' || x, 'body', '{"type":"doc","content":[]}'::jsonb, 'excerpt', '',
       'tags', '[]'::jsonb, 'categories', '[]'::jsonb, 'author', NULL, 'sticky', false,
       'secretNote', '') AS data) d
     WHERE c.organization_id = $1 AND c.slug = 'posts'`,
    [organizationId, count],
  );
