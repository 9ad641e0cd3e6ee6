import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { newId } from "@/lib/kernel/ids.ts";
import { entriesOf, storedAs } from "./access-worlds.ts";
import type { TestDatabase } from "./database.ts";
import type { ModelEntry, ModelRights, ModelWorld } from "./reference-model.ts";
import type { Organization, World } from "./two-organizations.ts";

type Name = keyof World;

/** A world of the model, once for each of those who hold the same in it. */
export type Settled = { readonly nobody: ModelWorld; readonly partner: ModelWorld };

export type StoredWorlds = {
  readonly entries: (name: Name) => readonly ModelEntry[];
  /**
   * Makes these the roles and policies of an organization, and of two in it: a member and a domain
   * without others. Answers what the model needs to know about them.
   */
  readonly settle: (name: Name, rights: ModelRights) => Promise<Settled>;
};

/** Stores posts and authors in both organizations, and a world of rights whenever one is wanted. */
export function useStoredWorlds(database: () => TestDatabase, world: () => World): StoredWorlds {
  const entries: Record<Name, readonly ModelEntry[]> = { acme: [], globex: [] };
  let client: pg.Client | undefined;
  const behind = (): pg.Client => {
    if (client === undefined) throw new Error("The database exists only while tests run.");
    return client;
  };
  beforeAll(async () => {
    client = new pg.Client({ connectionString: database().superUrl });
    await client.connect();
    for (const [index, name] of (["acme", "globex"] as const).entries()) {
      const { id, admin, nobody } = world()[name];
      entries[name] = entriesOf([admin.userId, nobody.userId, null], index + 1);
      await storeEntries(client, id, entries[name]);
    }
  }, 60_000);
  afterAll(() => client?.end());
  return {
    entries: (name) => entries[name],
    settle: async (name, rights) => {
      await storeRights(behind(), world()[name], rights);
      return settled(world()[name], { ...rights, entries: entries[name], now: Date.now() });
    },
  };
}

type Known = Pick<ModelWorld, keyof ModelRights | "entries" | "now">;

function settled({ id, nobody, partner }: Organization, known: Known): Settled {
  const common = { ...known, organizationId: id, admin: false };
  const { userId, memberId } = nobody;
  return {
    nobody: { ...common, userId, userName: nobody.name, memberId, domainId: null },
    partner: {
      ...{ ...common, userId: null, userName: null, memberId: null },
      domainId: partner.domainId,
    },
  };
}

/** Puts entries into an organization as they are, whoever is said to have made them. */
const storeEntries = (client: pg.Client, organizationId: string, entries: readonly ModelEntry[]) =>
  client.query(
    `INSERT INTO entries (organization_id, id, collection_id, slug, draft, published, published_slug,
       changed, created_by, published_at, published_updated_at)
     SELECT $1, (p->>'id')::uuid, c.id, p->>'slug', p->'draft', nullif(p->'published', 'null'),
       CASE WHEN p->'published' <> 'null' THEN p->>'slug' END, (p->>'changed')::boolean,
       (p->>'createdBy')::uuid, (p->>'publishedAt')::timestamptz, (p->>'publishedAt')::timestamptz
     FROM jsonb_array_elements($2::jsonb) p JOIN collections c
       ON c.organization_id = $1 AND c.slug = p->>'collection'`,
    [
      organizationId,
      JSON.stringify(
        entries.map((entry) => ({
          ...entry,
          slug: entry.draft["slug"],
          draft: storedAs(entry.collection, entry.draft),
          published: entry.published && storedAs(entry.collection, entry.published),
        })),
      ),
    ],
  );

async function storeRights(
  client: pg.Client,
  { id, nobody, partner }: Organization,
  { policies, roles, direct, own }: ModelRights,
): Promise<void> {
  const [policyIds, roleIds] = [policies.map(() => newId()), roles.map(() => newId())];
  const rows = (some: readonly (readonly (string | undefined)[])[]) => JSON.stringify(some);
  await client.query("BEGIN");
  for (const statement of LEFT_OVER) await client.query(statement, [id]);
  await client.query(STORE, [
    ...[id, nobody.memberId, partner.domainId],
    rows(roles.map(({ slug }, at) => [roleIds[at], slug])),
    rows(policyIds.map((policy) => [policy])),
    JSON.stringify(
      policies.flatMap((permissions, at) =>
        permissions.map((permission) => ({ ...permission, policy: policyIds[at] })),
      ),
    ),
    rows(roles.flatMap((role, at) => role.policies.map((one) => [roleIds[at], policyIds[one]]))),
    rows(roles.flatMap((role, at) => role.contains.map((one) => [roleIds[at], roleIds[one]]))),
    ...[rows(direct.map((at) => [roleIds[at]])), rows(own.map((at) => [policyIds[at]]))],
  ]);
  await client.query("COMMIT");
}

const STORE = `
  WITH r AS (INSERT INTO roles (organization_id, id, slug, name)
    SELECT $1, (x->>0)::uuid, x->>1, x->>1 FROM jsonb_array_elements($4::jsonb) x),
  p AS (INSERT INTO policies (organization_id, id, name)
    SELECT $1, (x->>0)::uuid, 'generated ' || (x->>0) FROM jsonb_array_elements($5::jsonb) x),
  q AS (INSERT INTO permissions (organization_id, id, policy_id, collection, action, fields, rule)
    SELECT $1, gen_random_uuid(), (x->>'policy')::uuid, x->>'collection', x->>'action',
      nullif(x->'fields', 'null'), nullif(x->'rule', 'null')
    FROM jsonb_array_elements($6::jsonb) x),
  rp AS (INSERT INTO role_policies (organization_id, role_id, policy_id)
    SELECT $1, (x->>0)::uuid, (x->>1)::uuid FROM jsonb_array_elements($7::jsonb) x),
  rr AS (INSERT INTO role_roles (organization_id, role_id, contained_id)
    SELECT $1, (x->>0)::uuid, (x->>1)::uuid FROM jsonb_array_elements($8::jsonb) x),
  mr AS (INSERT INTO member_roles (organization_id, member_id, role_id)
    SELECT $1, $2, (x->>0)::uuid FROM jsonb_array_elements($9::jsonb) x),
  dr AS (INSERT INTO domain_roles (organization_id, domain_id, role_id)
    SELECT $1, $3, (x->>0)::uuid FROM jsonb_array_elements($9::jsonb) x),
  mp AS (INSERT INTO member_policies (organization_id, member_id, policy_id)
    SELECT $1, $2, (x->>0)::uuid FROM jsonb_array_elements($10::jsonb) x)
  INSERT INTO domain_policies (organization_id, domain_id, policy_id)
    SELECT $1, $3, (x->>0)::uuid FROM jsonb_array_elements($10::jsonb) x`;

const ROLES = "(SELECT id FROM roles WHERE organization_id = $1 AND slug LIKE 'role-%')";

/** What the world before has left, in an order in which it can go. */
const LEFT_OVER = [
  `DELETE FROM member_roles WHERE organization_id = $1 AND role_id IN ${ROLES}`,
  "DELETE FROM domain_roles WHERE organization_id = $1",
  "DELETE FROM member_policies WHERE organization_id = $1",
  "DELETE FROM domain_policies WHERE organization_id = $1",
  `DELETE FROM role_roles WHERE organization_id = $1 AND role_id IN ${ROLES}`,
  `DELETE FROM role_policies WHERE organization_id = $1 AND role_id IN ${ROLES}`,
  "DELETE FROM roles WHERE organization_id = $1 AND slug LIKE 'role-%'",
  "DELETE FROM policies WHERE organization_id = $1 AND name LIKE 'generated %'",
];
