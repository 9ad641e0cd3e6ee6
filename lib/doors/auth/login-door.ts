import { programSignInSchema } from "@/lib/auth/credentials.ts";
import { requirePasswordRoom } from "@/lib/auth/password-pool.ts";
import { openProgramSession } from "@/lib/auth/program-session.ts";
import { signInLimiter, type SignInLimiter } from "@/lib/auth/sign-in-limiter.ts";
import { environment } from "@/lib/kernel/env.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";
import { answerJson } from "../guest/answer.ts";
import { programRequest } from "./program-request.ts";
import { tokenAnswer } from "./token-answer.ts";

/**
 * POST /api/v1/auth/login: a member's email address and password in, an access token of 15 minutes
 * and a refresh token out; with a code as `otp` where they have a second factor. Limited and refused as
 * the sign-in page is.
 */
export const loginDoor = (request: Request): Promise<Response> =>
  answerJson(request, async () => {
    const { form, ...asked } = await programRequest(
      request,
      programSignInSchema,
      requirePasswordRoom,
    );
    const { GATEHOUSE_SECRET: secret, GATEHOUSE_PEPPER: pepper } = environment();
    const context = { ...asked, secret, pepper, limiter: limiterOf(secret) };
    return tokenAnswer(await openProgramSession(form, context));
  });

let limiter: SignInLimiter | undefined;

function limiterOf(secret: string): SignInLimiter {
  limiter ??= signInLimiter(limitStore(), secret);
  return limiter;
}
