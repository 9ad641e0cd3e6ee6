import { defineQuery } from "@/lib/usecase/use-case.ts";
import { countGuests, getSite } from "./repository.ts";
import { nothingSchema } from "./schemas.ts";
import { siteAccessState, type SiteAccessView } from "./site-access-view.ts";

/** The site's access as it stands; the screen asks again while a change is taking effect. */
export const getSiteAccess = defineQuery({
  action: "read",
  collection: "site",
  input: nothingSchema,
  run: async ({ scope }): Promise<SiteAccessView> => {
    const site = await getSite(scope);
    return {
      level: site.level,
      hasPassword: site.passwordHash !== null,
      version: site.version,
      passwordVersion: site.passwordVersion,
      changedAt: site.changedAt.toISOString(),
      changedBy: site.changedBy,
      state: siteAccessState(site, scope.clock()),
      confirmedAt: site.confirmedAt?.toISOString() ?? null,
      guests: site.level === "password" ? await countGuests(scope, site.passwordVersion) : 0,
    };
  },
});
