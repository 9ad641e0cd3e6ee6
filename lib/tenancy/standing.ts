import type {
  BypassPrincipal,
  DomainPrincipal,
  AbsentMember,
  GuestPrincipal,
  LinkPrincipal,
  MemberPrincipal,
  Principal,
  Scheduler,
  TokenPrincipal,
  ViewTarget,
} from "@/lib/access/principal.ts";
import { FactorRequired, Unauthenticated } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import type { Scope } from "./scope.ts";
import {
  domainTermsSql,
  epochSql,
  givenToDomain,
  givenToMember,
  givenToVisitors,
  nobodySql,
} from "./given-sql.ts";
import { nobodysRows, ownRowsOf } from "./own-rows.ts";
import { isLackingFactor, lackingFactor } from "./lacking-factor.ts";
import { sql, type Sql } from "./sql.ts";

/** The person behind a principal, as they are called now. */
export type Person = { readonly id: string; readonly name: string; readonly email: string };

/** What was given to a principal itself, and the state in which the roles and policies are. */
export type Standing = {
  /** Ids of its own roles and policies, in order. */
  readonly roles: readonly string[];
  readonly policies: readonly string[];
  /** Null: there is none yet, so nothing is to be kept under it. */
  readonly epoch: string | null;
  readonly person: Person | null;
  /** When a person in a browser last proved who they are; null for everybody else. */
  readonly provenAt: Date | null;
  /** False for guests whom the organization lets see nothing but what is published (S-45). */
  readonly seesDrafts: boolean;
};

/** How long an access token lives at most, and so how long a removed domain keeps its access. */
const ACCESS_TOKEN_MS = 3_600_000;

/**
 * Where a principal stands now. Asked in every scope, so that suspending a member, ending a session
 * or taking a role away works at the next request. One statement, but for a member: sessions show
 * themselves to their own person only.
 * @throws FactorRequired for a member past the day on which their roles ask for a second factor;
 * Unauthenticated when member, person, session, token, domain, visit or site level no longer admit it.
 */
export async function standingOf(
  db: Scope["db"],
  principal: Principal,
  now: Date,
): Promise<Standing> {
  const statement = standingSql(principal, now);
  const person = personOf(principal);
  if (person === null) return readStanding(await db.$queryRaw<StandingRow[]>(statement));
  await db.$queryRaw(ownRowsOf(person));
  const standing = readStanding(await db.$queryRaw<StandingRow[]>(statement));
  await db.$queryRaw(nobodysRows);
  return standing;
}

/** The question where a principal stands; it has one row, or none for whom nobody admits any more. */
export function standingSql(principal: Principal, now: Date): Sql {
  switch (principal.kind) {
    case "system":
      return systemSql;
    case "member":
      return memberSql(principal, now);
    case "view":
      return viewSql(principal.target);
    case "token":
      return tokenSql(principal, now);
    case "domain":
      return domainSql(principal, now);
    case "guest":
      return guestSql(principal, now);
    case "link":
      return linkSql(principal, now);
    case "anonymous":
    case "submitter":
      return publicSql;
    case "bypass":
      return bypassSql(principal, now);
    case "schedule":
      return schedulerSql(principal.by, now);
  }
}

/** Whose own rows the question has to see: sessions show themselves to their person alone. */
export const personOf = (principal: Principal): UserId | null =>
  principal.kind === "member" ? principal.userId : null;

/** @NOTE Whoever scheduled something need not be signed in when it comes due; they must be there. */
function schedulerSql(by: Scheduler, now: Date): Sql {
  if (by.kind === "system") return sql`${systemSql} ${inActiveOrganization}`;
  return by.kind === "member" ? absentMemberSql(by, now) : standingSql(by, now);
}

/** The answer to `standingSql`. */
export type StandingRow = Omit<Standing, "person" | "provenAt"> & {
  readonly user: string | null;
  readonly name: string;
  readonly email: string;
  readonly provenAt?: Date | null;
  /** Past the day on which a second factor is asked for, without one. */
  readonly lacksFactor?: boolean;
};

/** Reads that answer. @throws Unauthenticated for none; FactorRequired. */
export function readStanding([row]: readonly StandingRow[]): Standing {
  if (row === undefined) throw new Unauthenticated();
  const { user, name, email, provenAt = null, lacksFactor = false, ...standing } = row;
  if (lacksFactor) throw new FactorRequired();
  return { ...standing, provenAt, person: user === null ? null : { id: user, name, email } };
}

/** @NOTE No condition: it exists before an organization does. */
const systemSql = sql`
  SELECT '{}'::text[] AS roles, '{}'::text[] AS policies, ${epochSql}, ${nobodySql},
    true AS "seesDrafts"`;

const inActiveOrganization = sql`
  FROM organizations o WHERE o.id = gatehouse_organization() AND o.status = 'active'`;

const memberSql = (principal: MemberPrincipal, now: Date): Sql => sql`
  SELECT ${givenToMember}, CASE WHEN s.kind = 'browser' THEN s.proven_at END AS "provenAt",
    ${lackingFactor("session", now)}
  FROM members m
  JOIN users u ON u.id = m.user_id AND u.status = 'active'
  JOIN sessions s ON s.user_id = u.id AND s.id = ${principal.sessionId}::uuid
    AND s.revoked_at IS NULL AND s.expires_at > ${now}
  JOIN organizations o ON o.id = m.organization_id AND o.status = 'active'
  WHERE m.organization_id = gatehouse_organization() AND m.id = ${principal.memberId}::uuid
    AND m.user_id = ${principal.userId}::uuid AND m.status = 'active'`;

/** As `memberSql`, without a session. */
const absentMemberSql = ({ memberId, userId }: AbsentMember, now: Date): Sql => sql`
  SELECT ${givenToMember}, ${lackingFactor("person", now)} FROM members m
  JOIN users u ON u.id = m.user_id AND u.status = 'active'
  JOIN organizations o ON o.id = m.organization_id AND o.status = 'active'
  WHERE m.organization_id = gatehouse_organization() AND m.id = ${memberId}::uuid
    AND m.user_id = ${userId}::uuid AND m.status = 'active'`;

/**
 * What somebody who is looked as was given. Suspended people are there to be looked as; whoever
 * looks is asked for beside it (`entitlementOf`).
 */
function viewSql(target: ViewTarget): Sql {
  switch (target.kind) {
    case "member":
      return sql`
        SELECT ${givenToMember} FROM members m JOIN users u ON u.id = m.user_id
        WHERE m.organization_id = gatehouse_organization() AND m.id = ${target.memberId}::uuid
          AND m.user_id = ${target.userId}::uuid`;
    case "role":
      return sql`
        SELECT ARRAY[r.id::text] AS roles, '{}'::text[] AS policies, ${epochSql}, ${nobodySql},
          true AS "seesDrafts"
        FROM roles r
        WHERE r.organization_id = gatehouse_organization() AND r.id = ${target.roleId}::uuid`;
    case "domain":
      return sql`
        SELECT ${givenToDomain} FROM domains d
        WHERE d.organization_id = gatehouse_organization() AND d.id = ${target.domainId}::uuid
          AND d.status = 'active'`;
  }
}

/** A token counts while it is neither revoked nor expired, of an active member and person. */
const tokenSql = (principal: TokenPrincipal, now: Date): Sql => sql`
  SELECT ${givenToMember}, ${lackingFactor("person", now)} FROM static_tokens t
  JOIN members m ON m.organization_id = t.organization_id AND m.id = t.member_id
    AND m.id = ${principal.memberId}::uuid AND m.status = 'active'
  JOIN users u ON u.id = m.user_id AND u.id = ${principal.userId}::uuid AND u.status = 'active'
  JOIN organizations o ON o.id = t.organization_id AND o.status = 'active'
  WHERE t.organization_id = gatehouse_organization() AND t.id = ${principal.tokenId}
    AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > ${now})`;

/**
 * A link counts while it is neither revoked nor expired, its entry is there and not in the bin, and
 * its maker is an active member, with the factor that is asked of them; given is what they hold now.
 */
const linkSql = ({ linkId, owner, to }: LinkPrincipal, now: Date): Sql => sql`
  SELECT ${givenToMember} FROM entry_links l
  JOIN members m ON m.organization_id = l.organization_id AND m.id = l.member_id
    AND m.id = ${owner.memberId}::uuid AND m.status = 'active'
  JOIN users u ON u.id = m.user_id AND u.id = ${owner.userId}::uuid AND u.status = 'active'
  JOIN organizations o ON o.id = l.organization_id AND o.status = 'active'
  JOIN entries e ON e.organization_id = l.organization_id AND e.id = l.entry_id
    AND e.id = ${to.id}::uuid AND e.deleted_at IS NULL
  WHERE l.organization_id = gatehouse_organization() AND l.id = ${linkId}::uuid
    AND l.view = ${to.action === "read" ? "published" : "draft"}
    AND (l.purpose = 'share') = ${to.shared}
    AND l.revoked_at IS NULL AND l.expires_at > ${now}
    AND NOT ${isLackingFactor("person", now)}`;

/**
 * A domain counts while it is active, or was removed no longer ago than a token lives, and only for
 * a token of its present epoch; and on the terms that it was admitted on, where these were remembered.
 */
const domainSql = (principal: DomainPrincipal, now: Date): Sql => sql`
  SELECT ${givenToDomain} FROM domains d
  JOIN organizations o ON o.id = d.organization_id AND o.status = 'active'
  LEFT JOIN organization_settings s ON s.organization_id = d.organization_id
  WHERE d.organization_id = gatehouse_organization() AND d.id = ${principal.domainId}::uuid
    AND d.epoch = ${principal.epoch}
    AND (d.status = 'active' OR (d.status = 'removed'
      AND d.removed_at > ${new Date(now.getTime() - ACCESS_TOKEN_MS)}))
    AND ${principal.terms === undefined ? sql`true` : sql`${domainTermsSql} = ${principal.terms}`}`;

/** A guest counts while the visit is unexpired, of the current password, and the level admits it. */
const guestSql = (principal: GuestPrincipal, now: Date): Sql => sql`
  SELECT ${givenToVisitors("guest")}, t.guests_see_drafts AS "seesDrafts" FROM guest_sessions g
  JOIN organizations o ON o.id = g.organization_id AND o.status = 'active'
  JOIN organization_settings t ON t.organization_id = g.organization_id
  JOIN site_access a ON a.organization_id = g.organization_id
    AND a.level = 'password' AND a.password_version = g.password_version
  WHERE g.organization_id = gatehouse_organization() AND g.id = ${principal.guestId}::uuid
    AND g.expires_at > ${now}`;

/** A visitor counts while the site is public, by the database's own word. */
const publicSql = sql`
  SELECT ${givenToVisitors("public")}, true AS "seesDrafts" FROM site_access a
  JOIN organizations o ON o.id = a.organization_id AND o.status = 'active'
  WHERE a.organization_id = gatehouse_organization() AND a.level = 'public'`;

/** What every visitor would be given, whatever the level of the site. */
export const visitorsStanding = async (db: Scope["db"]): Promise<Standing> =>
  readStanding(
    await db.$queryRaw<StandingRow[]>(sql`
      SELECT ${givenToVisitors("public")}, true AS "seesDrafts"
      FROM organizations o WHERE o.id = gatehouse_organization()`),
  );

/** A monitor counts while its token is neither revoked nor expired; it holds what every visitor does. */
const bypassSql = ({ tokenId }: BypassPrincipal, now: Date): Sql => sql`
  SELECT ${givenToVisitors("public")}, true AS "seesDrafts" FROM bypass_tokens b
  JOIN organizations o ON o.id = b.organization_id AND o.status = 'active'
  WHERE b.organization_id = gatehouse_organization() AND b.id = ${tokenId}::uuid
    AND b.revoked_at IS NULL AND b.expires_at > ${now}`;
