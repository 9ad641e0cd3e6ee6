import type { DomainPrincipal, MemberPrincipal, TokenPrincipal } from "@/lib/access/principal.ts";
import type { Credential } from "@/lib/api/api-caller.ts";
import { passApiGate, tokenRefused, type TokenAdmission } from "@/lib/gates/api/api-gate.ts";
import type { DomainRecord } from "@/lib/gates/api/domain-record.ts";
import { passSessionGate } from "@/lib/gates/session/session-gate.ts";
import { sessionCookieName } from "@/lib/gates/session/verify.ts";
import { passStaticTokenGate } from "@/lib/gates/static-token/static-token-gate.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Forbidden, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { findMemberPrincipal } from "@/lib/tenancy/directory.ts";
import { apiLimiter } from "./api-limiter.ts";
import { hostOrganization, isForOrganization, namedOrganization } from "./named-organization.ts";

/** Whom a credential admits to the API, how they proved it, and what is on file of a domain. */
export type Admission = {
  readonly credential: Credential;
  readonly principal: DomainPrincipal | MemberPrincipal | TokenPrincipal;
  readonly domain: DomainRecord | null;
  /** What is on file is what this process knew; it counts once a scope has found it unchanged. */
  readonly remembered: boolean;
};

/** A request, what the wall sealed of it, where it came from and when, in ms. */
export type Arrival = {
  readonly request: Request;
  readonly stamp: Stamp;
  readonly address: string;
  readonly now: number;
  /** Whether it may be answered on what this process knows, until that is seen to have changed. */
  readonly mayRemember: boolean;
};

/**
 * Derives anew who asks the API, from the raw credential and no word of the wall (first law). Beside
 * an `Authorization` header no cookie is looked at. The organization that the request names and that
 * of its credential must be the same.
 * @throws Unauthenticated in one wording for every credential that is not good here; NotFound for a
 * session's person who is no member of the organization; Forbidden for a change that another origin
 * sent; OrganizationRequired; RateLimited for guesses; Unavailable.
 */
export async function admitCaller(arrival: Arrival): Promise<Admission> {
  const authorization = arrival.request.headers.get("authorization");
  if (authorization === null) return admitSession(arrival);
  const token = /^Bearer ([A-Za-z0-9._~+/=-]{1,4096})$/i.exec(authorization)?.[1];
  if (token === undefined) throw tokenRefused();
  return token.startsWith("gh_") ? admitStaticToken(arrival, token) : admitToken(arrival, token);
}

/** @NOTE Of whoever is no domain nothing is remembered. */
const anew = { domain: null, remembered: false } as const;

async function admitToken(arrival: Arrival, token: string): Promise<Admission> {
  const admission = await passApiGate(token, arrival);
  if (!(await isForItsOrganization(arrival, admission))) {
    // @NOTE What is remembered refuses nobody: the organization may be called otherwise by now.
    if (admission.kind === "domain" && admission.remembered) {
      return admitToken({ ...arrival, mayRemember: false }, token);
    }
    throw tokenRefused();
  }
  const { principal } = admission;
  return admission.kind === "domain"
    ? { ...admission, credential: "domain-token" }
    : { ...anew, credential: "member-token", principal };
}

async function isForItsOrganization(
  arrival: Arrival,
  { principal, ...admission }: TokenAdmission,
): Promise<boolean> {
  if (admission.kind === "member") {
    return (await organizationOf(arrival))?.id === principal.organizationId;
  }
  const { request, stamp } = arrival;
  const { organizationId: id, organizationSlug: slug } = admission.domain;
  return isForOrganization({ id, slug }, stamp.host, request.headers.get("x-organization"));
}

async function admitStaticToken(arrival: Arrival, token: string): Promise<Admission> {
  await apiLimiter().admit(arrival.address);
  const organization = await organizationOf(arrival);
  if (organization === null) throw tokenRefused();
  const terms = { pepper: environment().GATEHOUSE_PEPPER, now: arrival.now };
  try {
    const principal = await passStaticTokenGate(token, organization, terms);
    return { ...anew, credential: "static-token", principal };
  } catch (error) {
    if (error instanceof Unauthenticated) await apiLimiter().noteRefused(arrival.address);
    throw error;
  }
}

/** A session is the dashboard's: its cookie counts on no other host. */
async function admitSession(arrival: Arrival): Promise<Admission> {
  const { request, stamp, now } = arrival;
  const { GATEHOUSE_SECRET: secret, PUBLIC_SCHEME } = environment();
  const cookie = cookieOf(request, sessionCookieName(PUBLIC_SCHEME));
  if (cookie === undefined || (await hostOrganization(stamp.host)) !== "root") throw tokenRefused();
  const session = await passSessionGate(cookie, { secret, now }).catch((error: unknown) => {
    throw error instanceof Unauthenticated ? tokenRefused() : error;
  });
  requireOwnOrigin(request, stamp);
  const organization = await organizationOf(arrival);
  const principal = organization && (await findMemberPrincipal(session, organization.slug));
  if (principal === null) throw new NotFound();
  return { ...anew, credential: "session", principal };
}

const organizationOf = ({ request: { headers }, stamp }: Arrival) =>
  namedOrganization(stamp.host, headers.get("x-organization"));

function cookieOf({ headers }: Request, name: string): string | undefined {
  const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/**
 * @NOTE Browsers send the cookie along with what other origins make them ask. Organizations' hosts
 * are the same site, so origins are compared whole; one that reads may send none.
 */
function requireOwnOrigin({ headers }: Request, { method }: Stamp): void {
  const { PUBLIC_SCHEME, ROOT } = environment();
  const site = headers.get("sec-fetch-site") ?? "none";
  const isFromHere = site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  const isRead = method === "GET" || method === "HEAD";
  const isOwn = origin === `${PUBLIC_SCHEME}://${ROOT}` || (isRead && origin === null);
  if (!isFromHere || !isOwn) throw new Forbidden("This request was sent by another website.");
}
