import type { SessionId } from "@/lib/kernel/ids.ts";
import { passSessionGate } from "@/lib/gates/session/session-gate.ts";
import { encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import type { OpenedSession } from "@/lib/auth/open-session.ts";
import { signIn } from "@/lib/auth/sign-in.ts";
import { environment } from "@/lib/kernel/env.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { LiveSession } from "@/lib/tenancy/directory.ts";
import type { OwnContext } from "@/lib/usecase/own-deed.ts";
import { COST, fromSomewhere, PASSWORD, somebody } from "../auth/sign-in-world.ts";

export const CHROME =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

const secret = () => environment().GATEHOUSE_SECRET;

/** The session behind a browser's cookie, as a door finds it. @throws Unauthenticated. */
export async function atTheDoor(
  { userId, sessionId }: Pick<OpenedSession, "userId" | "sessionId">,
  now = Date.now(),
): Promise<LiveSession> {
  const judging = { secret: secret(), now };
  const cookie = await encodeSessionCookie(judging, { userId, sessionId, lifetime: 30 * 86_400 });
  return passSessionGate(cookie, judging);
}

/** What the door brings for whoever has this session. */
export async function ownContext(
  opened: Pick<OpenedSession, "userId" | "sessionId">,
  more: Partial<OwnContext> = {},
): Promise<OwnContext> {
  return {
    session: await atTheDoor(opened),
    requestId: newId(),
    address: fromSomewhere().address,
    secret: secret(),
    pepper: environment().GATEHOUSE_PEPPER,
    cost: COST,
    ...more,
  };
}

/** Signs somebody in from an address of its own. */
export const signedIn = (email: string, password = PASSWORD): Promise<OpenedSession> =>
  signIn({ email, password }, fromSomewhere({ userAgent: CHROME }));

/** A new person of no organization with so many sessions. */
export async function person(sessions = 1): Promise<{
  readonly email: string;
  readonly opened: readonly OpenedSession[];
  readonly ids: readonly SessionId[];
}> {
  const { email } = await somebody();
  const opened: OpenedSession[] = [];
  for (let count = 0; count < sessions; count += 1) opened.push(await signedIn(email));
  return { email, opened, ids: opened.map(({ sessionId }) => sessionId) };
}
