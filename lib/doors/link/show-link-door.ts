import { NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { renderLinkEntrance } from "@/lib/website/render-link-entrance.ts";
import { unstoredHtml } from "../site/html-response.ts";
import { siteBase } from "../site/site-base.ts";
import { answerLink } from "./answer-link.ts";
import { countUse } from "./count-use.ts";
import { isOpen, linkRequest, wantsJson, type LinkRequest } from "./link-request.ts";
import { showFile } from "./show-file.ts";
import { showEntry, showPage } from "./show-link.ts";

/**
 * GET /link/{token}: the entry that the link leads to. A preview link shows it at once. A share link
 * counts who opens it: people press a button, so that nothing that only looks at addresses uses it up;
 * a program that asks for JSON has opened it by asking.
 */
export const showLinkDoor = (request: Request): Promise<Response> =>
  answerLink(request, async (told) => {
    const asked = await linkRequest(request, "GET", told);
    if (asked.below !== "") return showFile(request, asked);
    if (asked.link.isOpened) return showShared(request, asked);
    const page = await showPage(asked);
    if (!(await countUse(asked))) throw new NotFound();
    return page;
  });

async function showShared(request: Request, asked: LinkRequest): Promise<Response> {
  const { link, organization, place } = asked;
  const isJson = wantsJson(request.headers);
  if (await isOpen(request, asked)) return isJson ? showEntry(request, asked) : showPage(asked);
  if (link.isUsedUp) throw new NotFound();
  if (!isJson) {
    const site = { name: organization.name, path: place, viewer: null, base: siteBase() };
    const hasPassword = link.passwordHash !== null;
    return unstoredHtml(await renderLinkEntrance(site, { hasPassword, problem: null }));
  }
  if (link.passwordHash !== null) throw new Unauthenticated("This link takes a password.");
  const entry = await showEntry(request, asked);
  if (!(await countUse(asked))) throw new NotFound();
  return entry;
}
