import { importJWK, SignJWT } from "jose";
import { inSeconds } from "@/lib/kernel/clock.ts";
import { Unavailable } from "@/lib/kernel/errors.ts";
import { newId, type DomainId, type MemberId } from "@/lib/kernel/ids.ts";
import type { OrganizationId, SessionId } from "@/lib/kernel/ids.ts";
import { readSigningKeys, tokenKeyId, type SigningKey } from "./token-keys.ts";
import { accessTokenLifetime, accessTokenTyp, tokenAudience } from "./verify.ts";

/** Private keys (a JWKS as JSON, the first signs), the instance's own address, the present in ms. */
export type TokenSigner = {
  readonly keys: string;
  readonly issuer: string;
  readonly now: number;
  /** Seconds that a token of this instance lives at most, where that is less than it could. */
  readonly longest?: number;
};

/** For whom a token is: a domain in its present epoch, or a member in one session. */
export type TokenSubject =
  | {
      readonly kind: "domain";
      readonly organizationId: OrganizationId;
      readonly domainId: DomainId;
      readonly epoch: number;
    }
  | {
      readonly kind: "member";
      readonly organizationId: OrganizationId;
      readonly memberId: MemberId;
      readonly sessionId: SessionId;
    };

/** A token and the seconds that it lives. */
export type IssuedToken = { readonly token: string; readonly expiresIn: number };

/**
 * A new access token: an hour for a domain, a quarter of one for a member. It says who it is for and
 * nothing of what they may do: that is looked up at every request.
 * @throws Unavailable when the instance has no key to sign with.
 */
export async function issueAccessToken(
  signer: TokenSigner,
  subject: TokenSubject,
): Promise<IssuedToken> {
  const [key] = readSigningKeys(signer.keys);
  if (key === undefined) throw new Unavailable("This instance issues no tokens.");
  const issuedAt = inSeconds(signer.now);
  const expiresIn = Math.min(accessTokenLifetime[subject.kind], signer.longest ?? Infinity);
  const token = await new SignJWT({
    iss: signer.issuer,
    aud: tokenAudience(signer.issuer),
    ...claimsOf(subject),
    org: subject.organizationId,
    jti: newId(),
    iat: issuedAt,
    exp: issuedAt + expiresIn,
  })
    .setProtectedHeader({ alg: "EdDSA", typ: accessTokenTyp, kid: tokenKeyId(key) })
    .sign(await imported(key));
  return { token, expiresIn };
}

/** @NOTE A member's token ends with its session; it has no epoch of its own. */
const claimsOf = (subject: TokenSubject) =>
  subject.kind === "domain"
    ? { sub: `domain:${subject.domainId}`, epoch: subject.epoch }
    : { sub: `member:${subject.memberId}`, sid: subject.sessionId, epoch: 0 };

const keys = new Map<string, ReturnType<typeof importJWK>>();

function imported(key: SigningKey): ReturnType<typeof importJWK> {
  const { kty, crv, x, d } = key;
  const known = keys.get(d) ?? importJWK({ kty, crv, x, d }, "EdDSA");
  keys.set(d, known);
  return known;
}
