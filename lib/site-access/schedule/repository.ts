import type { Permit } from "@/lib/access/permit.ts";
import type { Scheduler } from "@/lib/access/principal.ts";
import { z } from "zod";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { schedulerSchema } from "@/lib/usecase/scheduler.ts";
import type { SiteLevel } from "../schemas.ts";

const failureSchema = z.strictObject({ at: z.iso.datetime(), reason: z.string() });

/** A change of the level that shall happen by itself, or did not. */
export type LevelSchedule = {
  readonly id: string;
  readonly level: SiteLevel;
  readonly runAt: Date;
  readonly zone: string;
  /** By whose rights it happens, as they are then. */
  readonly by: Scheduler;
  /** Why it did not happen; null: it is to come. */
  readonly failure: z.infer<typeof failureSchema> | null;
};

/** What is scheduled; null: nothing. */
export async function findSchedule(scope: Scope): Promise<LevelSchedule | null> {
  const { organizationId } = scope;
  const row = await scope.db.siteSchedule.findUnique({ where: { organizationId } });
  if (row === null) return null;
  const { id, level, runAt, zone } = row;
  return {
    ...{ id, level, runAt, zone },
    by: schedulerSchema.parse(row.by) as Scheduler,
    failure: failureSchema.nullable().parse(row.failure),
  };
}

/** Keeps what is to happen, in the place of what was. */
export async function saveSchedule(
  scope: Scope,
  _permit: Permit<"update">,
  schedule: Omit<LevelSchedule, "failure">,
): Promise<void> {
  const { organizationId } = scope;
  const by = JSON.parse(JSON.stringify(schedule.by)) as JsonObject;
  await dropSchedule(scope, _permit);
  await scope.db.siteSchedule.create({ data: { ...schedule, by, organizationId } });
}

/** Forgets what was to happen. @returns whether there was anything. */
export async function dropSchedule(scope: Scope, _permit: Permit<"update">): Promise<boolean> {
  const { organizationId } = scope;
  return (await scope.db.siteSchedule.deleteMany({ where: { organizationId } })).count > 0;
}

/** Keeps why it did not happen. */
export async function saveFailure(
  scope: Scope,
  _permit: Permit<"update">,
  reason: string,
): Promise<void> {
  const { organizationId } = scope;
  const failure = { at: new Date(scope.clock()).toISOString(), reason };
  await scope.db.siteSchedule.updateMany({ where: { organizationId }, data: { failure } });
}
