import { z } from "zod";
import { principalName, type Scheduler } from "@/lib/access/principal.ts";
import { fireSchedule } from "@/lib/content/fire-schedule.ts";
import { noteScheduleFailure } from "@/lib/content/note-schedule-failure.ts";
import { readSchedule, scheduledDeedSchema } from "@/lib/content/schedule.ts";
import { Forbidden, GatehouseError, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { idSchema, type OrganizationId } from "@/lib/kernel/ids.ts";
import { findScheduled } from "@/lib/tenancy/directory.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";

const jobSchema = z.strictObject({
  organizationId: idSchema<OrganizationId>(),
  id: z.uuid(),
  schedule: z.uuid(),
  deed: scheduledDeedSchema,
});

/** How a worker calls use cases: without a principal, which each job has its own. */
export type Worker = Pick<Caller, "announce" | "clock"> & { readonly requestId: string };

/**
 * Does what a job about an entry's schedule says is due, as whoever scheduled it; where that cannot be,
 * keeps with the entry why. The job is believed nothing but the question: what there is to do, and by
 * whose right, the entry tells.
 * @throws what a later try may not meet, such as Unavailable.
 */
export async function fireDue(payload: unknown, worker: Worker): Promise<void> {
  const { organizationId, ...due } = jobSchema.parse(payload);
  const found = await findScheduled(organizationId, due.id);
  const schedule = readSchedule(found?.schedule);
  if (found === null || schedule?.id !== due.schedule) return;
  const named = { ...due, collection: found.collection };
  const { by, locale } = schedule;
  try {
    const principal = { kind: "schedule", organizationId, by } as const;
    await runUseCase(fireSchedule, named, { ...worker, principal, locale });
  } catch (error) {
    const reason = reasonOf(error, by);
    if (reason === null) throw error;
    const principal = { kind: "system", organizationId, purpose: "schedule" } as const;
    await runUseCase(noteScheduleFailure, { ...named, reason }, { ...worker, principal });
  }
}

/** @NOTE Of what one may not read one is told that it is not there. */
const LOST = [Forbidden, Unauthenticated, NotFound] as const;

/** What is to be said where trying again is of no use; null where it may be. */
function reasonOf(error: unknown, by: Scheduler): string | null {
  if (LOST.some((kind) => error instanceof kind)) {
    return `${principalName(by)}, who scheduled it, may not publish it any more.`;
  }
  if (!(error instanceof GatehouseError) || error.status >= 500 || error.status === 429)
    return null;
  if (error.status === 422) return "It is not complete, as publishing asks for it now.";
  return error.message;
}
