import type { SiteFrame } from "@/lib/content/site-frame.ts";
import { statusOf } from "@/lib/kernel/error-document.ts";
import { log } from "@/lib/kernel/log.ts";
import { renderNotFound, renderUnavailable } from "@/lib/website/render-notice.ts";
import type { SiteContext } from "@/lib/website/site-context.ts";
import { unstoredHtml } from "./html-response.ts";

type Refused = {
  readonly requestId: string;
  /** What stands around «not found»; left out: nothing of the organization's own. */
  readonly frame?: SiteFrame | undefined;
};

/**
 * The readable page of a refusal on a website. What cannot be an address is not found; who is not admitted hears «not found», as the wall
 * would have sent them elsewhere; anything unexpected is 503 and logged, never a bare 500.
 */
export async function refuseVisitor(
  error: unknown,
  site: SiteContext,
  { requestId, frame }: Refused,
): Promise<Response> {
  if (statusOf(error) < 500) {
    return unstoredHtml(await renderNotFound(site, frame), { status: 404 });
  }
  if (statusOf(error) >= 500) log.error("website page failed", { requestId, error });
  return unstoredHtml(await renderUnavailable(site), {
    status: 503,
    headers: { "Retry-After": "5" },
  });
}
