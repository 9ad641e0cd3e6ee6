import { checkSending } from "@/lib/forms/check-sending.ts";
import { formLimiter, type FormLimiter } from "@/lib/forms/form-limiter.ts";
import { readSiteForm } from "@/lib/forms/read-site-form.ts";
import { submitForm } from "@/lib/forms/submit-form.ts";
import { visitCookieName } from "@/lib/gates/visit/verify.ts";
import { findVisitor } from "@/lib/gates/visit/visit-gate.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict, Forbidden, GatehouseError, Invalid, RateLimited } from "@/lib/kernel/errors.ts";
import { limitStore } from "@/lib/limits/limit-store.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { renderFormAgain, renderThanks } from "@/lib/website/render-form-answer.ts";
import type { SiteContext } from "@/lib/website/site-context.ts";
import { cookieValue } from "../guest/site-cookie.ts";
import { requireOwnPage, siteRequest, type SiteRequest } from "../guest/site-request.ts";
import { unstoredHtml } from "../site/html-response.ts";
import { refuseVisitor } from "../site/refuse-visitor.ts";
import { siteBase } from "../site/site-base.ts";
import { findBlock } from "./find-block.ts";
import { readSubmission, type Submission } from "./read-submission.ts";

/**
 * POST /form/{collection}: what a visitor of a public site fills in. Whoever is known by a cookie or a
 * token looks at the site, and sends nothing (S-43). The answer is a page: thanks, or the form as it
 * was filled in with what is wrong.
 */
export async function submitDoor(request: Request, collection: string): Promise<Response> {
  let site: SiteContext = { name: "Website", path: "/", viewer: null, base: siteBase() };
  try {
    const asked = await siteRequest(request.headers, "POST", "form");
    requireOwnPage(request.headers, asked);
    await requireStranger(request, asked);
    const sent = await readSubmission(request);
    site = { ...site, name: asked.organization.name, path: sent.page };
    const { form, frame } = await runUseCase(readSiteForm, { collection }, submitter(asked));
    const block = await findBlock({ ...sent, collection }, visitor(asked));
    const problem = await send({ sent, collection, asked });
    if (problem === null) {
      return unstoredHtml(await renderThanks(site, { frame, thanks: block?.thanks ?? "" }));
    }
    const again = {
      ...{ form, frame, page: sent.page, values: sent.values, problem: problem.message },
      ...{ id: block?.id ?? "form", button: block?.button ?? "", title: block?.title ?? "" },
      problems: problemsIn(problem),
    };
    const headers = retryAfter(problem);
    return unstoredHtml(await renderFormAgain(site, again), { status: problem.status, headers });
  } catch (error) {
    const requestId = request.headers.get("x-gatehouse-request-id") ?? "";
    return refuseVisitor(error, site, { requestId });
  }
}

type Sending = {
  readonly sent: Submission;
  readonly collection: string;
  readonly asked: SiteRequest;
};

/**
 * Keeps what was sent; answers what is wrong with it, or null.
 * @NOTE Whoever falls into the trap, and whoever sends a value that is somebody else's alone, is
 * thanked: neither spam nor a curious visitor learns from the answer.
 */
async function send({ sent, collection, asked }: Sending): Promise<GatehouseError | null> {
  const { organization, address, judging } = asked;
  const organizationId = organization.id;
  try {
    await limiter().ofAddress({ organizationId, address });
    await checkSending({ collection, organizationId, judging, proof: sent.proof });
    if (sent.isTrapped) return null;
    await limiter().ofOrganization(organizationId);
    await runUseCase(submitForm, { collection, values: sent.values }, submitter(asked));
    return null;
  } catch (error) {
    if (error instanceof Conflict) return null;
    if (!(error instanceof GatehouseError) || error.status >= 500) throw error;
    return error;
  }
}

/** @throws Forbidden for whoever looks at the site as somebody, or by something they hold. */
async function requireStranger(request: Request, asked: SiteRequest): Promise<void> {
  const name = visitCookieName(environment().PUBLIC_SCHEME);
  const cookie = cookieValue(request.headers.get("cookie"), name);
  const member = await findVisitor(cookie, asked.organization, asked.judging);
  if (member === null && !request.headers.has("x-gatehouse-bypass")) return;
  throw new Forbidden("Visitors of this website can read it, but change nothing.");
}

const callerOf = (
  { organization, requestId }: SiteRequest,
  kind: "submitter" | "anonymous",
): Caller => ({
  principal: { kind, organizationId: organization.id },
  requestId,
  announce: () => Promise.resolve(),
});
const submitter = (asked: SiteRequest): Caller => callerOf(asked, "submitter");
const visitor = (asked: SiteRequest): Caller => callerOf(asked, "anonymous");

/** What is wrong, by field; a place within one is told at the field. */
function problemsIn(problem: GatehouseError): ReadonlyMap<string, string> {
  if (!(problem instanceof Invalid)) return new Map();
  return new Map(
    problem.issues.map(({ path, message }) => [
      path.findLast((part) => typeof part === "string") ?? "",
      message,
    ]),
  );
}

const retryAfter = (problem: GatehouseError): Record<string, string> =>
  problem instanceof RateLimited ? { "Retry-After": String(problem.retryAfter) } : {};

let made: FormLimiter | undefined;

function limiter(): FormLimiter {
  made ??= formLimiter(limitStore(), environment().GATEHOUSE_SECRET);
  return made;
}
