import type { Scope } from "@/lib/tenancy/scope.ts";
import type { Principal, Scheduler } from "@/lib/access/principal.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { permitFor } from "./entry-access.ts";
import { sendScheduleJobs } from "./schedule-jobs.ts";
import { dropSchedule, keepSchedule, lastVersion } from "./schedule-repository.ts";

type Imported = {
  readonly collection: string;
  readonly id: string;
  readonly revision: number;
  readonly isScheduled: boolean;
  /** When it is to be published where it comes from; null: at no time. */
  readonly publishAt: Date | null;
};

/**
 * Has an imported entry published when it was to be where it comes from, by the right of the import;
 * what was scheduled for it before no longer is. A time that has passed makes it a draft: what was not
 * shown there is not shown here unasked.
 * @returns what is to be said of it.
 */
export async function scheduleImported(
  scope: Scope,
  { collection, id, revision, isScheduled, publishAt }: Imported,
): Promise<string[]> {
  const isAhead = publishAt !== null && publishAt.getTime() > scope.clock();
  const by = importerIn(scope.principal);
  if (!isScheduled && publishAt === null) return [];
  const permit = await permitFor(scope, { action: "publish", collection, id });
  if (!isAhead || by === null) {
    if (isScheduled) await dropSchedule(scope, permit, revision);
    return publishAt === null ? [] : ["was scheduled for a time that has passed, taken as a draft"];
  }
  const times = { publishAt, unpublishAt: null };
  const schedule = {
    id: newId(),
    version: await lastVersion(scope, id),
    by,
    locale: null,
    isFirst: true,
  };
  await keepSchedule(scope, permit, { ...times, schedule, revision });
  await sendScheduleJobs(scope, { id, schedule: schedule.id, ...times });
  return [];
}

/** By whose rights it will be published. */
function importerIn(principal: Principal): Scheduler | null {
  if (principal.kind === "schedule") return principal.by;
  if (principal.kind !== "system" || principal.purpose !== "import") return null;
  return { ...principal, purpose: "import" };
}
