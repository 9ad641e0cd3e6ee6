import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import {
  entryAudit,
  entryRevisionsInput,
  loadEntry,
  type EntryRevisionsInput,
  type LoadedEntry,
} from "./entry-input.ts";
import { concernsOneLocale } from "./publish-locale.ts";
import { requireEveryLocale } from "./require-every-locale.ts";
import { requireOnlySchedule } from "./require-only-schedule.ts";
import { requireRevision } from "./resource/revision-precondition.ts";
import { takeScheduleJobsBack } from "./schedule-jobs.ts";
import { dropSchedule } from "./schedule-repository.ts";

/**
 * Takes back what is scheduled for an entry, and the word of what could not be done; it stays as it is.
 * Nothing is changed where nothing is scheduled. Where a language was asked for, what is scheduled for
 * that one alone; else it takes the right in every language.
 * @throws Forbidden; Conflict where it is scheduled for another language; Stale, also where what was scheduled has just happened.
 */
export const cancelSchedule = defineMutation({
  action: "publish",
  collection: ({ collection }: EntryRevisionsInput) => collection,
  input: entryRevisionsInput,
  load: loadEntry<EntryRevisionsInput>,
  run({ scope, input, loaded, permit }) {
    requireRevision(input.revision, loaded.revision);
    return cancelIn(scope, permit, loaded);
  },
  audit: ({ input: { collection }, loaded }, { cancelled }) =>
    cancelled
      ? entryAudit(
          { action: "entry.cancel-schedule", past: "Cancelled the schedule of" },
          { collection, ...loaded },
        )
      : null,
});

/** Does it in the transaction of another deed, with the permit at hand. */
export async function cancelIn(
  scope: Scope,
  permit: Permit<"publish">,
  loaded: LoadedEntry,
): Promise<{ readonly revision: number; readonly cancelled: boolean }> {
  const { id, revision, publishAt, unpublishAt, schedule, scheduleFailure } = loaded;
  if (publishAt === null && unpublishAt === null && scheduleFailure === null) {
    return { revision, cancelled: false };
  }
  if (concernsOneLocale(scope, permit.collection)) {
    for (const kept of [schedule, scheduleFailure]) {
      requireOnlySchedule({ schedule: kept }, scope.locale);
    }
  } else await requireEveryLocale(scope, permit);
  await dropSchedule(scope, permit, revision);
  await takeScheduleJobsBack(scope, id);
  return { revision: revision + 1, cancelled: true };
}
