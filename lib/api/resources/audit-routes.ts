import { auditModel } from "@/lib/audit-log/audit-model.ts";
import { getAuditResource, listAuditResources } from "@/lib/audit-log/audit-resources.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Route } from "../route.ts";
import { systemReads } from "./system-reads.ts";

const resource = {
  type: "audit-events",
  summary: "A line of the ledger: who did what, and when.",
  fields: auditModel.fields,
};

/** The ledger: read, never written. */
export const auditRoutes: readonly Route[] = systemReads(resource, {
  list: (input, caller) => runUseCase(listAuditResources, input, caller),
  get: (input, caller) => runUseCase(getAuditResource, input, caller),
});
