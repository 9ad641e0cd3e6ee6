import type { UserId } from "@/lib/kernel/ids.ts";
import type { DirectoryTransaction } from "@/lib/tenancy/directory.ts";

/** The link between a person and a provider that vouches for them. */
export type OwnIdentity = { readonly userId: UserId; readonly identityId: string };

/**
 * Whether a link still lets its person in, in a transaction that sees them: meanwhile it may be gone, they
 * suspended, or a member of a second organization. What they linked themselves opens their account, and
 * so does a provider of the whole instance; what came of an invitation, as long as one organization has them.
 */
export async function identityAdmits(
  db: DirectoryTransaction,
  { userId, identityId }: OwnIdentity,
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM identities i
      JOIN members m ON m.organization_id = i.organization_id AND m.user_id = i.user_id
      JOIN users u ON u.id = i.user_id
    WHERE i.id = ${identityId}::uuid AND i.user_id = ${userId}::uuid
      AND m.status = 'active' AND u.status = 'active'
      AND (i.self_linked OR 1 >= (SELECT count(*) FROM members o
        WHERE o.user_id = i.user_id AND o.accepted_at IS NOT NULL))
    UNION ALL
    SELECT 1 FROM instance_identities i JOIN users u ON u.id = i.user_id
    WHERE i.id = ${identityId}::uuid AND i.user_id = ${userId}::uuid AND u.status = 'active'`;
  return rows.length > 0;
}
