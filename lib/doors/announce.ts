import { revalidateTag } from "next/cache";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { announceSite } from "@/lib/site-access/announce-site.ts";
import type { Effect } from "@/lib/usecase/use-case.ts";

/** The cache tag of everything the website of an organization shows. */
export const siteTag = (organizationId: OrganizationId): string => `site:${organizationId}`;

/**
 * What a committed use case sets off behind Next's doors: a changed access level is pushed to the
 * wall, and cached pages of the organization expire at once, so that the next visitor sees the new
 * state.
 */
export async function announceThroughNext(
  effect: Effect,
  organizationId: OrganizationId,
): Promise<void> {
  await announceSite(effect, organizationId);
  revalidateTag(siteTag(organizationId), { expire: 0 });
}
