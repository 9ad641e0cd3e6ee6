import { actorOf } from "@/lib/access/actor-of.ts";
import { NoRoom } from "@/lib/kernel/request-errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { MOST_OPEN, sizeLimits } from "./upload-limits.ts";

/**
 * Sees that nobody keeps the organization's room for themselves by lengths that they only announce.
 * Asked after `requireRoom`, whose lock has those who ask at once count each other. @throws NoRoom.
 */
export async function requireFewOpen(scope: Scope, more: number): Promise<void> {
  const { db, organizationId, principal, clock } = scope;
  const [row] = await db.$queryRaw<{ uploads: number; bytes: number }[]>`
    SELECT count(*)::int AS uploads, coalesce(sum(length), 0)::float8 AS bytes
    FROM uploads WHERE organization_id = ${organizationId}::uuid
      AND actor = ${actorOf(principal)} AND expires_at > ${new Date(clock())}`;
  const { uploads = 0, bytes = 0 } = row ?? {};
  if (uploads < MOST_OPEN && bytes + more <= sizeLimits().open) return;
  throw new NoRoom("You have begun many uploads. Finish some, or give them up, and try again.");
}
