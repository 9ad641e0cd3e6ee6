import { environment } from "@/lib/kernel/env.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { SiteRecordDraft } from "./record.ts";
import { getSite, listHosts } from "./repository.ts";
import { nothingSchema } from "./schemas.ts";

/** The site as its record tells it to the wall, and the version the wall is known to have. */
export type RecordSource = {
  readonly draft: SiteRecordDraft;
  readonly confirmed: number;
  /** Hosts that were given up: their records are to be gone. */
  readonly gone: readonly string[];
};

/** Reads what the signed record of a site is made from. For the system, purpose `site-record`. */
export const readRecordSource = defineQuery({
  action: "read",
  collection: "site",
  input: nothingSchema,
  run: async ({ scope }): Promise<RecordSource> => {
    const organization = await scope.db.organization.findUnique({
      where: { id: scope.organizationId },
    });
    if (organization === null) throw new NotFound();
    const site = await getSite(scope);
    const registered = await listHosts(scope);
    const primary = registered.find((host) => host.primary)?.hostname;
    const names = registered.map(({ hostname }) => hostname);
    return {
      gone: site.goneHosts.filter((host) => !names.includes(host)),
      confirmed: site.confirmed,
      draft: {
        org: scope.organizationId,
        slug: organization.slug,
        name: organization.name.slice(0, 200),
        hosts: hostsOf(organization.slug, names),
        ...(primary === undefined ? {} : { primary }),
        level: site.level,
        passwordVersion: site.passwordVersion,
        // @NOTE «End all» counts in the password version, so this number stands still.
        epoch: 0,
        version: site.version,
        ...(Object.keys(site.sources).length === 0 ? {} : { sources: site.sources }),
      },
    };
  },
});

/**
 * The slug's own host first, then the custom ones.
 * @NOTE A host below ROOT belongs to the organization of that slug, whatever a row says.
 */
function hostsOf(slug: string, registered: readonly string[]): string[] {
  const root = environment().ROOT.replace(/:\d+$/, "");
  const custom = registered.filter((host) => host !== root && !host.endsWith(`.${root}`));
  return [`${slug}.${root}`, ...custom];
}
