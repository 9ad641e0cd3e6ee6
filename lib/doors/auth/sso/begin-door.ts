import { environment } from "@/lib/kernel/env.ts";
import { Forbidden, Unavailable } from "@/lib/kernel/errors.ts";
import { newRiddle, wayTo } from "@/lib/sso/ask-provider.ts";
import { findProvider } from "@/lib/sso/find-provider.ts";
import { sealTrip, TRIP_LIFETIME } from "@/lib/sso/trip.ts";
import { errorResponse } from "../../api/error-response.ts";
import { readText } from "../../guest/answer.ts";
import { ownPath } from "../../own-path.ts";
import { backTo, ssoVisit, type ProviderRoute, type SsoVisit } from "./sso-entrance.ts";
import { tripCookie } from "./trip-cookie.ts";

/** A path to go on to, form-encoded. */
const MOST_BYTES = 8 * 1024;

/**
 * POST /login/with/{id}: tells the sign-in page the way to a provider. What only this browser knows goes
 * along in a sealed cookie. An exact own Origin: no page elsewhere starts a sign-in in somebody's browser.
 * Nothing is linked from here; see `beginLink`.
 */
export async function beginDoor(request: Request, route: ProviderRoute): Promise<Response> {
  try {
    const visit = await ssoVisit(request, route, "POST");
    requireOwnPage(request);
    const form = new URLSearchParams(await readText(request, MOST_BYTES));
    return await setOut(visit, ownPath(form.get("returnTo") ?? undefined));
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}

/** @throws Forbidden. */
function requireOwnPage({ headers }: Request): void {
  const { PUBLIC_SCHEME, ROOT } = environment();
  if (headers.get("origin") === `${PUBLIC_SCHEME}://${ROOT}`) return;
  throw new Forbidden("This was not sent from the sign-in page of this instance.");
}

async function setOut({ id, secret, now }: SsoVisit, returnTo: string): Promise<Response> {
  const provider = await findProvider(id);
  const riddle = newRiddle();
  const trip = { ...riddle, returnTo, linking: null, until: now + TRIP_LIFETIME * 1000 };
  try {
    const location = await wayTo(provider, riddle);
    const value = await sealTrip(trip, { secret, of: id });
    return tell(location, { "Set-Cookie": tripCookie(value, TRIP_LIFETIME) });
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return tell(backTo("unreachable", returnTo));
  }
}

/** @NOTE Told, not sent there: a form may lead to no other origin (form-action), a script may. */
const tell = (location: string, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json({ location }, { headers: { "Cache-Control": "no-store", ...headers } });
