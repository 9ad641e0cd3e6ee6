import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import type { Holder } from "@/lib/access/may-grant.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { entitlementOf } from "@/lib/tenancy/entitlement.ts";
import type { OwnCollections } from "@/lib/tenancy/own-collections.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/**
 * Waits until nobody else in the organization is changing who holds what, and keeps them waiting
 * until the transaction ends; then looks the caller's rights up anew, and what collections there are.
 * The scope was opened before the wait: whoever came first may have taken them away.
 * @throws Unauthenticated and Forbidden where they have.
 */
export async function holdRights(
  scope: Scope,
  asked: { readonly action: Action; readonly collection: string },
): Promise<Holder & { readonly collections: OwnCollections }> {
  const { db, organizationId, principal, clock } = scope;
  await db.$queryRaw`SELECT gatehouse_hold_roles(${organizationId}::uuid)::text`;
  const { grants, collections } = await entitlementOf(db, principal, new Date(clock()));
  if (!decide(principal, grants, { ...asked, id: null }).allowed) throw new Forbidden();
  return { principal, grants, collections };
}
