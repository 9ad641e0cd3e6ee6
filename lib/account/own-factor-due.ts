import type { OrganizationId, UserId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";

/**
 * Until when somebody may do without a second factor in an organization of theirs whose roles ask for one;
 * null: none is asked of them there, or they have one.
 */
export async function ownFactorDue(
  userId: UserId,
  organizationId: OrganizationId,
): Promise<Date | null> {
  const key = { user_id: userId, organization_id: organizationId };
  const [row] = await lookUp(
    key,
    (db) => db.$queryRaw<{ due: Date | null }[]>`
      SELECT gatehouse_factor_due(m.id) AS due FROM members m JOIN users u ON u.id = m.user_id
      WHERE m.organization_id = gatehouse_organization() AND m.user_id = ${userId}::uuid
        AND u.factor_since IS NULL`,
  );
  return row?.due ?? null;
}
