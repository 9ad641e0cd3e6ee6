import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import type { PasskeyPlace } from "@/lib/auth/factors/passkey-place.ts";
import type { OpenedSession } from "@/lib/auth/open-session.ts";
import type { SignInContext } from "@/lib/auth/sign-in.ts";
import { signOut, type OwnSession } from "@/lib/auth/sign-out.ts";
import { inSeconds, systemClock } from "@/lib/kernel/clock.ts";
import type { SessionId, UserId } from "@/lib/kernel/ids.ts";
import { sign } from "@/lib/kernel/keys.ts";
import { findSession } from "./session-gate.ts";
import { takeSignInForm } from "./take-sign-in-form.ts";
import {
  decodeSessionCookie,
  encodeSessionCookie,
  sessionCookieName,
  sessionLifetime,
} from "./verify.ts";

/** One request to next-auth: where it comes from, and what went wrong inside it. */
export type Exchange = {
  readonly scheme: "http" | "https";
  readonly context: SignInContext & { readonly secret: string };
  /** The session cookie that came with the request. */
  readonly cookie: string | undefined;
  /** The cookie of a sign-in that is under way. */
  readonly stepCookie: string | undefined;
  readonly place: PasskeyPlace;
  /** What was thrown in a callback; next-auth would swallow it or put it into a URL. */
  failure: Error | null;
};

/** What the cookie carries, and nothing more: whose it is, which session, until when (seconds). */
type Token = JWT & { sub: UserId; sid: SessionId; exp: number };

/**
 * next-auth as a form and a cookie around our own sessions: it signs nobody in and keeps nobody
 * signed in. The row in `sessions` does, and every door asks it again.
 */
export async function nextAuthOptions(exchange: Exchange): Promise<NextAuthOptions> {
  const { context, scheme } = exchange;
  return {
    secret: await sign(context.secret, "sign-in-form", "next-auth"),
    pages: { signIn: "/login", error: "/login" },
    session: { strategy: "jwt", maxAge: sessionLifetime },
    useSecureCookies: scheme === "https",
    cookies: cookiesFor(scheme),
    providers: [
      {
        id: "credentials",
        name: "Email and password",
        type: "credentials",
        credentials: { email: {}, password: {}, code: {}, passkey: {} },
        authorize: (raw) => noting(exchange, () => authorize(raw, exchange)),
      },
    ],
    jwt: {
      encode: ({ token }) => encode(token as Token, context.secret),
      decode: ({ token }) => noting(exchange, () => decode(token, context.secret)),
    },
    callbacks: {
      // The form knows where it goes on to; next-auth is never asked and never redirects elsewhere.
      redirect: ({ baseUrl }) => `${baseUrl}/admin`,
      jwt: ({ token, user }) => ({ ...token, ...(user as unknown as Token | undefined) }),
      session: ({ token }) => ({
        user: { name: token.name ?? null, email: token.email ?? null },
        expires: new Date((token as Token).exp * 1000).toISOString(),
      }),
    },
    events: {
      signOut: ({ token }) => noting(exchange, () => end(token as Token | null, context)),
    },
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  };
}

/** next-auth's own note of where to go; unused, but it insists on keeping one. */
export const returnToCookieName = (scheme: "http" | "https"): string =>
  scheme === "https" ? "__Host-gatehouse.return-to" : "gatehouse.return-to";

function cookiesFor(scheme: "http" | "https"): NonNullable<NextAuthOptions["cookies"]> {
  const secure = scheme === "https";
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  const prefix = secure ? "__Host-" : "";
  return {
    sessionToken: { name: sessionCookieName(scheme), options },
    csrfToken: { name: `${prefix}gatehouse.csrf`, options },
    callbackUrl: { name: returnToCookieName(scheme), options },
  };
}

async function authorize(raw: unknown, exchange: Exchange): Promise<Token & { id: string }> {
  const replaces = await sessionOf(exchange);
  const { context, stepCookie, place } = exchange;
  return tokenOf(await takeSignInForm(raw, { ...context, replaces, stepCookie, place }));
}

async function sessionOf({ cookie, context }: Exchange): Promise<OwnSession | null> {
  if (cookie === undefined) return null;
  const judging = { secret: context.secret, now: systemClock() };
  const claims = await decodeSessionCookie(judging, cookie);
  return claims === null ? null : { sessionId: claims.sid, userId: claims.sub };
}

const tokenOf = ({ userId, sessionId, expiresAt }: OpenedSession): Token & { id: string } => ({
  id: userId,
  sub: userId,
  sid: sessionId,
  exp: inSeconds(expiresAt.getTime()),
});

function encode(token: Token, secret: string): Promise<string> {
  const now = systemClock();
  const lifetime = token.exp - inSeconds(now);
  return encodeSessionCookie(
    { secret, now },
    { userId: token.sub, sessionId: token.sid, lifetime },
  );
}

/** Only a session that lives is one: next-auth hears what the doors hear. */
async function decode(cookie: string | undefined, secret: string): Promise<Token | null> {
  const judging = { secret, now: systemClock() };
  const session = await findSession(cookie, judging);
  const claims = cookie === undefined ? null : await decodeSessionCookie(judging, cookie);
  if (session === null || claims === null) return null;
  const { name, email } = session;
  return { sub: claims.sub, sid: claims.sid, exp: claims.exp, name, email };
}

async function end(token: Token | null, context: SignInContext): Promise<void> {
  if (token === null) return;
  await signOut({ sessionId: token.sid, userId: token.sub }, context);
}

/** @NOTE next-auth catches what callbacks throw; the door must hear it to answer truthfully. */
async function noting<Result>(exchange: Exchange, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (failure) {
    exchange.failure = failure instanceof Error ? failure : new Error("Sign-in failed.");
    throw failure;
  }
}
