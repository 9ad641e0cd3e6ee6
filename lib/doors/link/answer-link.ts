import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { statusOf } from "@/lib/kernel/error-document.ts";
import { log } from "@/lib/kernel/log.ts";
import { renderLinkEnded, renderUnavailable } from "@/lib/website/render-notice.ts";
import { errorResponse } from "../api/error-response.ts";
import { unstoredHtml } from "../site/html-response.ts";
import { siteBase } from "../site/site-base.ts";
import { wantsJson, type Told } from "./link-request.ts";

/**
 * Words whatever comes of a link's door: as a page, or for programs as a JSON:API document. Whatever
 * a link cannot show is told alike: it has ended.
 */
export async function answerLink(
  request: Request,
  run: (told: Told) => Promise<Response>,
): Promise<Response> {
  const told: Told = { name: "Website", path: "/", requestId: "" };
  try {
    return await run(told);
  } catch (error) {
    if (wantsJson(request.headers)) return errorResponse(error, request.headers);
    const site = { name: told.name, path: told.path, viewer: null, base: siteBase() };
    const status = statusOf(error);
    if (status < 500 || error instanceof Unauthenticated) {
      return unstoredHtml(await renderLinkEnded(site), { status: 404 });
    }
    log.error("page of a link failed", { requestId: told.requestId, error });
    const headers = { "Retry-After": "5" };
    return unstoredHtml(await renderUnavailable(site), { status: 503, headers });
  }
}
