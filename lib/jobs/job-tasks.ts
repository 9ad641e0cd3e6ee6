import { Logger, type TaskList } from "graphile-worker";
import { SCHEDULE_TASK } from "@/lib/content/schedule-jobs.ts";
import { IMPORT_TASK } from "@/lib/import/imports/import-jobs.ts";
import { MAIL_TASK } from "@/lib/mail/queue-mail.ts";
import { log } from "@/lib/kernel/log.ts";
import { SWEEP_TASK } from "@/lib/media/storage/sweep-later.ts";
import { FORGET_TASK, forgetUploaded } from "@/lib/media/uploads/forget-later.ts";
import { HOSTNAME_TASK } from "@/lib/site-access/hostnames/look-again.ts";
import { LEVEL_TASK } from "@/lib/site-access/schedule/schedule-level.ts";
import type { Worker } from "./fire-due.ts";

/** What whoever works has to tell of what it changed. */
export type Announcing = Pick<Worker, "announce">;

/**
 * What there is to do, by the name that a job has for it.
 * @NOTE Each is read into memory with the first job of its kind.
 */
export const tasksFor = ({ announce }: Announcing): TaskList => ({
  [SWEEP_TASK]: async (payload, { job }) => {
    const { sweepUnused } = await import("./sweep-unused.ts");
    return sweepUnused(payload, { announce, requestId: `job-${job.id}` });
  },
  [FORGET_TASK]: (payload) => forgetUploaded(payload),
  [SCHEDULE_TASK]: async (payload, { job }) => {
    const { fireDue } = await import("./fire-due.ts");
    return fireDue(payload, { announce, requestId: `job-${job.id}` });
  },
  [IMPORT_TASK]: async (payload, { job: { id, attempts } }) => {
    const { workOnImport } = await import("@/lib/import/work/work-on-import.ts");
    return workOnImport(payload, { announce, requestId: `job-${id}`, attempts });
  },
  [LEVEL_TASK]: async (payload, { job }) => {
    const { fireLevelDue } = await import("./fire-level-due.ts");
    return fireLevelDue(payload, { announce, requestId: `job-${job.id}` });
  },
  [HOSTNAME_TASK]: async (payload, { job }) => {
    const { checkHostnameDue } = await import("./check-hostname.ts");
    return checkHostnameDue(payload, { announce, requestId: `job-${job.id}` });
  },
  [MAIL_TASK]: async (payload) => {
    const { deliverMail } = await import("@/lib/people/deliver-mail.ts");
    return deliverMail(payload);
  },
});

/** @NOTE What the library says of each job is of use to nobody; what went wrong is. */
export const jobLogger = new Logger(() => (level, message) => {
  const kind: string = level;
  if (kind === "error" || kind === "warning") log.warn("scheduled work", { reason: message });
});
