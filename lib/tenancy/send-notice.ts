import { NOTICE_CHANNEL, noticeText } from "./notice.ts";
import { sendBehind } from "./database-on.ts";
import type { Scope } from "./scope.ts";
import { sql } from "./sql.ts";

/**
 * Tells every process on this database, the own one too, of a change in the scope's organization.
 * They hear it once the transaction is committed, and nothing when it is not.
 * @NOTE In the same message as `COMMIT`, not in the transaction: PostgreSQL lets one transaction with a
 * notice commit at a time, of all there are, and that for as long as the disk takes (decision 0069).
 */
export function sendNotice(scope: Scope, effect: string): void {
  const text = noticeText({ organizationId: scope.organizationId, effect });
  sendBehind(scope, sql`SELECT pg_notify(${NOTICE_CHANNEL}, ${text})::text`);
}
