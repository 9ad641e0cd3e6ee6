import { revalidateTag } from "next/cache";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Effect } from "@/lib/usecase/use-case.ts";
import { announceHere } from "./announce-here.ts";
import { outdateSite } from "./kept-sites.ts";

/** The cache tag of everything the website of an organization shows. */
export const siteTag = (organizationId: OrganizationId): string => `site:${organizationId}`;

/** Forgets all kept pages of an organization, in this process. */
export function forgetSite(organizationId: OrganizationId): void {
  outdateSite(organizationId);
  revalidateTag(siteTag(organizationId), { expire: 0 });
}

/** What a committed use case sets off behind Next's doors: as everywhere, and Next's cache forgets. */
export async function announceThroughNext(
  effect: Effect,
  organizationId: OrganizationId,
): Promise<void> {
  await announceHere(effect, organizationId);
  forgetSite(organizationId);
}
