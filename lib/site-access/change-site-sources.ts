import { principalName } from "@/lib/access/principal.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { getSiteForChange, saveSources } from "./repository.ts";
import { SOURCE_KINDS, siteSourcesSchema, type SiteSources } from "./site-sources.ts";

/**
 * Sets from where pages of the website may load scripts, styles, images, fonts, data and frames,
 * besides the website itself (S-115). Takes effect as a change of the level does: by a new record.
 */
export const changeSiteSources = defineMutation({
  action: "update",
  collection: "site",
  input: siteSourcesSchema,
  announces: ["site-access-changed"],
  run: async ({ scope, input, permit }): Promise<{ readonly changed: boolean }> => {
    const site = await getSiteForChange(scope);
    const sources = withoutEmpty(input);
    if (isSame(sources, site.sources)) return { changed: false };
    const changedBy = principalName(scope.principal);
    await saveSources(scope, permit, { sources, version: site.version + 1, changedBy });
    return { changed: true };
  },
  audit: ({ input }, { changed }) => {
    if (!changed) return null;
    return {
      action: "site.change-sources",
      collection: "site",
      subjectId: null,
      summary: "Changed what the website may load from elsewhere",
      detail: { sources: withoutEmpty(input) as Record<string, string[]> },
    };
  },
});

const withoutEmpty = (sources: SiteSources): SiteSources =>
  Object.fromEntries(Object.entries(sources).filter(([, list]) => (list?.length ?? 0) > 0));

const isSame = (one: SiteSources, other: SiteSources): boolean =>
  SOURCE_KINDS.every((kind) => (one[kind] ?? []).join(" ") === (other[kind] ?? []).join(" "));
