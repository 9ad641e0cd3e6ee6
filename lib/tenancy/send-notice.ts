import { NOTICE_CHANNEL, noticeText } from "./notice.ts";
import { sendAlong } from "./database-on.ts";
import type { Scope } from "./scope.ts";
import { sql } from "./sql.ts";

/**
 * Tells every process on this database, the own one too, of a change in the scope's organization.
 * They hear it when the transaction commits, and nothing when it does not.
 */
export function sendNotice(scope: Scope, effect: string): void {
  const text = noticeText({ organizationId: scope.organizationId, effect });
  sendAlong(scope, sql`SELECT pg_notify(${NOTICE_CHANNEL}, ${text})::text`);
}
