import type { Scope } from "@/lib/tenancy/scope.ts";
import { sendJob, takeJobBack } from "@/lib/tenancy/send-job.ts";
import type { ScheduledDeed } from "./schedule.ts";
import type { ScheduledTimes } from "./schedule-input.ts";

/** What wakes a worker when something scheduled comes due. */
export const SCHEDULE_TASK = "entry-schedule";

/** Has a worker woken at each of the times, and at no other that was ordered for the entry before. */
export async function sendScheduleJobs(
  scope: Scope,
  entry: ScheduledTimes & { readonly id: string; readonly schedule: string },
): Promise<void> {
  const { id, schedule, publishAt, unpublishAt } = entry;
  const at = { publish: publishAt, unpublish: unpublishAt } as const;
  for (const deed of ["publish", "unpublish"] as const) {
    const runAt = at[deed];
    const key = keyOf(id, deed);
    const payload = { organizationId: scope.organizationId, id, schedule, deed };
    if (runAt === null) await takeJobBack(scope, key);
    else await sendJob(scope, { task: SCHEDULE_TASK, key, payload, runAt });
  }
}

/** No worker is woken for the entry any more. */
export const takeScheduleJobsBack = (scope: Scope, id: string): Promise<void> =>
  sendScheduleJobs(scope, { id, schedule: "", publishAt: null, unpublishAt: null });

const keyOf = (id: string, deed: ScheduledDeed): string => `entry-schedule:${id}:${deed}`;
