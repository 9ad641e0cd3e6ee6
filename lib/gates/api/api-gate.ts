import type { DomainPrincipal, MemberPrincipal } from "@/lib/access/principal.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import type { MemberId, OrganizationId, UserId } from "@/lib/kernel/ids.ts";
import { findLiveSession, lookUp } from "@/lib/tenancy/directory.ts";
import { findDomainRecord, rememberedDomainRecord, type DomainRecord } from "./domain-record.ts";
import {
  accessTokenLifetime,
  tokenIssuer,
  verifyAccessToken,
  type AccessClaims,
} from "./verify.ts";

/** Whom an access token admits: a domain with what its record demands, or a member. */
export type TokenAdmission =
  | {
      readonly kind: "domain";
      readonly principal: DomainPrincipal;
      readonly domain: DomainRecord;
      /** Whether it is what this process knew: whoever goes on asks whether its terms still hold. */
      readonly remembered: boolean;
    }
  | { readonly kind: "member"; readonly principal: MemberPrincipal };

/** When a token is shown, and whether a domain may be as this process remembers it. */
export type Showing = { readonly now: number; readonly mayRemember: boolean };

/**
 * Admits a domain or a member by an access token of this instance, as the database stands now; where it
 * may remember, a domain on terms that are yet to be asked about.
 * @throws Unauthenticated, in the same words whatever is wrong: the token is not ours, has expired or
 * is for something else; its domain is revoked, or was removed longer ago than a token lives; its
 * member is suspended or the session behind it has ended; its organization is not active.
 * Unavailable when the database is out of reach.
 */
export async function passApiGate(token: string, showing: Showing): Promise<TokenAdmission> {
  const settings = environment();
  const { now } = showing;
  const trust = { keys: settings.GATEHOUSE_TOKEN_KEYS, issuer: tokenIssuer(settings), now };
  const claims = await verifyAccessToken(trust, token);
  const admission = claims === null ? null : await admissionOf(claims, showing);
  if (admission === null) throw tokenRefused();
  return admission;
}

/** What every refused credential of the API hears. */
export const tokenRefused = (): Unauthenticated =>
  new Unauthenticated("Invalid or expired JWT provided to API route.", "api-auth-token-invalid");

function admissionOf(claims: AccessClaims, showing: Showing): Promise<TokenAdmission | null> {
  return claims.kind === "domain"
    ? domainAdmission(claims, showing)
    : memberAdmission(claims, showing.now);
}

/** @NOTE What is remembered admits; it refuses nobody. */
async function domainAdmission(
  claims: DomainClaims,
  { now, mayRemember }: Showing,
): Promise<TokenAdmission | null> {
  const { org, domainId } = claims;
  const known = mayRemember ? rememberedDomainRecord(org, domainId) : null;
  if (known !== null && isGoodFor(known, claims, now)) {
    const principal = { ...principalOf(known), terms: known.terms };
    return { kind: "domain", principal, domain: known, remembered: true };
  }
  const domain = await findDomainRecord(org, domainId);
  if (domain === null || !isGoodFor(domain, claims, now)) return null;
  return { kind: "domain", principal: principalOf(domain), domain, remembered: false };
}

type DomainClaims = Extract<AccessClaims, { kind: "domain" }>;

const isGoodFor = (domain: DomainRecord, { epoch }: DomainClaims, now: number): boolean =>
  domain.epoch === epoch && hasTokens(domain, now);

const principalOf = ({ organizationId, domainId, epoch, hostname }: DomainRecord) =>
  ({ kind: "domain", organizationId, domainId, epoch, hostname }) as const;

/** Whether a domain may still have living tokens: a removed one keeps its last for their hour (S-21). */
const hasTokens = ({ status, removedAt }: DomainRecord, now: number): boolean =>
  status === "active" ||
  (status === "removed" &&
    removedAt !== null &&
    removedAt.getTime() > now - accessTokenLifetime.domain * 1000);

async function memberAdmission(
  { org, memberId, sessionId }: Extract<AccessClaims, { kind: "member" }>,
  now: number,
): Promise<TokenAdmission | null> {
  const userId = await findPerson(org, memberId);
  if (userId === null) return null;
  const session = await findLiveSession({ sessionId, userId }, new Date(now));
  if (session === null) return null;
  const { name } = session;
  const principal = {
    kind: "member",
    organizationId: org,
    memberId,
    userId,
    sessionId,
    name,
  } as const;
  return { kind: "member", principal };
}

const findPerson = (organizationId: OrganizationId, memberId: MemberId): Promise<UserId | null> =>
  lookUp({ organization_id: organizationId }, async (db) => {
    const where = { id: memberId, organizationId, status: "active" } as const;
    const row = await db.member.findFirst({
      where: { ...where, organization: { status: "active" } },
      select: { userId: true },
    });
    return row === null ? null : (row.userId as UserId);
  });
