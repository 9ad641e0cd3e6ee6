import type { JSONWebKeySet } from "jose";
import { compactVerify, createLocalJWKSet } from "jose";
import { z } from "zod";
import { BoundedMap } from "@/lib/kernel/bounded-map.ts";
import { fromBase64Url, fromUtf8, toBase64Url } from "@/lib/kernel/bytes.ts";
import { inSeconds } from "@/lib/kernel/clock.ts";
import type { DomainId, MemberId, OrganizationId, SessionId } from "@/lib/kernel/ids.ts";
import { idSchema } from "@/lib/kernel/ids.ts";
import { secondsSchema } from "@/lib/kernel/signed-claims.ts";

/** The media type of access tokens (RFC 9068 §2.1), which no other token of ours has. */
export const accessTokenTyp = "at+jwt";

/** How long a token lives at most, in seconds, by whose it is. */
export const accessTokenLifetime = { domain: 3600, member: 900 } as const;

/** How far in seconds the clock of the process that issued a token may be ahead. */
const skew = 5;

/** @NOTE Exactly these: a `crit`, or a `jwk`, `jku` or `x5u` to find a key by, is never followed. */
const headerSchema = z.strictObject({
  alg: z.literal("EdDSA"),
  typ: z.literal(accessTokenTyp),
  kid: z.string().length(43),
});

const commonClaims = {
  iss: z.string(),
  aud: z.string(),
  org: idSchema<OrganizationId>(),
  jti: z.uuid(),
  epoch: z.number().int().nonnegative(),
  iat: secondsSchema,
  exp: secondsSchema,
};

const subject = <Id extends string>(kind: string) =>
  z
    .string()
    .startsWith(`${kind}:`)
    .transform((text) => text.slice(kind.length + 1))
    .pipe(idSchema<Id>());

const domainClaims = z
  .strictObject({ ...commonClaims, sub: subject<DomainId>("domain") })
  .transform(({ sub, ...rest }) => ({ kind: "domain" as const, domainId: sub, ...rest }));

const memberClaims = z
  .strictObject({
    ...commonClaims,
    sub: subject<MemberId>("member"),
    sid: idSchema<SessionId>(),
  })
  .transform(({ sub, sid, ...rest }) => ({
    kind: "member" as const,
    memberId: sub,
    sessionId: sid,
    ...rest,
  }));

const accessClaimsSchema = z.union([domainClaims, memberClaims]);

/**
 * Claims of an access token (RFC 9068): of a domain (`sub` is `domain:{id}`, with the domain's
 * epoch), or of a member (`member:{id}`, with the session in `sid` behind it). No rights are in it.
 */
export type AccessClaims = z.infer<typeof accessClaimsSchema>;

/** Public keys (a JWKS as JSON), the instance's own address and the present in ms. */
export type TokenTrust = { readonly keys: string; readonly issuer: string; readonly now: number };

/** Whom an instance's access tokens are from, and whom they are for. */
export const tokenIssuer = (settings: { PUBLIC_SCHEME: string; ROOT: string }): string =>
  `${settings.PUBLIC_SCHEME}://${settings.ROOT}`;
export const tokenAudience = (issuer: string): string => `${issuer}/api`;

/**
 * The claims of an access token of this instance, or null; it never says why. An instance without
 * token keys admits nobody here.
 * @NOTE The edge half: revocation and the epoch are the door's to check.
 */
export async function verifyAccessToken(
  trust: TokenTrust,
  token: string,
): Promise<AccessClaims | null> {
  const { read, refused } = knownUnder(trust);
  if (refused.get(token) !== undefined) return null;
  const known = read.get(token);
  const claims = known ?? (await readVerified(trust, token));
  if (claims === null) refused.set(token, true);
  else if (known === undefined) read.set(token, claims);
  return claims !== null && isNow(claims, inSeconds(trust.now)) ? claims : null;
}

type Known = {
  readonly read: BoundedMap<string, AccessClaims>;
  readonly refused: BoundedMap<string, true>;
};

let kept: ({ readonly keys: string; readonly issuer: string } & Known) | undefined;

/**
 * What tokens say under these keys, and which are none: neither changes, and both are shown over and
 * over. Their time is always asked.
 * @NOTE Apart: anybody can show as many as they like that are none, and puts no good one out by it.
 * By the token itself: a digest takes longer than all else that is left to do, and this process holds
 * the very keys that sign them.
 */
function knownUnder({ keys, issuer }: TokenTrust): Known {
  if (kept?.keys !== keys || kept.issuer !== issuer) {
    kept = { keys, issuer, read: new BoundedMap(5_000), refused: new BoundedMap(1_000) };
  }
  return kept;
}

const isNow = ({ kind, iat, exp }: AccessClaims, now: number): boolean =>
  iat <= now + skew && now < exp && exp > iat && exp - iat <= accessTokenLifetime[kind];

async function readVerified(trust: TokenTrust, token: string): Promise<AccessClaims | null> {
  try {
    const read = accessClaimsSchema.safeParse(readStrictly(token));
    if (!read.success) return null;
    const { iss, aud } = read.data;
    if (iss !== trust.issuer || aud !== tokenAudience(trust.issuer)) return null;
    await compactVerify(token, keySet(trust.keys), { algorithms: ["EdDSA"] });
    return read.data;
  } catch {
    return null;
  }
}

/**
 * The payload of a token whose text is exactly what its reading would be written as, with a header
 * of exactly ours.
 * @NOTE A JSON reader takes the last of two equal names, 1e400 for infinity and bits of padding for
 * nothing (security.md, trap 10). Whatever could be read in two ways is not read at all.
 */
function readStrictly(token: string): unknown {
  const [header = "", payload = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0 || bytesOf(signature).length !== 64) return null;
  if (!headerSchema.safeParse(jsonOf(header)).success) return null;
  return jsonOf(payload);
}

function jsonOf(segment: string): unknown {
  const text = fromUtf8(bytesOf(segment));
  const value: unknown = JSON.parse(text);
  if (JSON.stringify(value) !== text) throw new TypeError("This text can be read in two ways.");
  return value;
}

function bytesOf(segment: string): Uint8Array {
  const bytes = fromBase64Url(segment);
  if (bytes === null || toBase64Url(bytes) !== segment) throw new TypeError("No base64url.");
  return bytes;
}

type KeySet = ReturnType<typeof createLocalJWKSet>;

let keptSet: { readonly text: string; readonly set: KeySet } | undefined;

/** @NOTE Kept, because a set imports each of its keys once and an instance has one set. */
function keySet(text: string): KeySet {
  if (keptSet?.text !== text) {
    keptSet = { text, set: createLocalJWKSet(JSON.parse(text) as JSONWebKeySet) };
  }
  return keptSet.set;
}
