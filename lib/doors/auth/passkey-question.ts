import type { NextRequest } from "next/server";
import { askPasskey } from "@/lib/auth/factors/ask-passkey.ts";
import { passkeyPlace } from "@/lib/auth/factors/passkey-place.ts";
import { readSecondStepCookie, secondStepCookieName } from "@/lib/gates/second-step/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { stepCookie } from "./step-cookie.ts";

/**
 * Answers what a browser needs to ask for a passkey: with `step=second` one of the person whose
 * password was right, otherwise any. The answer is good in this browser alone, once.
 */
export async function answerPasskeyQuestion(request: NextRequest): Promise<Response> {
  const settings = environment();
  const { GATEHOUSE_SECRET: secret, PUBLIC_SCHEME } = settings;
  const now = systemClock();
  const isSecond = new URLSearchParams(await request.text()).get("step") === "second";
  const cookie = request.cookies.get(secondStepCookieName(PUBLIC_SCHEME))?.value ?? "";
  const known = isSecond ? await readSecondStepCookie({ secret, now }, cookie) : null;
  const userId = known?.userId ?? null;
  const signInId = known !== null && userId !== null ? known.signInId : newId();
  const purpose = userId === null ? "sign-in" : "second-step";
  const bound = { secret, purpose, to: signInId, now } as const;
  const response = Response.json(await askPasskey(bound, passkeyPlace(settings), userId), {
    headers: { "Cache-Control": "no-store" },
  });
  if (userId === null) {
    response.headers.append("Set-Cookie", await stepCookie({ signInId, userId }));
  }
  return response;
}
