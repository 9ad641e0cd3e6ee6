import type { Permit } from "@/lib/access/permit.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** What the identity system calls a member; null: nothing. */
export type UserNames = {
  readonly userName: string;
  readonly userKey: string;
  readonly externalId: string | null;
  readonly displayName: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
};

/** Keeps the names of the permitted member. False where they were these already. */
export async function saveUserName(
  { db, organizationId, clock }: Scope,
  { id }: Permit<"update">,
  names: UserNames,
): Promise<boolean> {
  const memberId = id ?? "";
  const where = { organizationId_memberId: { organizationId, memberId } };
  const before = await db.provisionedName.findUnique({ where });
  const isSame =
    before !== null &&
    Object.entries(names).every(([name, value]) => before[name as keyof UserNames] === value);
  if (isSame) return false;
  const changed = { ...names, changedAt: new Date(clock()) };
  const create = { organizationId, id: newId(), memberId, ...changed };
  await db.provisionedName.upsert({ where, create, update: changed });
  return true;
}

/** Keeps under which id the identity system knows a role. False where it was this already. */
export async function saveGroupName(
  { db, organizationId, clock }: Scope,
  _permit: Permit<"update">,
  { roleId, externalId }: { readonly roleId: string; readonly externalId: string | null },
): Promise<boolean> {
  const where = { organizationId_roleId: { organizationId, roleId } };
  const before = await db.provisionedName.findUnique({ where });
  if ((before?.externalId ?? null) === externalId) return false;
  const changed = { externalId, changedAt: new Date(clock()) };
  const create = { organizationId, id: newId(), roleId, ...changed };
  await db.provisionedName.upsert({ where, create, update: changed });
  return true;
}
