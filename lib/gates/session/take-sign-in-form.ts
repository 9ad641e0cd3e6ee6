import { z } from "zod";
import { factorCodeSchema, signInSchema } from "@/lib/auth/credentials.ts";
import type { PasskeyPlace } from "@/lib/auth/factors/passkey-place.ts";
import { assertionSchema } from "@/lib/auth/factors/passkey-response.ts";
import { finishSignIn, stepRefused } from "@/lib/auth/finish-sign-in.ts";
import type { OpenedSession } from "@/lib/auth/open-session.ts";
import { signInByPasskey } from "@/lib/auth/passkey-sign-in.ts";
import { signIn, type SignInContext } from "@/lib/auth/sign-in.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { readSecondStepCookie, type SecondStepClaims } from "../second-step/verify.ts";

/** What a browser brings that signs in. */
export type SignInForm = SignInContext & {
  readonly secret: string;
  readonly place: PasskeyPlace;
  /** The cookie of a sign-in that is under way. */
  readonly stepCookie: string | undefined;
};

/** The steps that a form may be; each names itself by what it holds. */
const formSchema = z.union([
  signInSchema,
  z.strictObject({ code: factorCodeSchema }),
  z.strictObject({ passkey: z.string().min(1).max(14_000) }),
]);

/**
 * Takes a step of a browser's sign-in: the password, a code after it, or a passkey, after it or alone.
 * @throws Invalid for anything else; SecondStepRequired; Unauthenticated; RateLimited; Unavailable.
 */
export async function takeSignInForm(raw: unknown, form: SignInForm): Promise<OpenedSession> {
  const { email, password, code, passkey } = (raw ?? {}) as Record<string, unknown>;
  const given = Object.entries({ email, password, code, passkey });
  const sent = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  const { success, data } = formSchema.safeParse(sent);
  if (!success) throw new Invalid("Enter your email address and your password.");
  if ("email" in data) return signIn(data, form);
  const step = await stepOf(form);
  if ("passkey" in data) return showPasskey(data.passkey, step, form);
  const { userId, signInId } = step;
  if (userId === null) throw stepRefused();
  return finishSignIn({ userId, code: data.code, pending: { id: signInId, userId } }, form);
}

async function stepOf({ stepCookie = "", secret }: SignInForm): Promise<SecondStepClaims> {
  const claims = await readSecondStepCookie({ secret, now: systemClock() }, stepCookie);
  if (claims === null) throw stepRefused();
  return claims;
}

function showPasskey(
  text: string,
  { userId, signInId }: SecondStepClaims,
  form: SignInForm,
): Promise<OpenedSession> {
  const assertion = assertionSchema.safeParse(jsonOf(text));
  if (!assertion.success) throw new Invalid("This is no answer of a passkey.");
  const pending = userId === null ? null : { id: signInId, userId };
  const { place, secret } = form;
  return signInByPasskey({ assertion: assertion.data, pending, signInId, place, secret }, form);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
