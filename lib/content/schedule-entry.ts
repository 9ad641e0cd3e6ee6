import type { Scheduler } from "@/lib/access/principal.ts";
import { Conflict, Forbidden, Invalid } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadEntry, type LoadedEntry } from "./entry-input.ts";
import { modelOf } from "./models/model-of.ts";
import { requireComplete } from "./require-complete.ts";
import { requirePlace } from "./require-place.ts";
import {
  scheduledTimes,
  scheduleEntryInput,
  type ScheduleEntryInput,
  type ScheduledTimes,
} from "./schedule-input.ts";
import { sendScheduleJobs } from "./schedule-jobs.ts";
import { keepSchedule, keepScheduledVersion } from "./schedule-repository.ts";

/**
 * Has an entry published at a time, taken off at a time, or both; what was scheduled before no longer
 * is. Published is what the draft says now: saves that follow are not, until it is scheduled again.
 * When it comes due, whoever scheduled it must still be allowed to, and the content be as publishing
 * asks, as now.
 * @throws Invalid for times that cannot be, naming them, and for content that could not be published;
 * Conflict as publishing does, and where entries have no drafts; Stale.
 */
export const scheduleEntry = defineMutation({
  action: "publish",
  collection: ({ collection }: ScheduleEntryInput) => collection,
  input: scheduleEntryInput,
  load: loadEntry<ScheduleEntryInput>,
  async run({ scope, input, loaded, permit }) {
    const times = scheduledTimes(input, scope.clock());
    const by = schedulerIn(scope);
    const { collection, revision } = input;
    if (!modelOf(scope, collection).publishes) {
      throw new Conflict("Entries of this collection have no drafts: what is saved is shown.");
    }
    requireSomethingToTakeOff(times, loaded);
    const version = times.publishAt === null ? null : await keptVersion(scope, collection, loaded);
    const schedule = { id: newId(), version, by };
    await keepSchedule(scope, permit, { ...times, schedule, revision });
    await sendScheduleJobs(scope, { id: loaded.id, schedule: schedule.id, ...times });
    return { revision: revision + 1, ...times };
  },
  audit: ({ input: { collection }, loaded }, { publishAt, unpublishAt }) => ({
    action: "entry.schedule",
    collection,
    subjectId: loaded.id,
    summary: `Scheduled «${loaded.title}» in ${collection}: ${wordsFor({ publishAt, unpublishAt })}`,
    detail: {
      publishAt: publishAt?.toISOString() ?? null,
      unpublishAt: unpublishAt?.toISOString() ?? null,
    },
  }),
});

/** The version that will be published: what is drafted now, which could be published now. */
async function keptVersion(scope: Scope, collection: string, loaded: LoadedEntry): Promise<number> {
  await requireComplete(scope, { ...loaded, collection });
  await requirePlace(scope, { collection, id: loaded.id }, { content: loaded, drafted: loaded });
  return keepScheduledVersion(scope, loaded.id);
}

function requireSomethingToTakeOff({ publishAt }: ScheduledTimes, { status }: LoadedEntry): void {
  if (publishAt !== null || status === "published" || status === "changed") return;
  const message = "It is not published, so there is nothing to take off.";
  throw new Invalid(message, [{ path: ["unpublishAt"], message }]);
}

/** By whose rights it will happen. @throws Forbidden for those who can order nothing. */
function schedulerIn({ principal }: Scope): Scheduler {
  switch (principal.kind) {
    case "member": {
      const { sessionId: _session, ...member } = principal;
      return member;
    }
    case "token":
    case "domain":
      return principal;
    default:
      throw new Forbidden();
  }
}

const wordsFor = ({ publishAt, unpublishAt }: ScheduledTimes): string =>
  [
    ...(publishAt === null ? [] : [`to be published at ${publishAt.toISOString()}`]),
    ...(unpublishAt === null ? [] : [`to be taken off at ${unpublishAt.toISOString()}`]),
  ].join(", ");
