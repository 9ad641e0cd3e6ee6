import { generate } from "otplib";
import { addPasskey } from "@/lib/account/add-passkey.ts";
import { beginAuthenticator } from "@/lib/account/begin-authenticator.ts";
import { beginPasskey } from "@/lib/account/begin-passkey.ts";
import { confirmAuthenticator } from "@/lib/account/confirm-authenticator.ts";
import { passkeyPlace } from "@/lib/auth/factors/passkey-place.ts";
import { SecondStepRequired } from "@/lib/auth/factors/second-step-required.ts";
import type { PendingSignIn } from "@/lib/auth/factors/pending-sign-in.ts";
import type { OpenedSession } from "@/lib/auth/open-session.ts";
import { environment } from "@/lib/kernel/env.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { SoftwarePasskey } from "../../support/software-passkey.ts";
import { PASSWORD } from "../auth/sign-in-world.ts";
import { ownContext, person, signedIn } from "./account-world.ts";

/** What an authenticator app shows at a moment. */
export const codeAt = (secret: string, now = Date.now()): Promise<string> =>
  generate({ secret, epoch: Math.floor(now / 1000) });

/** Half a minute, in ms: a code's. */
export const STEP = 30_000;

/** Somebody with an app, set up a while ago, so that none of its codes of now was used. */
export async function somebodyWithApp(): Promise<{
  readonly email: string;
  readonly session: OpenedSession;
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}> {
  const { email, opened } = await person();
  const [session] = opened as [OpenedSession];
  return { email, session, ...(await setUpApp(session)) };
}

/** Sets an app up for whoever has this session. */
export async function setUpApp(session: OpenedSession, before = 10 * STEP) {
  const { secret } = await runOwnDeed(
    beginAuthenticator,
    { present: PASSWORD },
    await ownContext(session),
  );
  const then = Date.now() - before;
  const { recoveryCodes } = await runOwnDeed(
    confirmAuthenticator,
    { code: await codeAt(secret, then) },
    await ownContext(session, { clock: () => then }),
  );
  return { secret, recoveryCodes: recoveryCodes ?? [] };
}

/** What is pending once somebody's password was right. @throws Error where nothing is. */
export async function pendingOf(email: string): Promise<PendingSignIn> {
  const outcome = await signedIn(email).catch((refusal: unknown) => refusal);
  if (outcome instanceof SecondStepRequired && outcome.pending !== null) return outcome.pending;
  throw new Error("No second step was asked for.");
}

/** Where passkeys of this instance are used. */
export const place = () => passkeyPlace(environment());

/** Adds a passkey for whoever has this session. */
export async function addSoftwarePasskey(session: OpenedSession, name = "My phone") {
  const passkey = new SoftwarePasskey();
  const { challenge, user } = await runOwnDeed(
    beginPasskey,
    { present: PASSWORD },
    await ownContext(session),
  );
  const made = passkey.made({ challenge, ...place() });
  const shown = await runOwnDeed(addPasskey, { name, passkey: made }, await ownContext(session));
  return { passkey, userHandle: user.id, ...shown };
}
