import { findSession } from "@/lib/gates/session/session-gate.ts";
import { sessionCookieName } from "@/lib/gates/session/verify.ts";
import { canonicalHost } from "@/lib/kernel/canonical-host.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { isId } from "@/lib/kernel/is-id.ts";
import type { LiveSession } from "@/lib/tenancy/directory.ts";
import { cookieValue } from "../../guest/site-cookie.ts";
import { requireStamp } from "../../stamp.ts";
import { admitVisit } from "./admit-visit.ts";

/** Somebody on the way to a provider or back from it. */
export type SsoVisit = {
  readonly requestId: string;
  /** Of the provider. */
  readonly id: string;
  readonly url: URL;
  /** Who they are here already, if anybody. */
  readonly session: LiveSession | null;
  readonly secret: string;
  readonly now: number;
};

export type ProviderRoute = { readonly params: Promise<{ readonly id: string }> };

/**
 * Past the wall, at the dashboard's own host, for what could be a provider.
 * @throws NotFound; RateLimited for who comes too often.
 */
export async function ssoVisit(
  request: Request,
  { params }: ProviderRoute,
  method: "GET" | "POST",
): Promise<SsoVisit> {
  const stamp = await requireStamp(request.headers, { surface: "entrance", method });
  const { GATEHOUSE_SECRET: secret, PUBLIC_SCHEME, ROOT } = environment();
  const { id } = await params;
  if (canonicalHost(stamp.host, PUBLIC_SCHEME) !== ROOT || !isId(id)) throw new NotFound();
  await admitVisit(request.headers.get("x-gatehouse-address") ?? "", secret);
  const cookie = cookieValue(request.headers.get("cookie"), sessionCookieName(PUBLIC_SCHEME));
  const now = systemClock();
  const session = await findSession(cookie, { secret, now });
  return { requestId: stamp.requestId, id, url: new URL(request.url), session, secret, now };
}

/** Why somebody is back at the sign-in page, or at their own. */
export type Problem =
  "unknown" | "unverified" | "link-first" | "refused" | "unreachable" | "taken" | "factor";

/** Sends a browser on to a place of this instance or to the provider; nobody keeps the answer. */
export function sendOn(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: location, "Cache-Control": "no-store" });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** Where they came from, with a word that the page there knows. */
export const backTo = (problem: Problem, returnTo: string): string =>
  `/login?${new URLSearchParams({ problem, returnTo }).toString()}`;

/** Back there; null: to their own page. */
export const sendBack = (problem: Problem, returnTo: string | null): Response =>
  sendOn(
    returnTo === null ? `/admin/account/security?provider=${problem}` : backTo(problem, returnTo),
  );
