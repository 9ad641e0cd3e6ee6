import { LINK_ROOT, makeLinkToken } from "@/lib/gates/link/verify.ts";
import { inSeconds } from "@/lib/kernel/clock.ts";
import { environment } from "@/lib/kernel/env.ts";
import type { LinkId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** Makes the addresses of links on the organization's own host. */
export async function addressing(
  scope: Scope,
): Promise<(link: { id: LinkId; expiresAt: Date }) => Promise<string>> {
  const { organizationId, db } = scope;
  const { GATEHOUSE_SECRET: secret, PUBLIC_SCHEME, ROOT } = environment();
  const where = { id: organizationId };
  const { slug } = await db.organization.findUniqueOrThrow({ where, select: { slug: true } });
  return async ({ id, expiresAt }) => {
    const claims = { linkId: id, expiresAt: inSeconds(expiresAt.getTime()) };
    const token = await makeLinkToken({ secret, organizationId }, claims);
    return `${PUBLIC_SCHEME}://${slug}.${ROOT}${LINK_ROOT}${token}`;
  };
}
