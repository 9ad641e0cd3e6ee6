import type { Action } from "@/lib/access/action.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask } from "./database.ts";
import { callerOf, type Organization } from "./two-organizations.ts";

/** Permissions for these actions on a collection, with what more is said of each. */
export const on = (collection: string, actions: readonly Action[], more: object = {}) =>
  actions.map((action) => ({ collection, action, ...more }));

/** Makes a role with a policy of its own, as the organization's Admin does. @returns its id. */
export async function makeRole(
  { admin }: Organization,
  slug: string,
  permissions: readonly object[],
): Promise<string> {
  const input = { slug, name: slug, permissions };
  return (await runUseCase(createRole, input, callerOf(admin))).id;
}

/** Lets a member hold these roles and no others, behind everybody's back. */
export async function holdRoles(
  url: string,
  member: MemberPrincipal,
  slugs: readonly string[],
): Promise<MemberPrincipal> {
  const { memberId, organizationId } = member;
  await ask(
    url,
    `INSERT INTO member_roles (organization_id, member_id, role_id)
     SELECT organization_id, $1, id FROM roles WHERE organization_id = $2 AND slug = ANY ($3)
     ON CONFLICT DO NOTHING`,
    [memberId, organizationId, slugs],
  );
  await ask(
    url,
    `DELETE FROM member_roles WHERE member_id = $1 AND role_id NOT IN (
       SELECT id FROM roles WHERE organization_id = $2 AND slug = ANY ($3))`,
    [memberId, organizationId, slugs],
  );
  return member;
}

/** Slugs of the roles that a member holds directly. */
export async function rolesOf(url: string, { memberId }: { memberId: string }): Promise<string[]> {
  const rows = await ask<{ slug: string }>(
    url,
    `SELECT r.slug FROM member_roles m JOIN roles r ON r.id = m.role_id
     WHERE m.member_id = $1 ORDER BY r.slug`,
    [memberId],
  );
  return rows.map(({ slug }) => slug);
}
