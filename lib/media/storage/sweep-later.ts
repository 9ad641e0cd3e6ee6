import type { Scope } from "@/lib/tenancy/scope.ts";
import { sendJob } from "@/lib/tenancy/send-job.ts";

export const SWEEP_TASK = "media-sweep";

const SOON_MS = 60_000;

/** Has somebody look, once this is done, whether any file still has these bytes. */
export async function sweepLater(scope: Scope, digest: string): Promise<void> {
  await sendJob(scope, {
    task: SWEEP_TASK,
    key: `${SWEEP_TASK}:${digest}`,
    payload: { organizationId: scope.organizationId, digest },
    runAt: new Date(scope.clock() + SOON_MS),
  });
}
