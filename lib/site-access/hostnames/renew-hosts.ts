import type { Permit } from "@/lib/access/permit.ts";
import { principalName } from "@/lib/access/principal.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { getSiteForChange, renewSite } from "../repository.ts";

/** How many hosts that were given up are remembered, the last ones. */
const REMEMBERED = 50;

/** What becomes of a host. */
export type HostChange = { readonly gained?: string; readonly lost?: string };

/**
 * Makes another version of the site, whose record tells the wall of its hosts as they are now; of one
 * that was given up the record is taken out with it.
 */
export async function renewHosts(
  scope: Scope,
  permit: Permit<"update">,
  { gained, lost }: HostChange,
): Promise<void> {
  const { version, goneHosts } = await getSiteForChange(scope);
  const others = goneHosts.filter((host) => host !== gained && host !== lost);
  await renewSite(scope, permit, {
    version: version + 1,
    changedBy: principalName(scope.principal),
    goneHosts: [...others, ...(lost === undefined ? [] : [lost])].slice(-REMEMBERED),
  });
}
