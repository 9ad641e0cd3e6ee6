import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import type { KeyPurpose } from "./keys.ts";
import { hmacKey } from "./keys.ts";
import { inSeconds } from "./clock.ts";

/** What tells one kind of credential from every other: its own key and its own `typ`. */
export type CredentialKind = {
  readonly purpose: KeyPurpose;
  readonly typ: string;
  /** Longest life in seconds; a longer-lived claim set is refused although its signature is good. */
  readonly lifetime: number;
};

/** Where a credential is judged: the instance's secret and the present in milliseconds. */
export type Judging = { readonly secret: string; readonly now: number };

/** Whole seconds since the epoch, as JOSE counts; rejects 1e400 and fractions. */
export const secondsSchema = z.number().int().positive().max(253_402_300_799);

/**
 * A compact JWS (HS256) of the claims, issued now and ending after the kind's lifetime or sooner.
 * @param claims own claims; `iat` and `exp` are added, in seconds.
 */
export async function signClaims(
  kind: CredentialKind,
  judging: Judging,
  claims: Record<string, string | number>,
): Promise<string> {
  const issuedAt = inSeconds(judging.now);
  return new SignJWT({ ...claims, iat: issuedAt, exp: issuedAt + kind.lifetime })
    .setProtectedHeader({ alg: "HS256", typ: kind.typ })
    .sign(await hmacKey(judging.secret, kind.purpose));
}

/**
 * The claims of a credential of exactly this kind, or null: wrong key, wrong `typ`, expired, too
 * long-lived, issued in the future, or a claim too many. It never says which.
 */
export async function verifyClaims<Schema extends z.ZodType<{ iat: number; exp: number }>>(
  options: { kind: CredentialKind; judging: Judging; schema: Schema },
  credential: string,
): Promise<z.infer<Schema> | null> {
  const { kind, judging, schema } = options;
  try {
    const key = await hmacKey(judging.secret, kind.purpose);
    const { payload } = await jwtVerify(credential, key, {
      algorithms: ["HS256"],
      typ: kind.typ,
      currentDate: new Date(judging.now),
      maxTokenAge: kind.lifetime,
      requiredClaims: ["iat", "exp"],
    });
    const claims = schema.safeParse(payload);
    if (!claims.success) return null;
    return claims.data.exp - claims.data.iat <= kind.lifetime ? claims.data : null;
  } catch {
    return null;
  }
}
