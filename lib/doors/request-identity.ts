import { cookies, headers } from "next/headers";
import { cache } from "react";
import { environment } from "@/lib/kernel/env.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { passSessionGate } from "@/lib/gates/session/session-gate.ts";
import { sessionCookieName } from "@/lib/gates/session/verify.ts";
import { findMemberPrincipal, type LiveSession } from "@/lib/tenancy/directory.ts";
import { requireStamp } from "./stamp.ts";

/** Who is at the dashboard's door: a person with a live session, and the request's id. */
export type DashboardVisitor = { readonly session: LiveSession; readonly requestId: string };

/**
 * Re-derives, from the raw cookie, who this dashboard request comes from (first law). Asked once a
 * request, however many doors it passes.
 * @throws Unauthenticated without the wall's stamp or a live session.
 */
export const dashboardVisitor = cache(async (): Promise<DashboardVisitor> => {
  const { requestId } = await requireStamp(await headers(), { surface: "admin" });
  const { GATEHOUSE_SECRET: secret, PUBLIC_SCHEME } = environment();
  const cookie = (await cookies()).get(sessionCookieName(PUBLIC_SCHEME))?.value;
  const session = await passSessionGate(cookie, { secret, now: systemClock() });
  return { session, requestId };
});

/**
 * The visitor as a member of the organization named in the path.
 * @throws Unauthenticated as above; NotFound where they are no active member.
 */
export const dashboardMember = cache(
  async (
    organizationSlug: string,
  ): Promise<{ readonly principal: MemberPrincipal; readonly requestId: string }> => {
    const { session, requestId } = await dashboardVisitor();
    const principal = await findMemberPrincipal(session, organizationSlug);
    if (principal === null) throw new NotFound();
    return { principal, requestId };
  },
);
