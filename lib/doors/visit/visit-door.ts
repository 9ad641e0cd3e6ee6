import { findVisitor } from "@/lib/gates/visit/visit-gate.ts";
import {
  makeVisitCookie,
  verifyVisitToken,
  visitCookieName,
  visitLifetime,
} from "@/lib/gates/visit/verify.ts";
import { spendOnce } from "@/lib/tenancy/spend-once.ts";
import { environment } from "@/lib/kernel/env.ts";
import { statusOf } from "@/lib/kernel/error-document.ts";
import { errorResponse } from "../api/error-response.ts";
import { pathWithin } from "../guest/path-within.ts";
import { siteCookie } from "../guest/site-cookie.ts";
import { siteRequest, type SiteRequest } from "../guest/site-request.ts";

/**
 * GET /maintenance/visit?token=…: a member comes over from the dashboard. A good token is spent and
 * becomes a cookie that hangs on the member's session; anything else leads to the maintenance page,
 * which says nothing about why.
 */
export async function visitDoor(request: Request): Promise<Response> {
  try {
    const asked = await siteRequest(request.headers, "GET");
    const query = new URL(request.url).searchParams;
    const path = pathWithin(query.get("returnTo"));
    const cookie = await exchange(asked, query.get("token") ?? "");
    if (cookie === null) return goTo(`/maintenance?returnTo=${encodeURIComponent(path)}`);
    return goTo(path, cookie);
  } catch (error) {
    if (statusOf(error) < 500) return goTo("/maintenance");
    return errorResponse(error, request.headers);
  }
}

async function exchange(asked: SiteRequest, token: string): Promise<string | null> {
  const { organization, judging } = asked;
  const claims = await verifyVisitToken(judging, organization.id, token);
  if (claims === null) return null;
  const spent = { id: `visit:${claims.jti}`, expiresAt: new Date(claims.exp * 1000) };
  if (!(await spendOnce(spent))) return null;
  const { sid: sessionId, sub: userId } = claims;
  const visitor = { organizationId: organization.id, sessionId, userId };
  const value = await makeVisitCookie(judging, visitor);
  if ((await findVisitor(value, organization, judging)) === null) return null;
  const scheme = environment().PUBLIC_SCHEME;
  return siteCookie({ name: visitCookieName(scheme), value, scheme, maxAge: visitLifetime });
}

function goTo(path: string, cookie?: string): Response {
  const headers = new Headers({ Location: path, "Cache-Control": "no-store" });
  if (cookie !== undefined) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}
