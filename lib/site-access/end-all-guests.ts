import { principalName } from "@/lib/access/principal.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { endVisits, getSiteForChange, saveSite } from "./repository.ts";
import { nothingSchema } from "./schemas.ts";

/**
 * Ends every guest's visit at once; the password stays, so whoever knows it may enter again. The
 * password version grows, which makes each cookie given out so far worthless at the wall as well.
 */
export const endAllGuests = defineMutation({
  action: "update",
  collection: "site",
  input: nothingSchema,
  announces: ["site-access-changed"],
  run: async ({ scope, permit }): Promise<{ ended: number }> => {
    const site = await getSiteForChange(scope);
    const ended = await endVisits(scope, permit, site.passwordVersion);
    await saveSite(scope, permit, {
      level: site.level,
      passwordHash: site.passwordHash,
      passwordVersion: site.passwordVersion + 1,
      version: site.version + 1,
      changedBy: principalName(scope.principal),
    });
    return { ended };
  },
  audit: (_deed, { ended }) => ({
    action: "site.end-guests",
    collection: "site",
    subjectId: null,
    summary: ended === 1 ? "Ended 1 guest's visit" : `Ended ${ended} guests' visits`,
    detail: { ended },
  }),
});
