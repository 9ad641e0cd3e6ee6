import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { database, type Transaction } from "@/lib/db/client.ts";
import { toGatehouseError } from "@/lib/db/errors.ts";
import {
  newId,
  type MemberId,
  type OrganizationId,
  type SessionId,
  type UserId,
} from "@/lib/kernel/ids.ts";
import type { DirectoryKey } from "./directory-key.ts";
import { settingsIn } from "./settings-in.ts";

/**
 * The one file with queries that precede an organization. Each declares the key it looks up by,
 * and row-level security shows it nothing else.
 */

export type OrganizationEntry = {
  readonly id: OrganizationId;
  readonly slug: string;
  readonly name: string;
};

/**
 * Finds the active organization of a hostname; null when unknown. `{slug}.{root}` always names the
 * organization of that slug; any other hostname must be registered. Both lower-case, without port.
 */
export function findOrganizationByHost(
  hostname: string,
  root: string,
): Promise<OrganizationEntry | null> {
  const suffix = `.${root}`;
  return hostname.endsWith(suffix)
    ? findOrganizationBySlug(hostname.slice(0, -suffix.length))
    : findOrganizationByCustomHost(hostname);
}

const findOrganizationByCustomHost = (hostname: string): Promise<OrganizationEntry | null> =>
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

/** Finds an active organization by its id; null when unknown. */
export const findOrganizationById = (id: OrganizationId): Promise<OrganizationEntry | null> =>
  lookUp({ organization_id: id }, (db) => organizationEntry(db, { id }));

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

/** Who a person is as an active member of an active organization; null when they are none there. */
export const findMemberId = (
  userId: UserId,
  organizationId: OrganizationId,
): Promise<MemberId | null> =>
  lookUp({ user_id: userId }, async (db) => {
    const row = await db.member.findFirst({
      where: { userId, organizationId, status: "active", organization: { status: "active" } },
      select: { id: true },
    });
    return row === null ? null : (row.id as MemberId);
  });

export type LiveSession = {
  readonly sessionId: SessionId;
  readonly userId: UserId;
  readonly name: string;
  readonly email: string;
  readonly instanceOwner: boolean;
  /** When it was last used, as far as that was written. */
  readonly seenAt: Date;
  /** When its person last proved who they are. */
  readonly provenAt: Date;
};

/** The person behind a session that is neither ended, expired nor idle, of an active user; or null. */
export const findLiveSession = (
  session: { sessionId: SessionId; userId: UserId },
  now: Date,
): Promise<LiveSession | null> =>
  lookUp({ user_id: session.userId }, async (db) => {
    const { sessionIdleMinutes, sessionHours } = await settingsIn(db);
    const idleSince = new Date(now.getTime() - sessionIdleMinutes * 60_000);
    const oldest = new Date(now.getTime() - sessionHours * 3_600_000);
    const row = await db.session.findFirst({
      where: {
        id: session.sessionId,
        userId: session.userId,
        revokedAt: null,
        expiresAt: { gt: now },
        // @NOTE A program's session is not idle between two renewals; its refresh token ends it.
        OR: [{ kind: "api" }, { seenAt: { gt: idleSince }, createdAt: { gt: oldest } }],
        user: { status: "active" },
      },
      select: {
        ...{ seenAt: true, provenAt: true },
        user: { select: { name: true, email: true, instanceOwner: true } },
      },
    });
    if (row === null) return null;
    const { name, email, instanceOwner } = row.user;
    const { seenAt, provenAt } = row;
    return { ...session, name, email, instanceOwner, seenAt, provenAt };
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

/**
 * The id of the person with this e-mail, who is created when nobody has it. Runs in the caller's
 * transaction; a name and hash given for somebody who exists are not used. Afterwards the person is seen no more.
 */
export async function findOrCreateUser(db: Transaction, person: NewPerson): Promise<UserId> {
  await declare(db, { email: person.email });
  const known = await db.user.findUnique({ where: { email: person.email }, select: { id: true } });
  const id = (known?.id ?? newId()) as UserId;
  await declare(db, { user_id: id });
  if (known === null) await db.user.create({ data: { id, ...person } });
  await declare(db, { user_id: "", email: "" });
  return id;
}

type NewPerson = {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly instanceOwner: boolean;
};

/**
 * Does something with a person's own rows in a transaction that is open already; afterwards they are
 * seen no more.
 */
export async function asPerson<Result>(
  db: Transaction,
  userId: UserId,
  run: () => Promise<Result>,
): Promise<Result> {
  await declare(db, { user_id: userId });
  const result = await run();
  await declare(db, { user_id: "" });
  return result;
}

async function organizationEntry(
  db: Transaction,
  where: { id: string } | { slug: string },
): Promise<OrganizationEntry | null> {
  const row = await db.organization.findFirst({ where: { ...where, status: "active" } });
  return row === null ? null : { id: row.id as OrganizationId, slug: row.slug, name: row.name };
}

/**
 * What an entry keeps of its schedule, and in which collection it is now; null for one that is gone or
 * has none. For a worker, who is nobody until it knows who scheduled it.
 */
export const findScheduled = (
  organizationId: OrganizationId,
  entryId: string,
): Promise<{ readonly collection: string; readonly schedule: unknown } | null> =>
  lookUp({ organization_id: organizationId }, async (db) => {
    const rows = await db.$queryRaw<{ collection: string; schedule: unknown }[]>`
      SELECT c.slug AS collection, e.schedule FROM entries e JOIN collections c
        ON c.organization_id = e.organization_id AND c.id = e.collection_id
      WHERE e.organization_id = ${organizationId}::uuid AND e.id = ${entryId}::uuid
        AND e.schedule IS NOT NULL`;
    return rows[0] ?? null;
  });

/**
 * By whose rights a website's access level shall change, as it is kept; null for a schedule that is over.
 * For a worker, as `findScheduled`.
 */
export const findLevelScheduler = (organizationId: OrganizationId, id: string): Promise<unknown> =>
  lookUp({ organization_id: organizationId }, async (db) => {
    const row = await db.siteSchedule.findFirst({ where: { organizationId, id } });
    return row?.by ?? null;
  });

/** A transaction of the directory: what `lookUp` hands out. */
export type DirectoryTransaction = Transaction;

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
