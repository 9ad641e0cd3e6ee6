import {
  makeSecondStepCookie,
  SECOND_STEP_SECONDS,
  secondStepCookieName,
  type SecondStepClaims,
} from "@/lib/gates/second-step/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { siteCookie } from "../guest/site-cookie.ts";

/** The `Set-Cookie` that binds a sign-in to the browser in which it began. */
export async function stepCookie(claims: SecondStepClaims): Promise<string> {
  const { GATEHOUSE_SECRET: secret } = environment();
  const value = await makeSecondStepCookie({ secret, now: systemClock() }, claims);
  return textOf(value, SECOND_STEP_SECONDS);
}

/** The `Set-Cookie` that takes it back, once somebody is signed in. */
export const noStepCookie = (): string => textOf("", 0);

function textOf(value: string, maxAge: number): string {
  const { PUBLIC_SCHEME: scheme } = environment();
  const name = secondStepCookieName(scheme);
  return siteCookie({ name, value, scheme, maxAge, sameSite: "Strict" });
}
