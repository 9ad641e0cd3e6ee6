import { NoRoom } from "@/lib/kernel/request-errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sizeLimits } from "./upload-limits.ts";

/**
 * Sees that an organization's files have room for more, with what is on its way to it. Of those who
 * ask at once each counts what the one before took. @throws NoRoom.
 */
export async function requireRoom(scope: Scope, more: number): Promise<void> {
  const { db, organizationId, clock } = scope;
  await db.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(
    hashtextextended(${`media-room:${organizationId}`}, 0))`;
  const [row] = await db.$queryRaw<{ taken: bigint }[]>`
    SELECT (
      (SELECT coalesce(sum(size), 0) FROM (SELECT DISTINCT ON (digest) size FROM assets
        WHERE organization_id = ${organizationId}::uuid) files)
      + (SELECT coalesce(sum(length), 0) FROM uploads
        WHERE organization_id = ${organizationId}::uuid
          AND expires_at > ${new Date(clock())}))::bigint AS taken`;
  const { organization: most } = sizeLimits();
  if (Number(row?.taken ?? 0) + more <= most) return;
  throw new NoRoom("There is no room left for files in this organization.");
}
