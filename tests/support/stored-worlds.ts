import { newId } from "@/lib/kernel/ids.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { storedAs } from "./access-worlds.ts";
import { ask } from "./database.ts";
import type { ModelPost, ModelWorld } from "./reference-model.ts";

/** Puts posts into an organization as they are, whoever is said to have made them. */
export const storePosts = (url: string, organizationId: string, posts: readonly ModelPost[]) =>
  ask(
    url,
    `INSERT INTO entries (organization_id, id, collection_id, slug, draft, published, published_slug,
       changed, created_by, published_at, published_updated_at)
     SELECT $1, (p->>'id')::uuid, c.id, p->>'slug', p->'draft', nullif(p->'published', 'null'),
       CASE WHEN p->'published' <> 'null' THEN p->>'slug' END, (p->>'changed')::boolean,
       (p->>'createdBy')::uuid, (p->>'publishedAt')::timestamptz, (p->>'publishedAt')::timestamptz
     FROM jsonb_array_elements($2::jsonb) p JOIN collections c
       ON c.organization_id = $1 AND c.slug = 'posts'`,
    [
      organizationId,
      JSON.stringify(
        posts.map((post) => ({
          ...post,
          slug: post.draft["slug"],
          draft: storedAs(post.draft),
          published: post.published === null ? null : storedAs(post.published),
        })),
      ),
    ],
  );

/** Makes the roles and policies of a world those of the organization, and of one member in it. */
export async function storeWorld(
  url: string,
  { organizationId, memberId }: MemberPrincipal,
  { policies, roles, direct, own }: Omit<ModelWorld, "userId" | "now">,
): Promise<void> {
  const [policyIds, roleIds] = [policies.map(() => newId()), roles.map(() => newId())];
  const pairs = (rows: readonly (readonly (string | undefined)[])[]) => JSON.stringify(rows);
  const made = {
    roles: pairs(roles.map(({ slug }, at) => [roleIds[at], slug])),
    policies: pairs(policyIds.map((id) => [id])),
    permissions: JSON.stringify(
      policies.flatMap((permissions, at) =>
        permissions.map((permission) => ({ ...permission, id: newId(), policy: policyIds[at] })),
      ),
    ),
    onRoles: pairs(
      roles.flatMap((role, at) => role.policies.map((policy) => [roleIds[at], policyIds[policy]])),
    ),
    contained: pairs(
      roles.flatMap((role, at) => role.contains.map((other) => [roleIds[at], roleIds[other]])),
    ),
    direct: pairs(direct.map((at) => [roleIds[at]])),
    own: pairs(own.map((at) => [policyIds[at]])),
  };
  for (const [table, such] of LEFT_OVER) {
    await ask(url, `DELETE FROM ${table} WHERE organization_id = $1 AND ${such}`, [organizationId]);
  }
  await ask(
    url,
    `WITH r AS (INSERT INTO roles (organization_id, id, slug, name)
       SELECT $1, (x->>0)::uuid, x->>1, x->>1 FROM jsonb_array_elements($3::jsonb) x),
     p AS (INSERT INTO policies (organization_id, id, name)
       SELECT $1, (x->>0)::uuid, 'generated ' || (x->>0) FROM jsonb_array_elements($4::jsonb) x),
     q AS (INSERT INTO permissions (organization_id, id, policy_id, collection, action, fields, rule)
       SELECT $1, (x->>'id')::uuid, (x->>'policy')::uuid, 'posts', x->>'action',
         nullif(x->'fields', 'null'), nullif(x->'rule', 'null')
       FROM jsonb_array_elements($5::jsonb) x),
     rp AS (INSERT INTO role_policies (organization_id, role_id, policy_id)
       SELECT $1, (x->>0)::uuid, (x->>1)::uuid FROM jsonb_array_elements($6::jsonb) x),
     rr AS (INSERT INTO role_roles (organization_id, role_id, contained_id)
       SELECT $1, (x->>0)::uuid, (x->>1)::uuid FROM jsonb_array_elements($7::jsonb) x),
     mr AS (INSERT INTO member_roles (organization_id, member_id, role_id)
       SELECT $1, $2, (x->>0)::uuid FROM jsonb_array_elements($8::jsonb) x)
     INSERT INTO member_policies (organization_id, member_id, policy_id)
       SELECT $1, $2, (x->>0)::uuid FROM jsonb_array_elements($9::jsonb) x`,
    [
      ...[organizationId, memberId, made.roles, made.policies, made.permissions],
      ...[made.onRoles, made.contained, made.direct, made.own],
    ],
  );
}

const ROLES = "(SELECT id FROM roles WHERE slug LIKE 'role-%')";

/** What the world before has left, in an order in which it can go. */
const LEFT_OVER = [
  ["member_roles", `role_id IN ${ROLES}`],
  ["member_policies", "true"],
  ["role_roles", `role_id IN ${ROLES}`],
  ["role_policies", `role_id IN ${ROLES}`],
  ["roles", "slug LIKE 'role-%'"],
  ["policies", "name LIKE 'generated %'"],
] as const;
