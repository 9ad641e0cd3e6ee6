import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/**
 * The public key of the proxy to which the API of an organization is locked (S-29); null when it is
 * not locked.
 * @throws Unavailable when the database is out of reach.
 */
export const findProxyKey = (organizationId: OrganizationId): Promise<unknown> =>
  lookUp({ organization_id: organizationId }, async (db) => {
    const select = { apiProxyKey: true } as const;
    const row = await db.organizationSettings.findUnique({ where: { organizationId }, select });
    return row?.apiProxyKey ?? null;
  });
