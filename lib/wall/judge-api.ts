import { verifyAccessToken } from "@/lib/gates/api/verify.ts";
import { decodeSessionCookie, sessionCookieName } from "@/lib/gates/session/verify.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { bearerOf } from "./bearer.ts";
import type { Facts } from "./facts.ts";
import { cookieOf } from "./facts.ts";
import type { House } from "./judge.ts";
import { refuse } from "./refuse.ts";
import type { Verdict } from "./verdict.ts";

/**
 * Admits a request to the API that a gate knows: an access token of this instance (and of the
 * host's organization), or the session cookie sent by a page of the same origin. With an
 * `Authorization` header present the cookie is not looked at.
 */
export async function judgeApi(
  house: House,
  facts: Facts,
  organizationId: OrganizationId | null,
): Promise<Verdict> {
  if (facts.headers.has("authorization")) {
    const isAdmitted = await hasAccessToken(house, facts, organizationId);
    return isAdmitted ? admitted(organizationId) : refuse(facts, "bad-token");
  }
  return (await hasOwnSession(house, facts)) ? admitted(organizationId) : refuse(facts, "no-token");
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

async function hasAccessToken(
  house: House,
  facts: Facts,
  organizationId: OrganizationId | null,
): Promise<boolean> {
  const token = bearerOf(facts);
  if (token === null) return false;
  const { environment, clock } = house;
  const issuer = `${environment.PUBLIC_SCHEME}://${environment.ROOT}`;
  const trust = { keys: environment.GATEHOUSE_TOKEN_KEYS, issuer, now: clock() };
  const claims = await verifyAccessToken(trust, token);
  return claims !== null && (organizationId === null || claims.org === organizationId);
}

const admitted = (organizationId: OrganizationId | null): Verdict => ({
  kind: "pass",
  surface: "api",
  organizationId,
  dress: { kind: "api" },
});
