import { systemClock } from "@/lib/kernel/clock.ts";
import { fromBase64Url, fromUtf8 } from "@/lib/kernel/bytes.ts";
import { idSchema, type UserId } from "@/lib/kernel/ids.ts";
import type { Bound } from "./factors/challenge.ts";
import { checkPasskey, notePasskey } from "./factors/check-passkey.ts";
import type { PasskeyPlace } from "./factors/passkey-place.ts";
import type { Assertion } from "./factors/passkey-response.ts";
import { claimTry } from "./factors/pending-sign-in.ts";
import { completing, stepRefused, type SecondStep } from "./finish-sign-in.ts";
import type { OpenedSession } from "./open-session.ts";
import type { SignInContext } from "./sign-in.ts";

/** A passkey that a browser showed, and in which sign-in of that browser. */
export type PasskeyStep = {
  readonly assertion: Assertion;
  /** Present: the password was right already; null: the passkey stands in for it. */
  readonly pending: SecondStep["pending"];
  /** The sign-in that the challenge was made for; it is the browser's alone. */
  readonly signInId: string;
  readonly place: PasskeyPlace;
  readonly secret: string;
};

/**
 * Opens a session by a passkey: as the second step after a password, or alone, where the authenticator
 * itself has asked for a PIN or a body. Every refusal is the same.
 * @throws RateLimited; Unauthenticated; Unavailable.
 */
export async function signInByPasskey(
  { assertion, pending, signInId, place, secret }: PasskeyStep,
  context: SignInContext,
): Promise<OpenedSession> {
  const now = (context.clock ?? systemClock)();
  const attempt = { userId: null, address: context.address };
  await context.limiter.factors.consume(attempt);
  if (pending !== null && !(await claimTry(pending, now))) throw stepRefused();
  const userId = pending?.userId ?? ownerOf(assertion);
  if (userId === null) throw stepRefused();
  const purpose = pending === null ? "sign-in" : "second-step";
  const bound: Bound = { secret, purpose, to: signInId, now };
  const shown = await checkPasskey(assertion, { userId, bound, place });
  const opened = await completing({ userId, pending, now }, context, async (db) => {
    const isNoted = shown !== null && (await notePasskey(db, shown, now));
    return { userId, factor: isNoted ? "passkey" : null };
  });
  await context.limiter.factors.forgive(attempt);
  return opened;
}

/** Whose the passkey says it is; that it is theirs is asked of what is kept. */
function ownerOf({ response }: Assertion): UserId | null {
  const bytes = fromBase64Url(response.userHandle ?? "");
  if (bytes === null) return null;
  try {
    return idSchema<UserId>().safeParse(fromUtf8(bytes)).data ?? null;
  } catch {
    return null;
  }
}
