import { z } from "zod";
import { makeOpening, openingCookieName, openingLifetime } from "@/lib/gates/link/verify.ts";
import { environment } from "@/lib/kernel/env.ts";
import { NotFound, RateLimited, type Forbidden } from "@/lib/kernel/errors.ts";
import { tryPassword } from "@/lib/links/try-password.ts";
import { parseInput } from "@/lib/usecase/parse-input.ts";
import { renderLinkEntrance } from "@/lib/website/render-link-entrance.ts";
import { readSmallForm } from "../guest/answer.ts";
import { limiter } from "../guest/limiter.ts";
import { siteCookie } from "../guest/site-cookie.ts";
import { requireOwnPage } from "../guest/site-request.ts";
import { unstoredHtml } from "../site/html-response.ts";
import { siteBase } from "../site/site-base.ts";
import { answerLink } from "./answer-link.ts";
import { countUse } from "./count-use.ts";
import { linkRequest, wantsJson, type LinkRequest } from "./link-request.ts";
import { showEntry, showPage } from "./show-link.ts";

const formSchema = z.strictObject({
  password: z.string().max(1024).default(""),
  proof: z.string().max(4096).default(""),
});

/**
 * POST /link/{token}: opens a share link. Takes its password, and some work, where it has one; uses up
 * one of its uses, and answers a cookie for its path, good for half an hour.
 */
export const openLinkDoor = (request: Request): Promise<Response> =>
  answerLink(request, async (told) => {
    const asked = await linkRequest(request, "POST", told);
    const { link } = asked;
    if (asked.below !== "" || !link.isOpened || link.isUsedUp) throw new NotFound();
    requireOwnPage(request.headers, asked);
    const input = parseInput(formSchema, await readSmallForm(request));
    const isJson = wantsJson(request.headers);
    const problem = await tryPassword(input, {
      ...{ organizationId: asked.organization.id, limiter: limiter() },
      ...{ passwordHash: link.passwordHash, address: asked.address, judging: asked.judging },
    });
    if (problem !== null && isJson) throw problem;
    if (problem !== null) return askAgain(asked, problem);
    const answer = isJson ? await showEntry(request, asked) : await toPage(asked);
    if (!(await countUse(asked))) throw new NotFound();
    answer.headers.append("Set-Cookie", await openingOf(asked));
    return answer;
  });

/** @NOTE Sees first that there is something to show: a use is not taken for a page of refusal. */
async function toPage(asked: LinkRequest): Promise<Response> {
  await showPage(asked);
  const headers = { Location: asked.place, "Cache-Control": "no-store" };
  return new Response(null, { status: 303, headers });
}

async function askAgain(
  { organization, place }: LinkRequest,
  problem: Forbidden | RateLimited,
): Promise<Response> {
  const site = { name: organization.name, path: place, viewer: null, base: siteBase() };
  const html = await renderLinkEntrance(site, { hasPassword: true, problem: problem.message });
  const isLimited = problem instanceof RateLimited;
  return unstoredHtml(html, {
    status: isLimited ? 429 : 403,
    headers: isLimited ? { "Retry-After": String(problem.retryAfter) } : {},
  });
}

async function openingOf({ judging, link, place }: LinkRequest): Promise<string> {
  const scheme = environment().PUBLIC_SCHEME;
  const value = await makeOpening(judging, link.principal);
  const name = openingCookieName(scheme);
  return siteCookie({ name, value, scheme, maxAge: openingLifetime, path: place });
}
