import { revalidateTag } from "next/cache";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Effect } from "@/lib/usecase/use-case.ts";

/** The cache tag of everything the website of an organization shows. */
export const siteTag = (organizationId: OrganizationId): string => `site:${organizationId}`;

/**
 * What a committed use case sets off behind Next's doors: cached pages of the organization expire
 * at once, so that the next visitor sees the new state.
 */
export function announceThroughNext(
  _effect: Effect,
  organizationId: OrganizationId,
): Promise<void> {
  revalidateTag(siteTag(organizationId), { expire: 0 });
  return Promise.resolve();
}
