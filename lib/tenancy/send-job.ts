import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "./scope.ts";

/** Something to be done once, at a time or soon. */
export type Job = {
  /** What is to be done; `lib/jobs` knows how. */
  readonly task: string;
  /** Another one under the same key takes its place. */
  readonly key: string;
  /** Ids alone: jobs of all organizations lie side by side. */
  readonly payload: JsonObject;
  readonly runAt: Date;
};

/**
 * Leaves a job to the workers on this database, in the transaction of the scope: it is there when the
 * deed is, and not when it is not. It may be delivered more than once; whoever does it asks the state.
 */
export const sendJob = (scope: Scope, job: Job): Promise<void> =>
  addJob(scope.db, { ...job, key: keyIn(scope, job.key) });

/** The same where no organization is open, in the caller's transaction. */
export async function addJob(db: Scope["db"], { task, key, payload, runAt }: Job): Promise<void> {
  await db.$queryRaw`
    SELECT (graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, run_at := ${runAt},
      job_key := ${key})).id::text`;
}

/** Takes a job back, in the transaction of the scope; one that is under way is not done again. */
export async function takeJobBack(scope: Scope, key: string): Promise<void> {
  await scope.db.$queryRaw`
    SELECT (graphile_worker.remove_job(${keyIn(scope, key)})).id::text`;
}

/** @NOTE Keys are common to all organizations: nobody's job takes the place of another's. */
const keyIn = ({ organizationId }: Scope, key: string): string => `${organizationId}:${key}`;
