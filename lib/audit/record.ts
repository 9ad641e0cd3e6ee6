import { principalName, type Principal, type Scheduler } from "@/lib/access/principal.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { sendAlong } from "@/lib/tenancy/database-on.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";

/** One line of the ledger, as a use case words it. */
export type AuditLine = {
  readonly action: string;
  readonly collection: string;
  readonly subjectId: string | null;
  /** A sentence for people: «Published the page About us». Never a secret. */
  readonly summary: string;
  readonly detail?: JsonObject;
};

/**
 * Writes a line in the transaction of the scope: either both the deed and its line, or neither. It goes
 * along with what the scope sends next.
 */
export function recordAudit(scope: Scope, line: AuditLine): void {
  const { organizationId, principal, requestId, clock } = scope;
  const { action, collection, subjectId, summary, detail = {} } = line;
  sendAlong(
    scope,
    sql`INSERT INTO audit_events (organization_id, id, occurred_at, actor_kind, actor_id, actor_name,
        action, collection, subject_id, summary, detail, request_id)
      VALUES (${organizationId}::uuid, ${newId()}::uuid, ${new Date(clock())}, ${principal.kind},
        ${actorId(principal)}, ${principalName(principal)}, ${action}, ${collection}, ${subjectId},
        ${summary}, ${JSON.stringify(detail)}::jsonb, ${requestId})`,
  );
}

function actorId(principal: Principal | Scheduler): string | null {
  switch (principal.kind) {
    case "schedule":
      return actorId(principal.by);
    case "member":
    case "token":
      return principal.userId;
    case "view":
      return principal.viewer.userId;
    case "domain":
      return principal.domainId;
    case "guest":
      return principal.guestId;
    case "link":
      return principal.linkId;
    case "anonymous":
    case "submitter":
    case "bypass":
    case "system":
      return null;
  }
}
