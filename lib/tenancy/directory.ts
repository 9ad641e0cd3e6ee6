import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { database, type Transaction } from "@/lib/db/client.ts";
import { toGatehouseError } from "@/lib/db/errors.ts";
import type { MemberId, OrganizationId, SessionId, UserId } from "@/lib/kernel/ids.ts";

/**
 * The one file with queries that precede an organization. Each declares the key it looks up by,
 * and row-level security shows it nothing else.
 */

export type OrganizationEntry = {
  readonly id: OrganizationId;
  readonly slug: string;
  readonly name: string;
};

/** Finds the active organization of a hostname, lower-case and without port; null when unknown. */
export const findOrganizationByHost = (hostname: string): Promise<OrganizationEntry | null> =>
  lookUp({ hostname }, async (db) => {
    const found = await db.$queryRaw<{ organization_id: string }[]>`
      SELECT organization_id FROM hostnames WHERE hostname = ${hostname}`;
    const id = found[0]?.organization_id;
    if (id === undefined) return null;
    await declare(db, { organization_id: id });
    return organizationEntry(db, { id });
  });

/** Finds an active organization by its slug; null when unknown. */
export const findOrganizationBySlug = (slug: string): Promise<OrganizationEntry | null> =>
  lookUp({ organization_slug: slug }, (db) => organizationEntry(db, { slug }));

export type Membership = {
  readonly organization: OrganizationEntry;
  readonly memberId: MemberId;
};

/** The active memberships of a person in active organizations, by organization name. */
export const listMemberships = (userId: UserId): Promise<Membership[]> =>
  lookUp({ user_id: userId }, async (db) => {
    const rows = await db.member.findMany({
      where: { userId, status: "active", organization: { status: "active" } },
      include: { organization: true },
      orderBy: { organization: { name: "asc" } },
    });
    return rows.map(({ id, organization }) => ({
      memberId: id as MemberId,
      organization: {
        id: organization.id as OrganizationId,
        slug: organization.slug,
        name: organization.name,
      },
    }));
  });

export type LiveSession = {
  readonly sessionId: SessionId;
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly instanceOwner: boolean;
};

/** The person behind a session that is neither ended nor expired, of an active user; or null. */
export const findLiveSession = (
  session: { sessionId: SessionId; userId: UserId },
  now: Date,
): Promise<LiveSession | null> =>
  lookUp({ user_id: session.userId }, async (db) => {
    const row = await db.session.findFirst({
      where: {
        id: session.sessionId,
        userId: session.userId,
        revokedAt: null,
        expiresAt: { gt: now },
        user: { status: "active" },
      },
      include: { user: true },
    });
    if (row === null) return null;
    const { name, email, instanceOwner } = row.user;
    return { ...session, name, email, instanceOwner };
  });

/** The person as a member of the organization with this slug; null when they are none there. */
export async function findMemberPrincipal(
  session: LiveSession,
  organizationSlug: string,
): Promise<MemberPrincipal | null> {
  const memberships = await listMemberships(session.userId);
  const found = memberships.find(({ organization }) => organization.slug === organizationSlug);
  if (found === undefined) return null;
  return {
    kind: "member",
    organizationId: found.organization.id,
    memberId: found.memberId,
    userId: session.userId,
    sessionId: session.sessionId,
    name: session.name,
  };
}

async function organizationEntry(
  db: Transaction,
  where: { id: string } | { slug: string },
): Promise<OrganizationEntry | null> {
  const row = await db.organization.findFirst({ where: { ...where, status: "active" } });
  return row === null ? null : { id: row.id as OrganizationId, slug: row.slug, name: row.name };
}

export type DirectoryKey = Partial<
  Record<"hostname" | "organization_slug" | "organization_id" | "user_id" | "email", string>
>;

/** Runs directory queries in one transaction whose context holds the declared keys alone. */
export async function lookUp<Result>(
  key: DirectoryKey,
  run: (db: Transaction) => Promise<Result>,
): Promise<Result> {
  try {
    return await database().$transaction(async (db) => {
      await declare(db, key);
      return run(db);
    });
  } catch (cause) {
    throw toGatehouseError(cause);
  }
}

async function declare(db: Transaction, key: DirectoryKey): Promise<void> {
  for (const [name, value] of Object.entries(key)) {
    await db.$queryRaw`SELECT set_config(${`gatehouse.${name}`}, ${value}, true)`;
  }
}
