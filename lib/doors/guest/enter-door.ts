import { z } from "zod";
import { guestCookieName, guestLifetime, makeGuestCookie } from "@/lib/gates/guest/verify.ts";
import { enterSite, enterSiteSchema } from "@/lib/guests/enter-site.ts";
import { environment } from "@/lib/kernel/env.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { answerJson, readSmallJson } from "./answer.ts";
import { limiter } from "./limiter.ts";
import { pathWithin } from "./path-within.ts";
import { siteCookie } from "./site-cookie.ts";
import { requireOwnPage, siteRequest } from "./site-request.ts";

const formSchema = enterSiteSchema.extend({ returnTo: z.string().max(2048).optional() });

/**
 * POST /api/guest/enter: site password and proof of work in, guest cookie out, and the path to go
 * on to. The page that sends it must be of this very host.
 */
export const enterDoor = (request: Request): Promise<Response> =>
  answerJson(request, async () => {
    const asked = await siteRequest(request.headers, "POST");
    requireOwnPage(request.headers, asked);
    const { returnTo, ...credentials } = parseInput(formSchema, await readSmallJson(request));
    const { organization, judging, address, userAgent, requestId } = asked;
    const visit = await enterSite(credentials, {
      organizationId: organization.id,
      address,
      userAgent,
      requestId,
      secret: judging.secret,
      pepper: environment().GATEHOUSE_PEPPER,
      limiter: limiter(),
      lifetime: guestLifetime,
    });
    const value = await makeGuestCookie(judging, {
      organizationId: organization.id,
      epoch: 0,
      ...visit,
    });
    const scheme = environment().PUBLIC_SCHEME;
    const cookie = { name: guestCookieName(scheme), value, scheme, maxAge: guestLifetime };
    return { body: { goTo: pathWithin(returnTo) }, cookies: [siteCookie(cookie)] };
  });
