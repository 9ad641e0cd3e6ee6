import { z } from "zod";
import { sendJob } from "@/lib/tenancy/send-job.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { changeSiteAccess, type SiteAccessChange } from "../change-site-access.ts";
import { getSiteForChange } from "../repository.ts";
import { dropSchedule, findSchedule, saveFailure } from "./repository.ts";
import { LEVEL_KEY, LEVEL_TASK } from "./schedule-level.ts";

/** Names a schedule: what there is to do it tells by itself. */
export const dueLevelInput = z.strictObject({ id: z.uuid() });

/**
 * Changes the level as it was scheduled, by the right of whoever scheduled it as it is now. Once, however
 * often it is asked for: what is not scheduled any more, or otherwise, or happened, is left as it is.
 * @throws what `changeSiteAccess` does.
 */
export const fireLevel = defineMutation({
  action: "update",
  collection: "site",
  input: dueLevelInput,
  announces: ["site-access-changed"],
  run: async ({ scope, input, permit }): Promise<{ change: SiteAccessChange | null }> => {
    await getSiteForChange(scope);
    const schedule = await findSchedule(scope);
    if (schedule?.id !== input.id || schedule.failure !== null) return { change: null };
    const { level, runAt, id } = schedule;
    if (runAt.getTime() > scope.clock()) {
      // @NOTE A job is gone once it was delivered, also where somebody ran it before its time.
      const payload = { organizationId: scope.organizationId, id };
      await sendJob(scope, { task: LEVEL_TASK, key: LEVEL_KEY, payload, runAt });
      return { change: null };
    }
    const deed = { scope, permit, input: { level, password: "" }, loaded: undefined };
    const change = await changeSiteAccess.run({ ...deed, prepared: null });
    await dropSchedule(scope, permit);
    return { change };
  },
  audit: ({ scope, permit }, { change }) => {
    if (change === null) return null;
    const deed = { scope, permit, loaded: undefined, prepared: null };
    const input = { level: change.level, password: "" };
    const line = changeSiteAccess.audit({ ...deed, input }, change) ?? SAME;
    return { ...line, summary: `${line.summary}, as scheduled` };
  },
});

/** @NOTE A line all the same: that the schedule is over must be told. */
const SAME = {
  action: "site.change",
  collection: "site",
  subjectId: null,
  summary: "Left site access as it was",
} as const;

export const levelFailureInput = dueLevelInput.extend({ reason: z.string().min(1).max(500) });

/** Keeps why a scheduled change of the level did not happen, and says so in the ledger. */
export const noteLevelFailure = defineMutation({
  action: "update",
  collection: "site",
  input: levelFailureInput,
  run: async ({ scope, input: { id, reason }, permit }) => {
    await getSiteForChange(scope);
    const schedule = await findSchedule(scope);
    if (schedule?.id !== id || schedule.failure !== null) return { noted: null };
    await saveFailure(scope, permit, reason);
    return { noted: schedule.level };
  },
  audit: ({ input: { reason } }, { noted }) =>
    noted === null
      ? null
      : {
          action: "site.schedule-failed",
          collection: "site",
          subjectId: null,
          summary: `Could not make the website ${noted} as scheduled: ${reason}`,
        },
});
