import { revalidateTag } from "next/cache";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { announceSite } from "@/lib/site-access/announce-site.ts";
import type { Effect } from "@/lib/usecase/use-case.ts";

/** The cache tag of everything the website of an organization shows. */
export const siteTag = (organizationId: OrganizationId): string => `site:${organizationId}`;

/** @NOTE On globalThis: Next may evaluate a module once per bundle. */
const keeper = globalThis as typeof globalThis & {
  gatehouseGenerations?: Map<OrganizationId, number>;
};
keeper.gatehouseGenerations ??= new Map();
const generations = keeper.gatehouseGenerations;

/** How often this process forgot the website of an organization: part of a kept page's key. */
export const generationOf = (organizationId: OrganizationId): number =>
  generations.get(organizationId) ?? 0;

/**
 * Forgets all kept pages of an organization. A page whose making began before is kept under a key
 * that nobody asks for again.
 */
export function forgetSite(organizationId: OrganizationId): void {
  generations.set(organizationId, generationOf(organizationId) + 1);
  revalidateTag(siteTag(organizationId), { expire: 0 });
}

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
  forgetSite(organizationId);
}
