import { tokenIssuer, verifyAccessToken } from "@/lib/gates/api/verify.ts";
import { decodeSessionCookie, sessionCookieName } from "@/lib/gates/session/verify.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { readSecretToken } from "@/lib/kernel/secret-token.ts";
import { bearerOf } from "./bearer.ts";
import type { Facts } from "./facts.ts";
import { cookieOf } from "./facts.ts";
import type { House } from "./judge.ts";
import { refuse } from "./refuse.ts";
import type { Verdict } from "./verdict.ts";

/** Whether a path is the API's, or SCIM's, which an organization's own host answers too. */
export const isOfApi = (path: string): boolean => path.startsWith("/api/v1/") || isScim(path);

/** Below this address identity systems run members and roles (RFC 7644). */
const isScim = (path: string): boolean => path.startsWith("/api/scim/v2/");

/**
 * Admits a request to the API that a gate knows: an access token of this instance (and of the
 * host's organization), what could be a member's static token, or, on the dashboard's host, the
 * session cookie sent by a page of the same origin. With an `Authorization` header present the cookie
 * is not looked at. A browser's question beforehand passes to the door, which knows the origins.
 */
export async function judgeApi(
  house: House,
  facts: Facts,
  organizationId: OrganizationId | null,
): Promise<Verdict> {
  if (isScim(facts.path)) return judgeScim(facts, organizationId);
  if (facts.headers.has("authorization")) {
    const token = bearerOf(facts) ?? "";
    const isAdmitted = isStaticToken(token) || (await isAccessToken(house, token, organizationId));
    return isAdmitted ? pass("api", organizationId) : refuse(facts, "bad-token");
  }
  if (isPreflight(facts)) return pass("open-api", organizationId);
  const isAdmitted = organizationId === null && (await hasOwnSession(house, facts));
  return isAdmitted ? pass("api", organizationId) : refuse(facts, "no-token");
}

/** Admits what could be an identity system's token, and nothing else: no cookie, no other token. */
function judgeScim(facts: Facts, organizationId: OrganizationId | null): Verdict {
  const token = bearerOf(facts);
  if (readSecretToken("gh_scim", token ?? "") !== null) return pass("api", organizationId);
  return refuse(facts, facts.headers.has("authorization") ? "bad-token" : "no-token");
}

/** Whether the request carries a session cookie of ours, unexpired; revocation is the door's. */
export async function hasSession(house: House, facts: Facts): Promise<boolean> {
  const cookie = cookieOf(facts, sessionCookieName(facts.scheme));
  if (cookie === null) return false;
  const judging = { secret: house.environment.GATEHOUSE_SECRET, now: house.clock() };
  return (await decodeSessionCookie(judging, cookie)) !== null;
}

async function hasOwnSession(house: House, facts: Facts): Promise<boolean> {
  const site = facts.headers.get("sec-fetch-site") ?? "none";
  return (site === "same-origin" || site === "none") && hasSession(house, facts);
}

/** By its form and checksum; whether anybody holds it is the door's to find out. */
const isStaticToken = (token: string): boolean => readSecretToken("gh_pat", token) !== null;

/** Fetch, «CORS-preflight request»: it carries no credential and changes nothing. */
const isPreflight = ({ method, path, headers }: Facts): boolean =>
  method === "OPTIONS" &&
  path.startsWith("/api/v1/") &&
  headers.has("origin") &&
  headers.has("access-control-request-method");

async function isAccessToken(
  { environment, clock }: House,
  token: string,
  organizationId: OrganizationId | null,
): Promise<boolean> {
  if (token === "") return false;
  const issuer = tokenIssuer(environment);
  const trust = { keys: environment.GATEHOUSE_TOKEN_KEYS, issuer, now: clock() };
  const claims = await verifyAccessToken(trust, token);
  return claims !== null && (organizationId === null || claims.org === organizationId);
}

const pass = (surface: "api" | "open-api", organizationId: OrganizationId | null): Verdict => ({
  kind: "pass",
  surface,
  organizationId,
  dress: { kind: "api" },
});
