import { findGuest } from "@/lib/gates/guest/guest-gate.ts";
import { guestCookieName } from "@/lib/gates/guest/verify.ts";
import { leaveSite } from "@/lib/guests/leave-site.ts";
import { environment } from "@/lib/kernel/env.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { errorResponse } from "../api/error-response.ts";
import { showOut } from "../site/show-out.ts";
import { cookieValue } from "./site-cookie.ts";
import { requireOwnPage, siteRequest, type SiteRequest } from "./site-request.ts";

/**
 * POST /api/guest/leave, from a form on any page of the site: ends the own visit, forgets its
 * cookies (a guest's and those of a member who came over from the dashboard) and leads to the start
 * page as everybody sees it. Without a visit it answers the same.
 */
export async function leaveDoor(request: Request): Promise<Response> {
  try {
    const asked = await siteRequest(request.headers, "POST");
    requireOwnPage(request.headers, asked);
    await endVisit(asked, request.headers.get("cookie"));
    return showOut("/");
  } catch (error) {
    return errorResponse(error, request.headers);
  }
}

async function endVisit(asked: SiteRequest, cookies: string | null): Promise<void> {
  const { organization, judging, requestId } = asked;
  const cookie = cookieValue(cookies, guestCookieName(environment().PUBLIC_SCHEME));
  const guest = await findGuest(cookie, organization.id, judging);
  if (guest === null) return;
  const principal = {
    kind: "system",
    organizationId: organization.id,
    purpose: "guest-entry",
  } as const;
  const caller = { principal, requestId, announce: () => Promise.resolve() };
  await runUseCase(leaveSite, { guestId: guest.guestId }, caller);
}
