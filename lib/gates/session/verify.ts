import { EncryptJWT, jwtDecrypt } from "jose";
import { z } from "zod";
import { inSeconds } from "@/lib/kernel/clock.ts";
import type { SessionId, UserId } from "@/lib/kernel/ids.ts";
import { idSchema } from "@/lib/kernel/ids.ts";
import { deriveKey } from "@/lib/kernel/keys.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { secondsSchema } from "@/lib/kernel/signed-claims.ts";

const typ = "gatehouse-session+jwe";

/** Longest life of a session cookie in seconds; the server-side session ends it earlier. */
export const sessionLifetime = 30 * 24 * 3600;

const sessionClaimsSchema = z.strictObject({
  sub: idSchema<UserId>(),
  sid: idSchema<SessionId>(),
  typ: z.literal("session"),
  iat: secondsSchema,
  exp: secondsSchema,
});

/** `sub` is the user, `sid` the server-side session; `iat` and `exp` in seconds. */
export type SessionClaims = z.infer<typeof sessionClaimsSchema>;

/** Name of the session cookie; `__Host-` needs TLS (RFC 6265bis §4.1.3). */
export const sessionCookieName = (scheme: "http" | "https"): string =>
  scheme === "https" ? "__Host-gatehouse.session" : "gatehouse.session";

/**
 * The value of a session cookie: a JWE (`dir`, A256GCM) only this instance can read or make.
 * @param session whose it is, and its lifetime in seconds (at most {@link sessionLifetime}).
 */
export async function encodeSessionCookie(
  judging: Judging,
  session: { userId: UserId; sessionId: SessionId; lifetime: number },
): Promise<string> {
  const issuedAt = inSeconds(judging.now);
  const exp = issuedAt + Math.min(session.lifetime, sessionLifetime);
  const claims = {
    sub: session.userId,
    sid: session.sessionId,
    typ: "session",
    iat: issuedAt,
    exp,
  };
  return new EncryptJWT(claims)
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", typ })
    .encrypt(await deriveKey(judging.secret, "session-cookie"));
}

/**
 * The claims of a session cookie, or null when it is not one of ours, expired or malformed.
 * @NOTE Only the edge half: whether the session still lives is asked of the session table by every
 * door. The cookie alone is read here, never `Authorization` (security.md, trap 4).
 */
export async function decodeSessionCookie(
  judging: Judging,
  cookie: string,
): Promise<SessionClaims | null> {
  try {
    const key = await deriveKey(judging.secret, "session-cookie");
    const { payload } = await jwtDecrypt(cookie, key, {
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
      typ,
      currentDate: new Date(judging.now),
      maxTokenAge: sessionLifetime,
      requiredClaims: ["sub", "sid", "iat", "exp"],
    });
    const claims = sessionClaimsSchema.safeParse(payload);
    if (!claims.success) return null;
    return claims.data.exp - claims.data.iat <= sessionLifetime ? claims.data : null;
  } catch {
    return null;
  }
}
