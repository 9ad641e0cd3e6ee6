import { LRUCache } from "lru-cache";
import { withFieldNames, type FieldNames } from "@/lib/access/field-names.ts";
import { grantsOf, type Grants, type PermissionGrant } from "@/lib/access/grants.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Scope } from "./scope.ts";
import type { Standing } from "./standing.ts";

/** Whose grants, and what the fields are called that they name. */
type Holder = {
  readonly organizationId: OrganizationId;
  readonly standing: Standing;
  readonly names: FieldNames;
};

/**
 * What the roles and policies of a standing give: the roles that they contain, at whatever depth, and
 * the permissions of all policies. One statement, or none: it follows from the organization, what was
 * given and the state alone, so it is kept under these, in this process.
 */
export async function heldGrants(db: Scope["db"], holder: Holder): Promise<Grants> {
  const key = keyOf(holder);
  const known = key === null ? undefined : kept.get(key);
  if (known !== undefined) return known;
  const row = await readGrants(db, holder.standing);
  const grants = grantsIn(row, holder);
  // @NOTE Somebody may have changed it since the standing was read: this is of another state then.
  if (key !== null && row.epoch === holder.standing.epoch) kept.set(key, grants);
  return grants;
}

/** @NOTE Bounded by permissions: they are what takes room, a few hundred bytes each. */
const kept = new LRUCache<string, Grants>({
  max: 5_000,
  maxSize: 200_000,
  sizeCalculation: ({ permissions }) =>
    1 + [...permissions.values()].reduce((count, cases) => count + cases.length, 0),
});

function keyOf({ organizationId, standing }: Holder): string | null {
  const { epoch, roles, policies, seesDrafts } = standing;
  return epoch === null
    ? null
    : `${organizationId}/${epoch}/${roles.join()}/${policies.join()}/${String(seesDrafts)}`;
}

type GrantRow = {
  epoch: string | null;
  admin: boolean | null;
  roles: string[] | null;
  directRoles: string[] | null;
  policies: string[] | null;
  permissions: PermissionGrant[] | null;
};

function grantsIn(row: GrantRow, { standing, names }: Holder): Grants {
  const permissions = row.permissions ?? [];
  const seen = standing.seesDrafts
    ? permissions
    : permissions.filter(({ action }) => action !== "read-draft");
  return grantsOf({
    admin: row.admin === true,
    roles: row.roles ?? [],
    directRoles: row.directRoles ?? [],
    policies: row.policies ?? [],
    permissions: seen.map((one) => withFieldNames(one, names)),
  });
}

async function readGrants(db: Scope["db"], { roles, policies }: Standing): Promise<GrantRow> {
  const [row] = await db.$queryRaw<GrantRow[]>`
    WITH RECURSIVE direct AS (SELECT unnest(${[...roles]}::uuid[]) AS role_id),
    reached AS (
      SELECT role_id FROM direct
      UNION SELECT rr.contained_id FROM reached JOIN role_roles rr
        ON rr.organization_id = gatehouse_organization() AND rr.role_id = reached.role_id
    ),
    held AS (
      SELECT r.id, r.slug, r.admin FROM reached JOIN roles r
        ON r.organization_id = gatehouse_organization() AND r.id = reached.role_id
    ),
    given AS (
      SELECT rp.policy_id FROM held JOIN role_policies rp
        ON rp.organization_id = gatehouse_organization() AND rp.role_id = held.id
      UNION SELECT unnest(${[...policies]}::uuid[])
    )
    SELECT
      (SELECT epoch::text FROM policy_epochs
        WHERE organization_id = gatehouse_organization()) AS epoch,
      (SELECT bool_or(admin) FROM held) AS admin,
      (SELECT array_agg(slug ORDER BY slug) FROM held) AS roles,
      (SELECT array_agg(slug ORDER BY slug) FROM held
        WHERE id IN (SELECT role_id FROM direct)) AS "directRoles",
      (SELECT array_agg(policy_id::text ORDER BY policy_id) FROM given) AS policies,
      (SELECT json_agg(json_build_object(
          'id', p.id, 'collection', p.collection, 'action', p.action, 'fields', p.fields,
          'rule', p.rule, 'validation', p.validation, 'presets', p.presets) ORDER BY p.id)
        FROM given JOIN permissions p ON p.organization_id = gatehouse_organization()
          AND p.policy_id = given.policy_id) AS permissions`;
  if (row === undefined) throw new Error("A statement without FROM gives one row.");
  return row;
}
