import { defineQuery } from "@/lib/usecase/use-case.ts";
import { nudgeSiteRecord } from "./follow-site-record.ts";
import { countGuests, getSite } from "./repository.ts";
import { nothingSchema } from "./schemas.ts";
import { siteAccessState, type SiteAccessView } from "./site-access-view.ts";

/**
 * The site's access as it stands; the screen asks again while a change is taking effect. Looking
 * takes up a change that was saved but never got through, such as by a process that was killed.
 */
export const getSiteAccess = defineQuery({
  action: "read",
  collection: "site",
  input: nothingSchema,
  run: async ({ scope }): Promise<SiteAccessView> => {
    const site = await getSite(scope);
    const known = siteAccessState(site, scope.clock());
    const isTakenUp = known !== "in-effect" && nudgeSiteRecord(scope.organizationId);
    const state = isTakenUp ? "taking-effect" : known;
    return {
      level: site.level,
      hasPassword: site.passwordHash !== null,
      version: site.version,
      passwordVersion: site.passwordVersion,
      changedAt: site.changedAt.toISOString(),
      changedBy: site.changedBy,
      state,
      sources: site.sources,
      maintenance: site.maintenance,
      backAt: site.backAt?.toISOString() ?? null,
      confirmedAt: site.confirmedAt?.toISOString() ?? null,
      guests: site.level === "password" ? await countGuests(scope, site.passwordVersion) : 0,
    };
  },
});
