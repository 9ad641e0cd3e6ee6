import { principalName, type Principal, type Scheduler } from "@/lib/access/principal.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** One line of the ledger, as a use case words it. */
export type AuditLine = {
  readonly action: string;
  readonly collection: string;
  readonly subjectId: string | null;
  /** A sentence for people: «Published the page About us». Never a secret. */
  readonly summary: string;
  readonly detail?: JsonObject;
};

/** Writes a line in the transaction of the scope: either both the deed and its line, or neither. */
export async function recordAudit(scope: Scope, line: AuditLine): Promise<void> {
  await scope.db.auditEvent.create({
    data: {
      organizationId: scope.organizationId,
      id: newId(),
      occurredAt: new Date(scope.clock()),
      actorKind: scope.principal.kind,
      actorId: actorId(scope.principal),
      actorName: principalName(scope.principal),
      action: line.action,
      collection: line.collection,
      subjectId: line.subjectId,
      summary: line.summary,
      detail: line.detail ?? {},
      requestId: scope.requestId,
    },
  });
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
