import type { BypassPrincipal } from "@/lib/access/principal.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { verifyBypassToken } from "./verify.ts";

/** How often the time of last use is written at most; reading must not become writing. */
const TOUCH_MS = 60_000;

/**
 * Admits a monitor by its token, at the one organization that it was made for: null when it is
 * another's, expired, revoked or not ours.
 * @throws Unavailable when the database is out of reach.
 */
export async function findBypass(
  token: string,
  organizationId: OrganizationId,
  judging: Judging,
): Promise<BypassPrincipal | null> {
  const claims = await verifyBypassToken(judging, organizationId, token);
  if (claims === null) return null;
  const found = await findToken(organizationId, claims.tid, new Date(judging.now));
  if (found === null) return null;
  await touch(organizationId, { id: claims.tid, ...found }, judging.now);
  return { kind: "bypass", organizationId, tokenId: claims.tid };
}

const findToken = (organizationId: OrganizationId, id: string, now: Date) =>
  lookUp({ organization_id: organizationId }, (db) =>
    db.bypassToken.findFirst({
      where: { organizationId, id, revokedAt: null, expiresAt: { gt: now } },
      select: { lastUsedAt: true },
    }),
  );

async function touch(
  organizationId: OrganizationId,
  { id, lastUsedAt }: { readonly id: string; readonly lastUsedAt: Date | null },
  now: number,
): Promise<void> {
  const stale = new Date(now - TOUCH_MS);
  if (lastUsedAt !== null && lastUsedAt > stale) return;
  await lookUp({ organization_id: organizationId }, (db) =>
    db.bypassToken.updateMany({
      where: { organizationId, id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: stale } }] },
      data: { lastUsedAt: new Date(now) },
    }),
  );
}
