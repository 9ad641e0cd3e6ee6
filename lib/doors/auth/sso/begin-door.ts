import { Unavailable } from "@/lib/kernel/errors.ts";
import { newRiddle, wayTo } from "@/lib/sso/ask-provider.ts";
import { findProvider } from "@/lib/sso/find-provider.ts";
import { sealTrip, TRIP_LIFETIME } from "@/lib/sso/trip.ts";
import { requireRecentProof } from "@/lib/usecase/recent-proof.ts";
import { errorResponse } from "../../api/error-response.ts";
import { ownPath } from "../../own-path.ts";
import { sendBack, sendOn, ssoVisit, type ProviderRoute, type SsoVisit } from "./sso-entrance.ts";
import { tripCookie } from "./trip-cookie.ts";

/**
 * GET /login/with/{id}: the way to a provider. `link` in its query: whoever is signed in links it to
 * themselves, if they proved recently who they are. What only this browser knows goes along in a sealed
 * cookie.
 */
export async function beginDoor(request: Request, route: ProviderRoute): Promise<Response> {
  try {
    const visit = await ssoVisit(request, route);
    const { searchParams } = visit.url;
    const returnTo = ownPath(searchParams.get("returnTo") ?? undefined);
    if (!searchParams.has("link")) return await setOut(visit, { returnTo, linking: null });
    const { session, now } = visit;
    if (session === null) return sendOn("/login");
    if (!isProven(session.provenAt, now)) return sendBack("proof", null);
    const { userId, sessionId } = session;
    return await setOut(visit, { returnTo, linking: { userId, sessionId } });
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}

type Purpose = {
  readonly returnTo: string;
  readonly linking: { readonly userId: string; readonly sessionId: string } | null;
};

async function setOut({ id, secret, now }: SsoVisit, purpose: Purpose): Promise<Response> {
  const provider = await findProvider(id);
  const riddle = newRiddle();
  const trip = { ...riddle, ...purpose, until: now + TRIP_LIFETIME * 1000 };
  try {
    const location = await wayTo(provider, riddle);
    const value = await sealTrip(trip, { secret, of: id });
    return sendOn(location, [tripCookie(value, TRIP_LIFETIME)]);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return sendBack("unreachable", purpose.linking === null ? purpose.returnTo : null);
  }
}

function isProven(provenAt: Date | null, now: number): boolean {
  try {
    requireRecentProof(provenAt, now);
    return true;
  } catch {
    return false;
  }
}
