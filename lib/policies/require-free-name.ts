import { Conflict } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/**
 * Sees that no other policy has a name. Asked while rights are held, so that nobody takes it meanwhile.
 * @throws Conflict.
 */
export async function requireFreeName(
  { db, organizationId }: Scope,
  { id, name }: { readonly id: string | null; readonly name: string },
): Promise<void> {
  const other = await db.policy.findUnique({
    where: { organizationId_name: { organizationId, name } },
    select: { id: true },
  });
  if (other === null || other.id === id) return;
  const message = "Another policy has this name.";
  throw new Conflict(message, [{ path: ["name"], message }]);
}
