import { findGuest } from "@/lib/gates/guest/guest-gate.ts";
import { guestCookieName } from "@/lib/gates/guest/verify.ts";
import { visitCookieName } from "@/lib/gates/visit/verify.ts";
import { leaveSite } from "@/lib/guests/leave-site.ts";
import { environment } from "@/lib/kernel/env.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { answerJson } from "./answer.ts";
import { cookieValue, siteCookie } from "./site-cookie.ts";
import { requireOwnPage, siteRequest } from "./site-request.ts";

/**
 * POST /api/guest/leave: ends the own visit and forgets its cookies, a guest's as well as those of
 * a member who came over from the dashboard. Without a visit it answers the same.
 */
export const leaveDoor = (request: Request): Promise<Response> =>
  answerJson(request, async () => {
    const asked = await siteRequest(request.headers, "POST");
    requireOwnPage(request.headers, asked);
    const scheme = environment().PUBLIC_SCHEME;
    const { organization, judging, requestId } = asked;
    const cookie = cookieValue(request.headers.get("cookie"), guestCookieName(scheme));
    const guest = await findGuest(cookie, organization.id, judging);
    if (guest !== null) {
      const caller = {
        principal: {
          kind: "system",
          organizationId: organization.id,
          purpose: "guest-entry",
        },
        requestId,
        announce: () => Promise.resolve(),
      } as const;
      await runUseCase(leaveSite, { guestId: guest.guestId }, caller);
    }
    const gone = [guestCookieName(scheme), visitCookieName(scheme)].map((name) =>
      siteCookie({ name, value: "", scheme, maxAge: 0 }),
    );
    return { body: { goTo: "/maintenance" }, cookies: gone };
  });
