import type { Permit } from "@/lib/access/permit.ts";
import { newId, type MemberId, type UserId } from "@/lib/kernel/ids.ts";
import { keepLink } from "@/lib/one-time/keep-link.ts";
import { asPerson, findOrCreateUser } from "@/lib/tenancy/directory.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";

type Person = {
  readonly email: string;
  readonly name: string;
  /** Who brings the archive in; null: the operator. */
  readonly by: UserId | null;
};

/**
 * Sees that somebody can come in as an Admin: where nobody could, the person who is named is made one.
 * They are in at once where it is they who bring the archive in, or the owner of the instance; anybody
 * else is invited, since whoever got hold of their address could be signed in as them.
 * @returns who that was, by which link they come in, and who else is invited.
 */
export async function giveAdmin(scope: Scope, permit: Permit<"create">, person: Person | null) {
  const found = await hasAdmin(scope);
  const invitation = found || person === null ? null : await makeAdmin(scope, permit, person);
  return {
    ...{ invited: await invitedPeople(scope), invitation },
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

async function makeAdmin(
  scope: Scope,
  _permit: Permit<"create">,
  { by, ...person }: Person,
): Promise<string | null> {
  const { db, organizationId } = scope;
  const whole = { ...person, passwordHash: null, instanceOwner: false };
  const userId = await findOrCreateUser(db, whole);
  const isIn = userId === by || (await isOwner(scope, userId));
  const acceptedAt = isIn ? new Date(scope.clock()) : null;
  const [member] = await db.$queryRaw<{ id: MemberId }[]>(sql`
    INSERT INTO members (organization_id, id, user_id, status, accepted_at,
      invited_as, invited_email)
    VALUES (${organizationId}::uuid, ${newId()}::uuid, ${userId}::uuid,
      ${isIn ? "active" : "invited"}, ${acceptedAt},
      ${person.name}, ${person.email})
    ON CONFLICT (organization_id, user_id)
      DO UPDATE SET status = EXCLUDED.status, accepted_at = EXCLUDED.accepted_at RETURNING id`);
  if (member === undefined) return null;
  await db.$executeRaw(sql`
    INSERT INTO member_roles (organization_id, member_id, role_id)
    SELECT ${organizationId}::uuid, ${member.id}::uuid, r.id FROM roles r
    WHERE r.organization_id = ${organizationId}::uuid AND r.slug = 'admin'
    ON CONFLICT DO NOTHING`);
  if (isIn) return null;
  const link = { purpose: "invitation", organizationId, memberId: member.id, userId } as const;
  return (await keepLink(db, { ...link, email: person.email }, scope.clock())).address;
}

const isOwner = ({ db }: Scope, userId: UserId): Promise<boolean> =>
  asPerson(db, userId, async () => {
    const row = await db.user.findUnique({ where: { id: userId } });
    return row?.instanceOwner === true && row.status === "active";
  });

async function invitedPeople({ db, organizationId }: Scope): Promise<string[]> {
  const rows = await db.$queryRaw<{ email: string }[]>`
    SELECT u.email FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.status = 'invited'
    ORDER BY u.email`;
  return rows.map(({ email }) => email);
}
