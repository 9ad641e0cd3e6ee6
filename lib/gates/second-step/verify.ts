import { EncryptJWT, jwtDecrypt } from "jose";
import { z } from "zod";
import { inSeconds } from "@/lib/kernel/clock.ts";
import { idSchema, type UserId } from "@/lib/kernel/ids.ts";
import { deriveKey } from "@/lib/kernel/keys.ts";
import { secondsSchema, type Judging } from "@/lib/kernel/signed-claims.ts";

const typ = "gatehouse-second-step+jwe";

/** Seconds that a sign-in may be under way. */
export const SECOND_STEP_SECONDS = 600;

const claimsSchema = z.strictObject({
  /** The sign-in that is under way in this browser. */
  sign: z.uuid(),
  /** Whose password was right; absent: nobody's so far. */
  sub: idSchema<UserId>().optional(),
  iat: secondsSchema,
  exp: secondsSchema,
});

/** A sign-in that is under way in one browser. It is no session, and no door takes it for one. */
export type SecondStepClaims = { readonly signInId: string; readonly userId: UserId | null };

/** Name of the cookie; `__Host-` needs TLS (RFC 6265bis §4.1.3). */
export const secondStepCookieName = (scheme: "http" | "https"): string =>
  scheme === "https" ? "__Host-gatehouse.second-step" : "gatehouse.second-step";

/** The value of the cookie: a JWE under a key of its own purpose, so that it verifies nowhere else. */
export async function makeSecondStepCookie(
  { secret, now }: Judging,
  { signInId, userId }: SecondStepClaims,
): Promise<string> {
  const iat = inSeconds(now);
  const exp = iat + SECOND_STEP_SECONDS;
  return new EncryptJWT({ sign: signInId, ...(userId === null ? {} : { sub: userId }), iat, exp })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ })
    .encrypt(await deriveKey(secret, "second-step"));
}

/** What the cookie says; null when it is not one of ours, or too old. */
export async function readSecondStepCookie(
  { secret, now }: Judging,
  cookie: string,
): Promise<SecondStepClaims | null> {
  try {
    const { payload } = await jwtDecrypt(cookie, await deriveKey(secret, "second-step"), {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
      typ,
      currentDate: new Date(now),
      maxTokenAge: SECOND_STEP_SECONDS,
      requiredClaims: ["sign", "iat", "exp"],
    });
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) return null;
    return { signInId: claims.data.sign, userId: claims.data.sub ?? null };
  } catch {
    return null;
  }
}
