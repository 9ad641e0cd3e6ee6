import { cookies } from "next/headers";
import { cache } from "react";
import type { MemberPrincipal, ViewPrincipal, ViewTarget } from "@/lib/access/principal.ts";
import { verifyViewCookie, viewCookieName, type ViewClaims } from "@/lib/gates/view/verify.ts";
import { systemClock } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { answerWishes } from "@/lib/usecase/answer-wishes.ts";
import { dashboardMember } from "./request-identity.ts";

/** Whom somebody looks as, as the banner names them; `until` is in seconds since the epoch. */
export type Looking = Pick<ViewClaims, "kind" | "target" | "name"> & { readonly until: number };

/** With whose rights a page of the dashboard is shown; `looking` is null for one's own. */
export type Eyes = {
  readonly principal: MemberPrincipal | ViewPrincipal;
  readonly requestId: string;
  readonly looking: Looking | null;
};

/**
 * With whose rights the pages of an organization are shown: the member's own, or those of whom they
 * look as. A view that the database admits no more, since the member is no Admin now or the other is
 * gone, is none: they see with their own eyes again. Asked once a request, for pages alone.
 * @throws Unauthenticated, NotFound as `dashboardMember`.
 */
export const dashboardEyes = cache(async (organizationSlug: string): Promise<Eyes> => {
  const { principal: viewer, requestId } = await dashboardMember(organizationSlug);
  const claims = await viewOf(viewer);
  const own: Eyes = { principal: viewer, requestId, looking: null };
  if (claims === null) return own;
  const { organizationId } = viewer;
  const principal: ViewPrincipal = {
    ...{ kind: "view", organizationId, viewer },
    target: targetOf(claims),
  };
  try {
    await answerWishes({}, { principal, requestId });
  } catch (error) {
    if (error instanceof Unauthenticated) return own;
    throw error;
  }
  const { kind, target, name, exp: until } = claims;
  return { principal, requestId, looking: { kind, target, name, until } };
});

/** What the cookie of this request says, where it is one of this session and organization. */
export async function viewOf(viewer: MemberPrincipal): Promise<ViewClaims | null> {
  const { GATEHOUSE_SECRET: secret, PUBLIC_SCHEME } = environment();
  const cookie = (await cookies()).get(viewCookieName(PUBLIC_SCHEME))?.value;
  if (cookie === undefined || cookie === "") return null;
  return verifyViewCookie({ secret, now: systemClock() }, viewer, cookie);
}

function targetOf(claims: ViewClaims): ViewTarget {
  switch (claims.kind) {
    case "member":
      return { kind: "member", memberId: claims.target, userId: claims.user };
    case "role":
      return { kind: "role", roleId: claims.target };
    case "domain":
      return { kind: "domain", domainId: claims.target };
  }
}
