import { SecondStepRequired } from "@/lib/auth/factors/second-step-required.ts";
import { signInProvided } from "@/lib/auth/sign-in-provided.ts";
import { signOut } from "@/lib/auth/sign-out.ts";
import { encodeSessionCookie, sessionCookieName } from "@/lib/gates/session/verify.ts";
import { inSeconds } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict, Forbidden, GatehouseError, Unavailable } from "@/lib/kernel/errors.ts";
import type { UserId } from "@/lib/kernel/ids.ts";
import { askWho } from "@/lib/sso/ask-provider.ts";
import { enter } from "@/lib/sso/enter.ts";
import { findProvider } from "@/lib/sso/find-provider.ts";
import { linkSelf } from "@/lib/sso/own-identities.ts";
import type { Claims, Provider } from "@/lib/sso/provider.ts";
import { openTrip, type Trip } from "@/lib/sso/trip.ts";
import { spendOnce } from "@/lib/tenancy/spend-once.ts";
import { announceThroughNext } from "../../announce.ts";
import { errorResponse } from "../../api/error-response.ts";
import { siteCookie } from "../../guest/site-cookie.ts";
import { organizationIn } from "../../own-path.ts";
import { stepCookie } from "../step-cookie.ts";
import { sendBack, sendOn, ssoVisit, type ProviderRoute, type SsoVisit } from "./sso-entrance.ts";
import { tripCookie, tripIn } from "./trip-cookie.ts";

/**
 * GET /login/back/{id}: back from a provider with a code. Counts for the browser that set out, once, and
 * for this provider alone. Then a session is opened, or the provider is linked to whoever set out.
 */
export async function returnDoor(request: Request, route: ProviderRoute): Promise<Response> {
  try {
    const visit = await ssoVisit(request, route, "GET");
    const { id, secret, now } = visit;
    const trip = await openTrip(tripIn(request.headers), { secret, of: id, now });
    if (trip === null || !(await isFirst(trip))) return sendBack("refused", "/admin");
    const answer = await arrive({ request, visit, trip });
    answer.headers.append("Set-Cookie", tripCookie("", 0));
    return answer;
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}

type Arrival = { readonly request: Request; readonly visit: SsoVisit; readonly trip: Trip };

const isFirst = ({ state, until }: Trip): Promise<boolean> =>
  spendOnce({ id: `trip:${state}`, expiresAt: new Date(until) });

async function arrive(arrival: Arrival): Promise<Response> {
  const { visit, trip } = arrival;
  const { returnTo, linking, ...riddle } = trip;
  const home = linking === null ? returnTo : null;
  try {
    const provider = await findProvider(visit.id);
    const claims = await askWho(provider, visit.url.search, riddle);
    if (linking !== null) return await link(arrival, provider, claims);
    return await signIn(arrival, provider, claims);
  } catch (error) {
    if (error instanceof SecondStepRequired) return askFactor(error, returnTo);
    if (error instanceof Unavailable) return sendBack("unreachable", home);
    if (error instanceof GatehouseError) return sendBack("refused", home);
    throw error;
  }
}

/** @NOTE What the provider says is the first step; a second factor of the account stays the second. */
async function askFactor({ pending }: SecondStepRequired, returnTo: string): Promise<Response> {
  const answer = sendBack("factor", returnTo);
  if (pending !== null) {
    const claims = { signInId: pending.id, userId: pending.userId };
    answer.headers.append("Set-Cookie", await stepCookie(claims));
  }
  return answer;
}

async function signIn({ request, visit, trip }: Arrival, provider: Provider, claims: Claims) {
  const { requestId, session, secret, now } = visit;
  const towards = organizationIn(trip.returnTo);
  const context = { requestId, announce: announceThroughNext, towards };
  const entered = await enter(provider, claims, context);
  if (typeof entered === "string") return sendBack(entered, trip.returnTo);
  const opened = await signInProvided(entered, {
    requestId,
    address: request.headers.get("x-gatehouse-address") ?? "",
    userAgent: request.headers.get("user-agent") ?? "",
  });
  if (session !== null) await signOut(session, { requestId });
  const { userId, sessionId, expiresAt } = opened;
  const lifetime = inSeconds(expiresAt.getTime()) - inSeconds(now);
  const value = await encodeSessionCookie({ secret, now }, { userId, sessionId, lifetime });
  const scheme = environment().PUBLIC_SCHEME;
  const cookie = siteCookie({ name: sessionCookieName(scheme), value, scheme, maxAge: lifetime });
  return sendOn(trip.returnTo, [cookie]);
}

/** @NOTE Whoever set out must be who comes back: nobody links their provider to somebody else. */
async function link({ visit, trip }: Arrival, provider: Provider, { subject }: Claims) {
  const { session, requestId, now } = visit;
  const { linking } = trip;
  if (session === null || session.sessionId !== linking?.sessionId) {
    return sendBack("refused", null);
  }
  try {
    const userId: UserId = session.userId;
    await linkSelf(provider, { userId, subject, requestId }, now);
    return sendOn("/admin/account/security?provider=linked");
  } catch (error) {
    if (error instanceof Conflict || error instanceof Forbidden) return sendBack("taken", null);
    throw error;
  }
}
