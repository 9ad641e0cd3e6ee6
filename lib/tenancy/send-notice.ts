import { NOTICE_CHANNEL, noticeText } from "./notice.ts";
import type { Scope } from "./scope.ts";

/**
 * Tells every process on this database, the own one too, of a change in the scope's organization.
 * They hear it when the transaction commits, and nothing when it does not.
 */
export async function sendNotice(scope: Scope, effect: string): Promise<void> {
  const text = noticeText({ organizationId: scope.organizationId, effect });
  await scope.db.$queryRaw`SELECT pg_notify(${NOTICE_CHANNEL}, ${text})::text`;
}
