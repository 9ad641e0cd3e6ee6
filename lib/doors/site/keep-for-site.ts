import { unstable_cache } from "next/cache";
import { newId } from "@/lib/kernel/ids.ts";
import type { SitePass } from "@/lib/kernel/site-pass.ts";
import { siteTag } from "../announce.ts";
import { generationOf } from "../kept-sites.ts";

/**
 * What another process kept on the disk they share, earlier or now, is never asked for here: how much has
 * changed each of them counts by itself.
 */
const OWN = newId();

/**
 * Seconds after which what is kept is made anew behind a visit. Changes are heard of at once in the
 * process they go through, and within a second in others; this bounds a process that hears nothing.
 */
const MOST_SECONDS_BEHIND = 60;

/**
 * Keeps what is made for a public website until something is published there or its access level
 * changes. What throws is not kept.
 * @NOTE The pass names organization and record version: it is part of the cache's key, and what was
 * kept before a change of level is never asked for again.
 */
export function keepForSite<Made>(
  { organizationId, version }: SitePass,
  name: readonly string[],
  make: () => Promise<Made>,
): Promise<Made> {
  const state = [OWN, version, generationOf(organizationId)].join(".");
  const key = ["site", organizationId, state, ...name];
  const lifetime = { tags: [siteTag(organizationId)], revalidate: MOST_SECONDS_BEHIND };
  return unstable_cache(make, key, lifetime)();
}
