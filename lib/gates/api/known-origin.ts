import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/**
 * Whether an active domain names this origin as one of its own: of this organization, or of any
 * active one when that is null.
 * @throws Unavailable when the database is out of reach.
 */
export const isKnownOrigin = (
  origin: string,
  organizationId: OrganizationId | null,
): Promise<boolean> =>
  lookUp({ origin }, async (db) => {
    const where = { status: "active", origins: { has: origin } } as const;
    const found = await db.domain.findFirst({
      where: organizationId === null ? where : { ...where, organizationId },
      select: { id: true },
    });
    return found !== null;
  });
