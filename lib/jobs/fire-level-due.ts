import { z } from "zod";
import { principalName, type Scheduler } from "@/lib/access/principal.ts";
import { Forbidden, GatehouseError, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { idSchema, type OrganizationId } from "@/lib/kernel/ids.ts";
import { fireLevel, noteLevelFailure } from "@/lib/site-access/schedule/fire-level.ts";
import { findLevelScheduler } from "@/lib/tenancy/directory.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { schedulerSchema } from "@/lib/usecase/scheduler.ts";
import type { Worker } from "./fire-due.ts";

const jobSchema = z.strictObject({ organizationId: idSchema<OrganizationId>(), id: z.uuid() });

/**
 * Changes the access level of a website as it was scheduled, as whoever did; where that cannot be, keeps
 * why. The job is believed nothing but the question. @throws what a later try may not meet.
 */
export async function fireLevelDue(payload: unknown, worker: Worker): Promise<void> {
  const { organizationId, id } = jobSchema.parse(payload);
  const kept = schedulerSchema.safeParse(await findLevelScheduler(organizationId, id));
  if (!kept.success) return;
  const by = kept.data as Scheduler;
  try {
    const principal = { kind: "schedule", task: "site-level", organizationId, by } as const;
    await runUseCase(fireLevel, { id }, { ...worker, principal });
  } catch (error) {
    const reason = reasonOf(error, by);
    if (reason === null) throw error;
    const principal = { kind: "system", organizationId, purpose: "site-schedule" } as const;
    await runUseCase(noteLevelFailure, { id, reason }, { ...worker, principal });
  }
}

/** What is to be said where trying again is of no use; null where it may be. */
function reasonOf(error: unknown, by: Scheduler): string | null {
  const lost = [Forbidden, Unauthenticated, NotFound].some((kind) => error instanceof kind);
  if (lost) return `${principalName(by)}, who scheduled it, may not change site access any more.`;
  if (!(error instanceof GatehouseError) || error.status >= 500 || error.status === 429)
    return null;
  return error.message;
}
