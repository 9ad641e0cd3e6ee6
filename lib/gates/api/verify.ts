import type { JSONWebKeySet } from "jose";
import { createLocalJWKSet, jwtVerify } from "jose";
import { z } from "zod";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { idSchema } from "@/lib/kernel/ids.ts";
import { secondsSchema } from "@/lib/kernel/signed-claims.ts";

const typ = "at+jwt";

/** Longest life of an access token in seconds. */
const accessTokenLifetime = 3600;

const accessClaimsSchema = z.strictObject({
  iss: z.string(),
  aud: z.string(),
  sub: z.string().min(1).max(100),
  org: idSchema<OrganizationId>(),
  jti: z.uuid(),
  epoch: z.number().int().nonnegative(),
  iat: secondsSchema,
  exp: secondsSchema,
});

/** Claims of a domain's or member's access token (RFC 9068); no rights are baked in. */
export type AccessClaims = z.infer<typeof accessClaimsSchema>;

/** Public keys (a JWKS as JSON), the instance's own address and the present in ms. */
export type TokenTrust = { readonly keys: string; readonly issuer: string; readonly now: number };

/**
 * The claims of an access token of this instance, or null. An instance without token keys admits
 * nobody here.
 * @NOTE The edge half: revocation and the epoch are the door's to check.
 */
export async function verifyAccessToken(
  trust: TokenTrust,
  token: string,
): Promise<AccessClaims | null> {
  try {
    const keys = createLocalJWKSet(JSON.parse(trust.keys) as JSONWebKeySet);
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ["EdDSA"],
      typ,
      issuer: trust.issuer,
      audience: `${trust.issuer}/api`,
      currentDate: new Date(trust.now),
      maxTokenAge: accessTokenLifetime,
      requiredClaims: ["sub", "org", "jti", "iat", "exp"],
    });
    const claims = accessClaimsSchema.safeParse(payload);
    if (!claims.success) return null;
    return claims.data.exp - claims.data.iat <= accessTokenLifetime ? claims.data : null;
  } catch {
    return null;
  }
}
