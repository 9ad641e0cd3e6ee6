import { Unavailable } from "@/lib/kernel/errors.ts";
import { newRiddle, wayTo } from "@/lib/sso/ask-provider.ts";
import { findProvider } from "@/lib/sso/find-provider.ts";
import { sealTrip, TRIP_LIFETIME } from "@/lib/sso/trip.ts";
import { errorResponse } from "../../api/error-response.ts";
import { ownPath } from "../../own-path.ts";
import { sendBack, sendOn, ssoVisit, type ProviderRoute, type SsoVisit } from "./sso-entrance.ts";
import { tripCookie } from "./trip-cookie.ts";

/**
 * GET /login/with/{id}: the way to a provider, to sign in. What only this browser knows goes along in a
 * sealed cookie. Nothing is linked from here, since any page could send somebody this way: see `beginLink`.
 */
export async function beginDoor(request: Request, route: ProviderRoute): Promise<Response> {
  try {
    const visit = await ssoVisit(request, route);
    const returnTo = ownPath(visit.url.searchParams.get("returnTo") ?? undefined);
    return await setOut(visit, returnTo);
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}

async function setOut({ id, secret, now }: SsoVisit, returnTo: string): Promise<Response> {
  const provider = await findProvider(id);
  const riddle = newRiddle();
  const trip = { ...riddle, returnTo, linking: null, until: now + TRIP_LIFETIME * 1000 };
  try {
    const location = await wayTo(provider, riddle);
    const value = await sealTrip(trip, { secret, of: id });
    return sendOn(location, [tripCookie(value, TRIP_LIFETIME)]);
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return sendBack("unreachable", returnTo);
  }
}
