import { html } from "hono/html";
import { choicePage, docsNotice, docsPage } from "@/lib/api/docs/docs-page.ts";
import { openApiDocument } from "@/lib/api/openapi/document.ts";
import { OWN_ROUTES } from "@/lib/api/own-routes.ts";
import { referenceFor, type ResourceReference } from "@/lib/api/reference/reference.ts";
import { ROUTES } from "@/lib/api/routes.ts";
import { environment } from "@/lib/kernel/env.ts";
import { statusOf } from "@/lib/kernel/error-document.ts";
import { FactorRequired, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { log } from "@/lib/kernel/log.ts";
import { listMemberships } from "@/lib/tenancy/directory.ts";
import { answerReach } from "@/lib/usecase/answer-reach.ts";
import { dashboardMember, dashboardVisitor } from "../request-identity.ts";

/**
 * GET /api/docs: the reference of an organization's API for a member of it, as a page without a
 * script, or with `as=openapi` as an OpenAPI document. `organization` names it; whoever is a member
 * of one alone need not. Never throws.
 */
export async function docsDoor(request: Request): Promise<Response> {
  try {
    const { session } = await dashboardVisitor();
    const query = new URL(request.url).searchParams;
    const own = (await listMemberships(session.userId)).map(({ organization }) => organization);
    const wanted = query.get("organization");
    const [only] = own.length === 1 ? own : [];
    const organization = wanted === null ? only : own.find(({ slug }) => slug === wanted);
    if (wanted !== null && organization === undefined) throw new NotFound();
    if (organization === undefined) return page(await choicePage(own));
    const resources = await resourcesFor(organization.slug);
    return query.get("as") === "openapi"
      ? attachment(organization.slug, resources)
      : page(await docsPage({ organization, ...placesOf(organization.slug) }, resources));
  } catch (error) {
    return refusal(error, request);
  }
}

async function resourcesFor(slug: string): Promise<readonly ResourceReference[]> {
  const member = await dashboardMember(slug);
  const reaching = await answerReach({ ...member, announce: () => Promise.resolve() });
  return referenceFor(ROUTES, { ...reaching, credential: "session" });
}

function placesOf(slug: string): { origin: string; root: string } {
  const { PUBLIC_SCHEME, ROOT } = environment();
  return { origin: `${PUBLIC_SCHEME}://${slug}.${ROOT}`, root: `${PUBLIC_SCHEME}://${ROOT}` };
}

const page = (text: string, status = 200): Response =>
  new Response(text, { status, headers: { "Content-Type": "text/html; charset=utf-8" } });

const attachment = (slug: string, resources: readonly ResourceReference[]): Response =>
  Response.json(openApiDocument(resources, OWN_ROUTES), {
    headers: { "Content-Disposition": `attachment; filename="${slug}-openapi.json"` },
  });

/** A readable page: the session may have ended, the organization may be none of theirs. */
async function refusal(error: unknown, request: Request): Promise<Response> {
  const status = statusOf(error);
  if (error instanceof FactorRequired) {
    const link = html`<a class="button" href="/admin/account/security">Set one up</a>`;
    return page(await docsNotice("A second factor is missing", error.message, link), status);
  }
  if (error instanceof Unauthenticated) {
    const returnTo = encodeURIComponent(`/api/docs${new URL(request.url).search}`);
    const link = html`<a class="button" href="/login?returnTo=${returnTo}">Sign in</a>`;
    return page(await docsNotice("Not signed in", "Your session has ended.", link), status);
  }
  const link = html`<a class="button" href="/api/docs">Your organizations</a>`;
  if (error instanceof NotFound) {
    return page(
      await docsNotice("Not found", "There is nothing here that you may see.", link),
      404,
    );
  }
  const requestId = request.headers.get("x-gatehouse-request-id") ?? "";
  log.error("API reference failed", { requestId, error });
  return page(
    await docsNotice("Back in a moment", "This page cannot be shown right now.", link),
    status,
  );
}
