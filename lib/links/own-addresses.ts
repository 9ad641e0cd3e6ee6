import type { LinkId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { addressing } from "./link-address.ts";

/** The addresses of those links among some that the caller made. */
export async function ownAddresses(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { principal, organizationId, db } = scope;
  if (principal.kind !== "member" || ids.length === 0) return new Map();
  const rows = await db.entryLink.findMany({
    where: { organizationId, memberId: principal.memberId, id: { in: [...ids] } },
    select: { id: true, expiresAt: true },
  });
  const addressOf = await addressing(scope);
  const told = rows.map(async ({ id, expiresAt }): Promise<[string, string]> => {
    return [id, await addressOf({ id: id as LinkId, expiresAt })];
  });
  return new Map(await Promise.all(told));
}
