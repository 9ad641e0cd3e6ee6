import { Logger, type TaskList } from "graphile-worker";
import { SCHEDULE_TASK } from "@/lib/content/schedule-jobs.ts";
import { IMPORT_TASK } from "@/lib/import/imports/import-jobs.ts";
import { workOnImport } from "@/lib/import/work/work-on-import.ts";
import { MAIL_TASK } from "@/lib/mail/queue-mail.ts";
import { deliverMail } from "@/lib/people/deliver-mail.ts";
import { log } from "@/lib/kernel/log.ts";
import { SWEEP_TASK } from "@/lib/media/storage/sweep-later.ts";
import { FORGET_TASK, forgetUploaded } from "@/lib/media/uploads/forget-later.ts";
import { HOSTNAME_TASK } from "@/lib/site-access/hostnames/look-again.ts";
import { LEVEL_TASK } from "@/lib/site-access/schedule/schedule-level.ts";
import { fireLevelDue } from "./fire-level-due.ts";
import { checkHostnameDue } from "./check-hostname.ts";
import { fireDue, type Worker } from "./fire-due.ts";
import { sweepUnused } from "./sweep-unused.ts";

/** What whoever works has to tell of what it changed. */
export type Announcing = Pick<Worker, "announce">;

/** What there is to do, by the name that a job has for it. */
export const tasksFor = ({ announce }: Announcing): TaskList => ({
  [SWEEP_TASK]: (payload, { job }) =>
    sweepUnused(payload, { announce, requestId: `job-${job.id}` }),
  [FORGET_TASK]: (payload) => forgetUploaded(payload),
  [SCHEDULE_TASK]: (payload, { job }) => fireDue(payload, { announce, requestId: `job-${job.id}` }),
  [IMPORT_TASK]: (payload, { job: { id, attempts } }) =>
    workOnImport(payload, { announce, requestId: `job-${id}`, attempts }),
  [LEVEL_TASK]: (payload, { job }) =>
    fireLevelDue(payload, { announce, requestId: `job-${job.id}` }),
  [HOSTNAME_TASK]: (payload, { job }) =>
    checkHostnameDue(payload, { announce, requestId: `job-${job.id}` }),
  [MAIL_TASK]: (payload) => deliverMail(payload),
});

/** @NOTE What the library says of each job is of use to nobody; what went wrong is. */
export const jobLogger = new Logger(() => (level, message) => {
  const kind: string = level;
  if (kind === "error" || kind === "warning") log.warn("scheduled work", { reason: message });
});
