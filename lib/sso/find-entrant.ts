import type { OrganizationId, UserId } from "@/lib/kernel/ids.ts";
import { lookUp, type DirectoryTransaction } from "@/lib/tenancy/directory.ts";
import type { Claims } from "./provider.ts";

/** Whom a provider speaks of, in its organization. */
export type Entrant = {
  readonly memberId: string;
  readonly userId: UserId;
  /** Invited, and without any other way in: they say yes by coming. */
  readonly isNew: boolean;
};

/** Why somebody whom a provider knows does not come in. */
export type Obstacle = "unknown" | "unverified" | "link-first";

/** A provider of an organization. */
export type OwnedProvider = { readonly id: string; readonly organizationId: OrganizationId };

type Row = {
  readonly memberId: string;
  readonly userId: UserId;
  readonly status: string;
  readonly accountStatus: string;
  readonly hasPassword: boolean;
  readonly selfLinked: boolean | null;
};

/**
 * Who comes in. By its subject, whoever is linked: what they linked themselves opens their account;
 * what came of an invitation opens it as long as no other organization has them. By a verified address,
 * whoever is invited and has no other way in. Nobody else: an account is no organization's to open.
 * Asked again where the session is opened (`identityAdmits`).
 */
export async function findEntrant(
  provider: OwnedProvider,
  { subject, email }: Claims,
): Promise<Entrant | Obstacle> {
  const { organizationId } = provider;
  const found = await lookUp({ organization_id: organizationId }, async (db) => {
    const linked = await findLinked(db, provider, subject);
    if (linked !== undefined || email === null) return linked;
    const [named] = await db.$queryRaw<Row[]>`
      SELECT m.id AS "memberId", u.id AS "userId", m.status::text AS status,
        u.status::text AS "accountStatus", u.password_hash IS NOT NULL AS "hasPassword",
        NULL::boolean AS "selfLinked"
      FROM members m JOIN users u ON u.id = m.user_id
      WHERE m.organization_id = ${organizationId}::uuid AND u.email = ${email}`;
    return named;
  });
  if (found === undefined) return email === null ? "unverified" : "unknown";
  const { userId } = found;
  return admitted(found, await lookUp({ user_id: userId }, (db) => tiesOf(db, userId)));
}

async function findLinked(
  db: DirectoryTransaction,
  { id, organizationId }: OwnedProvider,
  subject: string,
): Promise<Row | undefined> {
  const [linked] = await db.$queryRaw<Row[]>`
    SELECT m.id AS "memberId", u.id AS "userId", m.status::text AS status,
      u.status::text AS "accountStatus", u.password_hash IS NOT NULL AS "hasPassword",
      i.self_linked AS "selfLinked"
    FROM identities i JOIN members m ON m.organization_id = i.organization_id AND m.user_id = i.user_id
    JOIN users u ON u.id = m.user_id
    WHERE i.organization_id = ${organizationId}::uuid AND i.provider_id = ${id}::uuid
      AND i.subject = ${subject}`;
  return linked;
}

function admitted(row: Row, { elsewhere, linked }: Ties): Entrant | Obstacle {
  const { memberId, userId, status, accountStatus, hasPassword, selfLinked } = row;
  if (accountStatus !== "active" || status === "suspended") return "unknown";
  const entrant = { memberId, userId };
  if (selfLinked === true) return status === "active" ? { ...entrant, isNew: false } : "unknown";
  if (elsewhere > 1 || (elsewhere === 1 && status === "invited")) return "link-first";
  // @NOTE Whoever was removed and is invited anew may have chosen a password meanwhile.
  if (status === "invited" && hasPassword) return "link-first";
  if (selfLinked === false) return { ...entrant, isNew: status === "invited" };
  if (status !== "invited" || linked > 0) return "link-first";
  return { ...entrant, isNew: true };
}

/** What a person has beside this way in. */
export type Ties = { readonly elsewhere: number; readonly linked: number };

/** In how many organizations a person is, and how many providers know them: their own rows. */
export async function tiesOf(db: DirectoryTransaction, userId: UserId): Promise<Ties> {
  const ofOrganizations = await db.identity.count({ where: { userId } });
  return {
    elsewhere: await db.member.count({ where: { userId, acceptedAt: { not: null } } }),
    linked: ofOrganizations + (await db.instanceIdentity.count({ where: { userId } })),
  };
}
