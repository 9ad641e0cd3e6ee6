import { z } from "zod";
import { equalBytes, utf8 } from "@/lib/kernel/bytes.ts";
import type { Environment } from "@/lib/kernel/env.ts";
import type {
  Profile,
  SignatureHeaders,
  SignatureTerms,
} from "@/lib/kernel/http-signature/profile.ts";
import { BASIC_COMPONENTS, makeSignature, readClaim } from "@/lib/kernel/http-signature/profile.ts";
import type { SignedRequest } from "@/lib/kernel/http-signature/signed-request.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { keyIdOf, mac } from "@/lib/kernel/keys.ts";
import type { CredentialKind, Judging } from "@/lib/kernel/signed-claims.ts";
import { secondsSchema, signClaims, verifyClaims } from "@/lib/kernel/signed-claims.ts";

/** Where the system's own credentials are judged: while a secret is rotated, two of them count. */
export type SystemJudging = Judging & {
  /** The secret before the current one; empty or absent where there is none. */
  readonly previous?: string;
};

/** Judging by the settings of an instance. */
export const systemJudging = (settings: Environment, now: number): SystemJudging => ({
  secret: settings.GATEHOUSE_SECRET,
  previous: settings.GATEHOUSE_SECRET_PREVIOUS,
  now,
});

/** A call of the system to itself; the body is empty if unsaid. */
export type SystemCall = {
  readonly method: string;
  readonly url: URL;
  readonly body?: string | Uint8Array<ArrayBuffer>;
};

/**
 * The headers by which the system passes its own HMAC gate with this one call, once, within a
 * minute (S-9, S-10): RFC 9421, hmac-sha256 under the key of the current secret.
 */
export async function signRequest(
  { method, url, body = "" }: SystemCall,
  { secret, now }: Judging,
): Promise<SignatureHeaders> {
  const call = {
    method: method.toUpperCase(),
    authority: url.host,
    path: url.pathname,
    query: url.search,
    headers: new Headers(),
    body: typeof body === "string" ? utf8(body) : body,
  };
  const keyid = await keyIdOf(secret, "internal");
  const sign = (base: string) => mac(secret, "internal", base);
  return makeSignature(call, profile, { keyid, now, sign });
}

/**
 * What the one signature of a request says, if the system made it for this very request, or null.
 * It never says why not (S-11).
 * @NOTE The edge half: that the nonce was not spent before is the door's to check, and where the
 * body is unread also that it is the one that was signed.
 */
export async function verifySystemSignature(
  request: SignedRequest,
  judging: SystemJudging,
): Promise<SignatureTerms | null> {
  const claim = await readClaim(request, profile, judging.now);
  if (claim === null) return null;
  const { keyid, nonce, expires, base, signature } = claim;
  for (const secret of secretsOf(judging)) {
    if (keyid !== (await keyIdOf(secret, "internal"))) continue;
    const isOurs = equalBytes(await mac(secret, "internal", base), signature);
    return isOurs ? { keyid, nonce, expires } : null;
  }
  return null;
}

/**
 * The bearer form of the HMAC gate, for the one caller that can send nothing but a bearer: the
 * Edge Config client, which reads the record store. Good for 60 seconds.
 */
export const makeStoreBearer = (judging: Judging): Promise<string> =>
  signClaims(storeRead, judging, { purpose: "store-read", jti: newId() });

/** The claims of a bearer that was made for reading the record store, or null. */
export async function verifyStoreBearer(
  judging: SystemJudging,
  bearer: string,
): Promise<StoreBearerClaims | null> {
  for (const secret of secretsOf(judging)) {
    const options = { kind: storeRead, judging: { ...judging, secret }, schema: bearerSchema };
    const claims = await verifyClaims(options, bearer);
    if (claims !== null) return claims;
  }
  return null;
}

const profile: Profile = {
  tag: "gatehouse-internal",
  algorithm: "hmac-sha256",
  components: BASIC_COMPONENTS,
};

const storeRead: CredentialKind = {
  purpose: "store-read",
  typ: "gatehouse-system+jwt",
  lifetime: 60,
};

const bearerSchema = z.strictObject({
  purpose: z.literal("store-read"),
  jti: z.uuid(),
  iat: secondsSchema,
  exp: secondsSchema,
});

type StoreBearerClaims = z.infer<typeof bearerSchema>;

const secretsOf = ({ secret, previous = "" }: SystemJudging): readonly string[] =>
  previous === "" ? [secret] : [secret, previous];
