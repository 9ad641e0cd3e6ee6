import type { GuestPrincipal } from "@/lib/access/principal.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { verifyGuestCookie, type GuestSite } from "./verify.ts";

/**
 * Admits a guest by the value of the guest cookie, at the one site it was given out for: null when
 * there is no cookie, or it is another site's, of an earlier password, expired or not ours, or the
 * site is not in `password` level by the database's word.
 * @NOTE Whether the visit itself was ended is asked with every scope that the guest opens.
 * @throws Unavailable when the database is out of reach.
 */
export async function findGuest(
  cookie: string | undefined,
  organizationId: OrganizationId,
  judging: Judging,
): Promise<GuestPrincipal | null> {
  if (cookie === undefined || cookie === "") return null;
  const site = await findSite(organizationId);
  if (site === null) return null;
  const claims = await verifyGuestCookie(judging, site, cookie);
  return claims === null ? null : { kind: "guest", organizationId, guestId: claims.gid };
}

const findSite = (organizationId: OrganizationId): Promise<GuestSite | null> =>
  lookUp({ organization_id: organizationId }, async (db) => {
    const row = await db.siteAccess.findUnique({
      where: { organizationId },
      select: { level: true, passwordVersion: true },
    });
    return row === null ? null : { organizationId, epoch: 0, ...row };
  });
