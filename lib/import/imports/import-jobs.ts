import { sendJob } from "@/lib/tenancy/send-job.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** The job that does what an import has to do next. */
export const IMPORT_TASK = "import";

/** Has somebody work on an import, now or in a while; it is asked for once, however often. */
export const sendImportJob = (scope: Scope, id: string, inMs = 0): Promise<void> =>
  sendJob(scope, {
    task: IMPORT_TASK,
    key: `import:${id}`,
    payload: { organizationId: scope.organizationId, id },
    runAt: new Date(scope.clock() + inMs),
  });
