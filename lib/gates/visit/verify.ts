import { z } from "zod";
import type { OrganizationId, SessionId, UserId } from "@/lib/kernel/ids.ts";
import { idSchema, newId } from "@/lib/kernel/ids.ts";
import type { CredentialKind, Judging } from "@/lib/kernel/signed-claims.ts";
import { secondsSchema, signClaims, verifyClaims } from "@/lib/kernel/signed-claims.ts";

/**
 * A signed-in member's pass to look at a site of their organization on its own host, where the
 * session cookie does not reach: a token of one minute in a link, exchanged there for a cookie.
 */
const tokenKind: CredentialKind = {
  purpose: "visit-token",
  typ: "gatehouse-visit-token+jwt",
  lifetime: 60,
};
const cookieKind: CredentialKind = {
  purpose: "visit",
  typ: "gatehouse-visit+jwt",
  lifetime: 12 * 3600,
};

const shared = {
  org: idSchema<OrganizationId>(),
  sid: idSchema<SessionId>(),
  sub: idSchema<UserId>(),
  iat: secondsSchema,
  exp: secondsSchema,
};
const cookieSchema = z.strictObject(shared);
const tokenSchema = z.strictObject({ ...shared, jti: z.uuid() });

/** `sid` is the session the visit hangs on: when that ends, doors refuse the visit too. */
export type VisitClaims = z.infer<typeof cookieSchema>;

/** `jti` must be spent once, by the door that exchanges the token. */
export type VisitTokenClaims = z.infer<typeof tokenSchema>;

/** Who visits which site. */
export type Visitor = { organizationId: OrganizationId; sessionId: SessionId; userId: UserId };

/** Longest life of a visit cookie in seconds. */
export const visitLifetime = cookieKind.lifetime;

/** Name of the visit cookie on an organization's host. */
export const visitCookieName = (scheme: "http" | "https"): string =>
  scheme === "https" ? "__Host-gatehouse.visit" : "gatehouse.visit";

/** A token of 60 seconds for the link `/maintenance/visit?token=…`. */
export const makeVisitToken = (judging: Judging, visitor: Visitor): Promise<string> =>
  signClaims(tokenKind, judging, { ...claimsOf(visitor), jti: newId() });

/** The claims of a visit token for this organization, or null. Spending `jti` is the door's task. */
export async function verifyVisitToken(
  judging: Judging,
  organizationId: OrganizationId,
  token: string,
): Promise<VisitTokenClaims | null> {
  const options = { kind: tokenKind, judging, schema: tokenSchema };
  const claims = await verifyClaims(options, token);
  return claims?.org === organizationId ? claims : null;
}

/** The value of a visit cookie. */
export const makeVisitCookie = (judging: Judging, visitor: Visitor): Promise<string> =>
  signClaims(cookieKind, judging, claimsOf(visitor));

/** The claims of a visit cookie for this organization, or null. */
export async function verifyVisitCookie(
  judging: Judging,
  organizationId: OrganizationId,
  cookie: string,
): Promise<VisitClaims | null> {
  const options = { kind: cookieKind, judging, schema: cookieSchema };
  const claims = await verifyClaims(options, cookie);
  return claims?.org === organizationId ? claims : null;
}

const claimsOf = (visitor: Visitor) => ({
  org: visitor.organizationId,
  sid: visitor.sessionId,
  sub: visitor.userId,
});
