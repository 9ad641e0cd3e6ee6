import type { Permit } from "@/lib/access/permit.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { findOrCreateUser } from "@/lib/tenancy/directory.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";

type Person = { readonly email: string; readonly name: string };

/**
 * Sees that somebody can sign in as an Admin: where nobody could, the person who is named is made one.
 * @returns who that was, and whom of the members an invitation is still to be sent.
 */
export async function giveAdmin(scope: Scope, permit: Permit<"create">, person: Person | null) {
  const found = await hasAdmin(scope);
  if (!found && person !== null) await makeAdmin(scope, permit, person);
  return {
    withoutPassword: await withoutPassword(scope),
    madeAdmin: found ? null : (person?.email ?? null),
    hasAdmin: found || (person !== null && (await hasAdmin(scope))),
  };
}

async function hasAdmin({ db, organizationId }: Scope): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    WITH RECURSIVE admins AS (
      SELECT id FROM roles WHERE organization_id = ${organizationId}::uuid AND admin
      UNION SELECT r.role_id FROM admins JOIN role_roles r
        ON r.organization_id = ${organizationId}::uuid AND r.contained_id = admins.id
    )
    SELECT 1 FROM members m
    JOIN users u ON u.id = m.user_id AND u.status = 'active' AND u.password_hash IS NOT NULL
    JOIN member_roles mr ON mr.organization_id = m.organization_id AND mr.member_id = m.id
    JOIN admins ON admins.id = mr.role_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.status = 'active' LIMIT 1`;
  return rows.length > 0;
}

async function makeAdmin(scope: Scope, _permit: Permit<"create">, person: Person): Promise<void> {
  const { db, organizationId } = scope;
  const whole = { ...person, passwordHash: null, instanceOwner: false };
  const userId = await findOrCreateUser(db, whole);
  await db.$executeRaw(sql`
    WITH member AS (
      INSERT INTO members (organization_id, id, user_id)
      VALUES (${organizationId}::uuid, ${newId()}::uuid, ${userId}::uuid)
      ON CONFLICT (organization_id, user_id)
        DO UPDATE SET status = 'active', accepted_at = now() RETURNING id
    )
    INSERT INTO member_roles (organization_id, member_id, role_id)
    SELECT ${organizationId}::uuid, member.id, r.id FROM member, roles r
    WHERE r.organization_id = ${organizationId}::uuid AND r.slug = 'admin'
    ON CONFLICT DO NOTHING`);
}

async function withoutPassword({ db, organizationId }: Scope): Promise<string[]> {
  const rows = await db.$queryRaw<{ email: string }[]>`
    SELECT u.email FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND u.password_hash IS NULL
    ORDER BY u.email`;
  return rows.map(({ email }) => email);
}
