import type { ClientReport } from "@/lib/client-errors/client-report.ts";
import { recordInstanceErrors } from "@/lib/client-errors/instance-errors.ts";
import { recordClientErrors } from "@/lib/client-errors/record-client-errors.ts";
import { findSession } from "@/lib/gates/session/session-gate.ts";
import { sessionCookieName } from "@/lib/gates/session/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { findMemberPrincipal } from "@/lib/tenancy/directory.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { cookieValue } from "../guest/site-cookie.ts";
import { hasRoom } from "./report-limiter.ts";
import type { ReportSender } from "./report-sender.ts";

/** Writes reports down where they belong, as far as there is room. */
export async function recordReports(
  reports: readonly ClientReport[],
  sender: ReportSender,
  cookies: string | null,
): Promise<void> {
  for (const [organizationId, own] of await byPlace(reports, sender, cookies)) {
    if (!(await hasRoom(organizationId))) continue;
    if (organizationId === null) await recordInstanceErrors(own);
    else await recordFor(organizationId, own, sender.requestId);
  }
}

/**
 * On an organization's host reports are the organization's. On the dashboard's they are those of
 * the organization in the page's path for its own members alone; anybody else's, and those of
 * sign-in and set-up, are the instance's.
 */
async function byPlace(
  reports: readonly ClientReport[],
  { organizationId }: ReportSender,
  cookies: string | null,
): Promise<Map<OrganizationId | null, ClientReport[]>> {
  const places = new Map<OrganizationId | null, ClientReport[]>();
  for (const report of reports) {
    const place = organizationId ?? (await memberPlace(report.page, cookies));
    places.set(place, [...(places.get(place) ?? []), report]);
  }
  return places;
}

async function memberPlace(page: string, cookies: string | null): Promise<OrganizationId | null> {
  const slug = /^\/admin\/([^/]+)/.exec(page)?.[1];
  if (slug === undefined) return null;
  const { GATEHOUSE_SECRET: secret, PUBLIC_SCHEME } = environment();
  const cookie = cookieValue(cookies, sessionCookieName(PUBLIC_SCHEME));
  const session = await findSession(cookie, { secret, now: systemClock() });
  const member = session === null ? null : await findMemberPrincipal(session, slug);
  return member?.organizationId ?? null;
}

/** The system writes for whoever stands outside; whoever reports need not be anybody. */
const recordFor = (
  organizationId: OrganizationId,
  reports: readonly ClientReport[],
  requestId: string,
): Promise<void> =>
  runUseCase(
    recordClientErrors,
    { reports },
    {
      principal: { kind: "system", organizationId, purpose: "client-errors" },
      requestId,
      announce: () => Promise.resolve(),
    },
  );
