import type { OrganizationId } from "@/lib/kernel/ids.ts";

/** @NOTE On globalThis: Next may evaluate a module once per bundle. */
const keeper = globalThis as typeof globalThis & {
  gatehouseGenerations?: { all: number; readonly of: Map<OrganizationId, number> };
};
keeper.gatehouseGenerations ??= { all: 0, of: new Map() };
const generations = keeper.gatehouseGenerations;

/** How often this process put an organization's website out of date: part of a kept page's key. */
export const generationOf = (organizationId: OrganizationId): number =>
  generations.all + (generations.of.get(organizationId) ?? 0);

/**
 * Puts every kept page of an organization out of date. A page whose making began before is kept
 * under a key that nobody asks for again.
 */
export function outdateSite(organizationId: OrganizationId): void {
  generations.of.set(organizationId, (generations.of.get(organizationId) ?? 0) + 1);
}

/** The same for all organizations: something may have changed, and nobody knows where. */
export function outdateAllSites(): void {
  generations.all += 1;
}
