import { systemClock } from "@/lib/kernel/clock.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import type { MemberId, OrganizationId, SessionId } from "@/lib/kernel/ids.ts";
import { findMemberId, lookUp } from "@/lib/tenancy/directory.ts";
import type { ProgramCredentials } from "./credentials.ts";
import { findRefreshToken, keepRefreshToken } from "./refresh-token.ts";
import { signIn, type SignInContext } from "./sign-in.ts";
import { signOut, type EndContext } from "./sign-out.ts";

/** A member's program in one organization, and the token that keeps it signed in. */
export type ProgramSession = {
  readonly organizationId: OrganizationId;
  readonly memberId: MemberId;
  readonly sessionId: SessionId;
  readonly refreshToken: string;
};

/** How a program signs in: as a browser does, in one organization. */
export type ProgramContext = Omit<SignInContext, "program" | "replaces"> & {
  readonly organizationId: OrganizationId;
  readonly secret: string;
};

/**
 * Signs a member's program in, by the very check of a browser's sign-in: the same limits, the same
 * cost, and one answer for an unknown address, a wrong password, a suspended person and somebody
 * who is no member of this organization.
 * @throws SecondStepRequired where a code must come with the password; RateLimited; Unauthenticated; Unavailable.
 */
export async function openProgramSession(
  credentials: ProgramCredentials,
  context: ProgramContext,
): Promise<ProgramSession> {
  const { organizationId, secret, ...rest } = context;
  const opened = await signIn(credentials, { ...rest, program: { organizationId } });
  const { userId, sessionId, expiresAt } = opened;
  const memberId = await findMemberId(userId, organizationId);
  if (memberId === null) throw new Unauthenticated();
  const owner = { organizationId, userId, sessionId, sessionEndsAt: expiresAt };
  const judging = { secret, now: (context.clock ?? systemClock)() };
  const refreshToken = await lookUp({ organization_id: organizationId, user_id: userId }, (db) =>
    keepRefreshToken(db, owner, judging),
  );
  return { organizationId, memberId, sessionId, refreshToken };
}

/**
 * Ends the session that a refresh token belongs to, also where the token itself was used already.
 * What is no refresh token of ours ends nothing.
 * @throws Unavailable; the session then still lives.
 */
export async function endProgramSession(
  token: string,
  context: EndContext & { readonly organizationId: OrganizationId; readonly secret: string },
): Promise<void> {
  const { organizationId, secret, ...rest } = context;
  const known = await findRefreshToken(token, organizationId, secret);
  if (known === null) return;
  await signOut({ sessionId: known.sessionId, userId: known.userId }, rest);
}
