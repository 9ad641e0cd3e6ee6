import { z } from "zod";
import type { Scheduler } from "@/lib/access/principal.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { schedulerSchema } from "@/lib/usecase/scheduler.ts";

/** What can be had done to an entry at a time. */
export const scheduledDeedSchema = z.enum(["publish", "unpublish"]);
export type ScheduledDeed = z.infer<typeof scheduledDeedSchema>;

/** What an entry keeps of its schedule beside the times. */
export type KeptSchedule = {
  /** Of this order: another one is another schedule, whatever its times. */
  readonly id: string;
  /** The version that shall be published, as it was then; null: none shall. */
  readonly version: number | null;
  /** By whose rights it happens, as they are then. */
  readonly by: Scheduler;
  /** The one language that it is about; null: all of them. */
  readonly locale: string | null;
  /** Whether that was the default one, with which goes what is in none. */
  readonly isFirst: boolean;
};

/** Why what was scheduled did not happen. */
export type ScheduleFailure = {
  readonly deed: ScheduledDeed;
  /** When it was to happen, and when it was tried. */
  readonly dueAt: string;
  readonly at: string;
  /** A sentence for people. It names no field: not everybody who reads it may read each. */
  readonly reason: string;
  /** The one language that it was about; null: all of them. */
  readonly locale: string | null;
};

/** An entry's schedule as its editors see it, beside its times. */
export type EntrySchedule = {
  /** The version that will be published; null: none will, it is taken off alone. */
  readonly version: number | null;
  /** The draft was changed since: what will be published is not what it says now. */
  readonly draftMovedOn: boolean;
  /** How whoever scheduled it is called. */
  readonly byName: string;
  /** The one language that it is about; null: all of them. */
  readonly locale: string | null;
};

/** @NOTE What was scheduled before one language could be is about all of them. */
const localeSchema = z.string().nullable().default(null);

const failureSchema = z.strictObject({
  deed: scheduledDeedSchema,
  dueAt: z.iso.datetime(),
  at: z.iso.datetime(),
  reason: z.string(),
  locale: localeSchema,
});

const keptScheduleSchema = z.strictObject({
  id: z.uuid(),
  version: z.int().positive().nullable(),
  by: schedulerSchema,
  locale: localeSchema,
  isFirst: z.boolean().default(true),
});

/** What an entry keeps of a schedule, read again; null where there is none, or none that can be read. */
export const readSchedule = (kept: unknown): KeptSchedule | null =>
  (keptScheduleSchema.safeParse(kept).data as KeptSchedule | undefined) ?? null;

/** Why what was scheduled did not happen, read again; null where it did, or nothing was. */
export const readScheduleFailure = (kept: unknown): ScheduleFailure | null =>
  failureSchema.safeParse(kept).data ?? null;

/** As an entry keeps it. */
export const writeSchedule = (schedule: KeptSchedule): JsonObject =>
  JSON.parse(JSON.stringify(schedule)) as JsonObject;
