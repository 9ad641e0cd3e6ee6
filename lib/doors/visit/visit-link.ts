import { makeVisitToken } from "@/lib/gates/visit/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { statusOf } from "@/lib/kernel/error-document.ts";
import { visitSite } from "@/lib/site-access/visit-site.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { errorResponse } from "../api/error-response.ts";
import { pathWithin } from "../guest/path-within.ts";
import { dashboardMember } from "../request-identity.ts";

/**
 * GET /admin/{org}/visit?returnTo=…: «Open the site». Sends a signed-in member to the site's own
 * host with a token good once and for a minute. Who may not read the site's pages is sent to the
 * dashboard's first page instead.
 */
export async function visitLink(request: Request, organizationSlug: string): Promise<Response> {
  try {
    const returnTo = new URL(request.url).searchParams.get("returnTo");
    return goTo(await tokenLink(organizationSlug, pathWithin(returnTo)));
  } catch (error) {
    return statusOf(error) < 500 ? goTo("/admin") : errorResponse(error, request.headers);
  }
}

async function tokenLink(organizationSlug: string, path: string): Promise<string> {
  const caller = await dashboardMember(organizationSlug);
  await runUseCase(visitSite, {}, { ...caller, announce: () => Promise.resolve() });
  const { GATEHOUSE_SECRET: secret, PUBLIC_SCHEME, ROOT } = environment();
  const token = await makeVisitToken({ secret, now: systemClock() }, caller.principal);
  const url = new URL("/maintenance/visit", `${PUBLIC_SCHEME}://${organizationSlug}.${ROOT}`);
  url.searchParams.set("token", token);
  url.searchParams.set("returnTo", path);
  return url.href;
}

const goTo = (address: string): Response =>
  new Response(null, {
    status: 303,
    headers: { Location: address, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" },
  });
