import { touchSession } from "@/lib/auth/touch-session.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { findLiveSession, type LiveSession } from "@/lib/tenancy/directory.ts";
import { decodeSessionCookie } from "./verify.ts";

/**
 * Admits a person by the value of the session cookie; never by a header (security.md, trap 4).
 * @throws Unauthenticated when there is no cookie, or it is not ours, or its session was ended, is
 * expired, was unused for too long, or belongs to somebody who is suspended; it never says which.
 * Unavailable when the database is out of reach.
 */
export async function passSessionGate(
  cookie: string | undefined,
  judging: Judging,
): Promise<LiveSession> {
  const session = await findSession(cookie, judging);
  if (session === null) throw new Unauthenticated();
  return session;
}

/** The same question where nobody is an answer too: the live session behind the cookie, or null. */
export async function findSession(
  cookie: string | undefined,
  { secret, now }: Judging,
): Promise<LiveSession | null> {
  if (cookie === undefined) return null;
  const claims = await decodeSessionCookie({ secret, now }, cookie);
  if (claims === null) return null;
  const at = new Date(now);
  const session = await findLiveSession({ sessionId: claims.sid, userId: claims.sub }, at);
  if (session !== null) await touchSession(session, at);
  return session;
}
