import { z } from "zod";
import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { instantOf, momentSchema, zoneOf } from "@/lib/usecase/moment.ts";
import { sendJob } from "@/lib/tenancy/send-job.ts";
import { schedulerIn } from "@/lib/usecase/scheduler.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { getSiteForChange } from "../repository.ts";
import { SITE_LEVELS } from "../schemas.ts";
import { saveSchedule } from "./repository.ts";

/** What has a worker change the level. */
export const LEVEL_TASK = "site-level";
export const LEVEL_KEY = "site-level";

export const scheduleLevelInput = z.strictObject({
  level: z.enum(SITE_LEVELS),
  at: momentSchema,
});

/** Ten years: what is farther ahead nobody remembers. */
const LONGEST_MS = 3_660 * 86_400_000;

/**
 * Has the website's access level changed at a time, in the place of what was scheduled before. When it
 * comes due, whoever scheduled it must still be allowed to.
 * @throws Invalid for a time that is past, that clocks do not show, or that is too far ahead; Conflict
 * for `password` while no password was ever set.
 */
export const scheduleLevel = defineMutation({
  action: "update",
  collection: "site",
  input: scheduleLevelInput,
  run: async ({ scope, input: { level, at }, permit }) => {
    const site = await getSiteForChange(scope);
    if (level === "password" && site.passwordHash === null) {
      throw new Conflict("Set a site password first, so that guests can enter then.");
    }
    const runAt = instantOf(at);
    const ahead = runAt.getTime() - scope.clock();
    if (ahead <= 0)
      throw wrong("This time has passed. Change the level now, or choose a later one.");
    if (ahead > LONGEST_MS) throw wrong("This is too far ahead.");
    const id = newId();
    const by = schedulerIn(scope);
    await saveSchedule(scope, permit, { id, level, runAt, zone: zoneOf(at), by });
    const payload = { organizationId: scope.organizationId, id };
    await sendJob(scope, { task: LEVEL_TASK, key: LEVEL_KEY, payload, runAt });
    return { id, runAt };
  },
  audit: ({ input: { level } }, { runAt }) => ({
    action: "site.schedule",
    collection: "site",
    subjectId: null,
    summary: `Scheduled the website to become ${level} at ${runAt.toISOString()}`,
    detail: { level, at: runAt.toISOString() },
  }),
});

const wrong = (message: string): Invalid => new Invalid(message, [{ path: ["at"], message }]);
