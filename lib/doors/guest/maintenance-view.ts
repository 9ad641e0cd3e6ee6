import { cookies, headers } from "next/headers";
import { findGuest } from "@/lib/gates/guest/guest-gate.ts";
import { guestCookieName } from "@/lib/gates/guest/verify.ts";
import { sayUnavailable } from "@/lib/front/answer-status.ts";
import { readEntrance } from "@/lib/guests/read-entrance.ts";
import { environment } from "@/lib/kernel/env.ts";
import { NotFound, Unavailable } from "@/lib/kernel/errors.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { pathWithin } from "./path-within.ts";
import { siteRequest, type SiteRequest } from "./site-request.ts";

/**
 * What a visitor without access is shown. `inside`: a guest who is in already; `open`: the site was
 * opened meanwhile; `away`: nobody can tell, the database is out of reach (503).
 */
export type MaintenanceView = {
  readonly kind: "password" | "private" | "inside" | "open" | "away";
  readonly name: string;
  /** Path of this host where the visitor was going. */
  readonly returnTo: string;
  /** Where members sign in, to come back here entitled. */
  readonly memberLink: string;
};

/**
 * The page door of `/maintenance`. The level is the database's, not the record's.
 * @returns null where no organization lives: the page is «not found».
 */
export async function maintenanceView(
  returnTo: string | undefined,
): Promise<MaintenanceView | null> {
  const path = pathWithin(returnTo);
  try {
    const asked = await siteRequest(await headers(), "GET");
    const { name, slug } = asked.organization;
    const kind = await kindFor(asked);
    return { kind, name, returnTo: path, memberLink: memberLink(slug, path) };
  } catch (error) {
    if (error instanceof NotFound) return null;
    if (!(error instanceof Unavailable)) throw error;
    sayUnavailable();
    return { kind: "away", name: "", returnTo: path, memberLink: "" };
  }
}

async function kindFor(asked: SiteRequest): Promise<MaintenanceView["kind"]> {
  const { organization, judging, requestId } = asked;
  const principal = {
    kind: "system",
    organizationId: organization.id,
    purpose: "guest-entry",
  } as const;
  const caller = { principal, requestId, announce: () => Promise.resolve() };
  const { level } = await runUseCase(readEntrance, {}, caller);
  if (level !== "password") return level === "public" ? "open" : "private";
  const cookie = (await cookies()).get(guestCookieName(environment().PUBLIC_SCHEME))?.value;
  return (await findGuest(cookie, organization.id, judging)) === null ? "password" : "inside";
}

function memberLink(slug: string, path: string): string {
  const { PUBLIC_SCHEME, ROOT } = environment();
  const url = new URL(`/admin/${slug}/visit`, `${PUBLIC_SCHEME}://${ROOT}`);
  url.searchParams.set("returnTo", path);
  return url.href;
}
