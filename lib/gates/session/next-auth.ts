import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import type { PasskeyPlace } from "@/lib/auth/factors/passkey-place.ts";
import { signInLimiter, type SignInLimiter } from "@/lib/auth/sign-in-limiter.ts";
import type { SignInContext } from "@/lib/auth/sign-in.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";
import { nextAuthOptions, type Exchange } from "./next-auth-options.ts";
import { secondStepCookieName } from "../second-step/verify.ts";
import { sessionCookieName } from "./verify.ts";

export type NextAuthRoute = { params: Promise<{ nextauth: string[] }> };

export type NextAuthSetting = Omit<SignInContext, "limiter"> & {
  readonly secret: string;
  readonly scheme: "http" | "https";
  /** Where this instance stands, such as `http://localhost:3000`. */
  readonly origin: string;
  readonly place: PasskeyPlace;
};

/**
 * Answers one request by next-auth's own route handler.
 * @throws what our callbacks threw (RateLimited, Unauthenticated, Unavailable, …) in place of the
 * redirect that next-auth makes of it.
 */
export async function handleNextAuth(
  request: NextRequest,
  route: NextAuthRoute,
  setting: NextAuthSetting,
): Promise<Response> {
  // @NOTE next-auth takes its own address from here alone; the operator has set it once, as ROOT.
  process.env["NEXTAUTH_URL"] = setting.origin;
  const { scheme, place, ...rest } = setting;
  const context = { ...rest, limiter: limiterOf(setting.secret) };
  const cookie = request.cookies.get(sessionCookieName(scheme))?.value;
  const stepCookie = request.cookies.get(secondStepCookieName(scheme))?.value;
  const exchange: Exchange = { scheme, context, cookie, stepCookie, place, failure: null };
  const handle = NextAuth as unknown as (...args: unknown[]) => Promise<Response>;
  const response = await handle(request, route, await nextAuthOptions(exchange));
  if (exchange.failure !== null) throw exchange.failure;
  if (await lacksFormToken(response)) {
    throw new Forbidden("The form was open for too long. Load the page again and repeat it.");
  }
  return response;
}

/** @NOTE next-auth answers a missing or foreign form token with a redirect and status 200 or 302. */
async function lacksFormToken(response: Response): Promise<boolean> {
  const target = response.headers.get("location") ?? (await response.clone().text());
  return target.includes("csrf=true");
}

let limiter: SignInLimiter | undefined;

function limiterOf(secret: string): SignInLimiter {
  limiter ??= signInLimiter(limitStore(), secret);
  return limiter;
}
