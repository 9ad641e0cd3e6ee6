import { revalidateTag } from "next/cache";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { announceSite } from "@/lib/site-access/announce-site.ts";
import type { Effect } from "@/lib/usecase/use-case.ts";
import { outdateSite } from "./kept-sites.ts";

/** The cache tag of everything the website of an organization shows. */
export const siteTag = (organizationId: OrganizationId): string => `site:${organizationId}`;

/** Forgets all kept pages of an organization, in this process. */
export function forgetSite(organizationId: OrganizationId): void {
  outdateSite(organizationId);
  revalidateTag(siteTag(organizationId), { expire: 0 });
}

/**
 * What a committed use case sets off behind Next's doors: a changed access level is pushed to the
 * wall, and cached pages of the organization expire at once, so that the next visitor sees the new
 * state. Other processes hear of it by PostgreSQL (`follow-notices.ts`).
 */
export async function announceThroughNext(
  effect: Effect,
  organizationId: OrganizationId,
): Promise<void> {
  await announceSite(effect, organizationId);
  forgetSite(organizationId);
}
