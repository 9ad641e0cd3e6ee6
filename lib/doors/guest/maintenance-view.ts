import { cookies, headers } from "next/headers";
import { findGuest } from "@/lib/gates/guest/guest-gate.ts";
import { guestCookieName } from "@/lib/gates/guest/verify.ts";
import { sayUnavailable } from "@/lib/front/answer-status.ts";
import { readEntrance, type Entrance } from "@/lib/guests/read-entrance.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { NotFound, Unavailable } from "@/lib/kernel/errors.ts";
import type { Design } from "@/lib/site-design/design.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { entranceDress, type EntranceDress } from "./entrance-dress.ts";
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
  /** What the organization says here, in paragraphs; none: our own words stand. */
  readonly said: readonly string[];
  /** What the website looks like; null where nobody can tell. */
  readonly dress: EntranceDress | null;
  /** When the website will be back; null where nobody said, or that is past. */
  readonly backAt: string | null;
};

/**
 * The page door of `/maintenance`. The level is the database's, not the record's. A site that said when
 * it will be back is answered with 503 and `Retry-After`, so that search engines come again and keep
 * what they know.
 * @returns null where no organization lives: the page is «not found».
 */
export async function maintenanceView(
  returnTo: string | undefined,
): Promise<MaintenanceView | null> {
  const path = pathWithin(returnTo);
  try {
    const asked = await siteRequest(await headers(), "GET");
    const { name, slug } = asked.organization;
    const { kind, maintenance, backAt: due, design } = await entranceFor(asked);
    const isShut = kind === "private" || kind === "password";
    const wait = isShut && due !== null ? secondsUntil(due) : 0;
    if (wait > 0) sayUnavailable(wait);
    const said = isShut ? maintenance.split(/\n\s*\n/).filter(Boolean) : [];
    const backAt = wait > 0 ? (due?.toISOString() ?? null) : null;
    const dress = await entranceDress(design, callerFor(asked));
    const link = memberLink(slug, path);
    return { kind, name, returnTo: path, memberLink: link, said, backAt, dress };
  } catch (error) {
    if (error instanceof NotFound) return null;
    if (!(error instanceof Unavailable)) throw error;
    sayUnavailable();
    const nothing = { name: "", memberLink: "", said: [], backAt: null, dress: null };
    return { ...nothing, kind: "away", returnTo: path };
  }
}

const secondsUntil = (at: Date): number => Math.ceil((at.getTime() - systemClock()) / 1_000);

type Entered = Pick<Entrance, "maintenance" | "backAt"> & {
  readonly design: Design;
  readonly kind: MaintenanceView["kind"];
};

async function entranceFor(asked: SiteRequest): Promise<Entered> {
  const { organization, judging } = asked;
  const entrance = await runUseCase(readEntrance, {}, callerFor(asked));
  const { level, maintenance, backAt, design } = entrance;
  const said = { maintenance, backAt, design };
  if (level !== "password") return { ...said, kind: level === "public" ? "open" : "private" };
  const cookie = (await cookies()).get(guestCookieName(environment().PUBLIC_SCHEME))?.value;
  const guest = await findGuest(cookie, organization.id, judging);
  return { ...said, kind: guest === null ? "password" : "inside" };
}

function callerFor({ organization, requestId }: SiteRequest): Caller {
  const principal = {
    kind: "system",
    organizationId: organization.id,
    purpose: "guest-entry",
  } as const;
  return { principal, requestId, announce: () => Promise.resolve() };
}

function memberLink(slug: string, path: string): string {
  const { PUBLIC_SCHEME, ROOT } = environment();
  const url = new URL(`/admin/${slug}/visit`, `${PUBLIC_SCHEME}://${ROOT}`);
  url.searchParams.set("returnTo", path);
  return url.href;
}
