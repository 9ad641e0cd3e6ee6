import { defineMutation } from "@/lib/usecase/use-case.ts";
import {
  entryAudit,
  entryRevisionInput,
  loadEntry,
  type EntryRevisionInput,
} from "./entry-input.ts";
import { takeScheduleJobsBack } from "./schedule-jobs.ts";
import { dropSchedule } from "./schedule-repository.ts";

/**
 * Takes back what is scheduled for an entry, and the word of what could not be done; it stays as it is.
 * Nothing is changed where nothing is scheduled.
 * @throws Stale, also where what was scheduled has just happened.
 */
export const cancelSchedule = defineMutation({
  action: "publish",
  collection: ({ collection }: EntryRevisionInput) => collection,
  input: entryRevisionInput,
  load: loadEntry<EntryRevisionInput>,
  async run({ scope, input: { revision }, loaded, permit }) {
    const isScheduled =
      loaded.publishAt !== null || loaded.unpublishAt !== null || loaded.scheduleFailure !== null;
    if (!isScheduled) return { revision: loaded.revision, cancelled: false };
    await dropSchedule(scope, permit, revision);
    await takeScheduleJobsBack(scope, loaded.id);
    return { revision: revision + 1, cancelled: true };
  },
  audit: ({ input: { collection }, loaded }, { cancelled }) =>
    cancelled
      ? entryAudit(
          { action: "entry.cancel-schedule", past: "Cancelled the schedule of" },
          { collection, ...loaded },
        )
      : null,
});
