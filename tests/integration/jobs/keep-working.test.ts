import { afterEach, expect, test } from "vitest";
import { createEntry } from "@/lib/content/create-entry.ts";
import { scheduleEntry } from "@/lib/content/schedule-entry.ts";
import { keepWorking, type Working } from "@/lib/jobs/keep-working.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";
import { pageOf } from "../content/pages.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const workers: Working[] = [];
const heard: string[] = [];

const startWorker = () =>
  workers.push(
    keepWorking({
      connectionString: database().appUrl,
      announce: (effect, organizationId) =>
        Promise.resolve(void heard.push(`${effect} in ${organizationId}`)),
    }),
  );

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  heard.splice(0);
});

/** An entry that was scheduled an hour ago to be published then. */
async function overdue({ admin }: Organization): Promise<string> {
  const slug = newId();
  const input = { collection: "pages" as const, slug, parentId: null, data: pageOf(slug) };
  const { id } = await runUseCase(createEntry, input, callerOf(admin));
  const clock = () => Date.now() - 3_600_000;
  const publishAt = new Date(clock() + 1_000).toISOString();
  const named = { collection: "pages", id, revision: 1, publishAt };
  await runUseCase(scheduleEntry, named, { ...callerOf(admin), clock });
  return id;
}

const publishings = async (ids: readonly string[]) =>
  ask<{ id: string; actor: string }>(
    database().superUrl,
    `SELECT subject_id::text AS id, actor_name AS actor FROM audit_events
     WHERE action = 'entry.publish' AND subject_id::text = ANY ($1)`,
    [ids],
  );

const jobs = () => ask(database().superUrl, "SELECT id FROM graphile_worker._private_jobs");

test("does at its start what came due before, in all organizations, by two workers once", async () => {
  const { acme, globex } = world();
  const ids: string[] = [];
  for (const of of [acme, globex, acme, globex, acme]) ids.push(await overdue(of));
  startWorker();
  startWorker();
  await expect.poll(jobs, { timeout: 25_000, interval: 50 }).toEqual([]);
  const done = await publishings(ids);
  expect(done.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(new Set(done.map(({ actor }) => actor))).toEqual(new Set(["admin (scheduled)"]));
  const of = (id: string) => heard.filter((each) => each === `content-changed in ${id}`).length;
  expect([of(acme.id), of(globex.id)]).toEqual([3, 2]);
});

test("does what a worker left that was killed while it was at it, and nothing that one still has", async () => {
  const { acme } = world();
  const [left, held] = [await overdue(acme), await overdue(acme)];
  const lock = (id: string, ago: string) =>
    ask(
      database().superUrl,
      `UPDATE graphile_worker._private_jobs SET attempts = 1, locked_by = $1, locked_at = now() - $2::interval
       WHERE payload->>'id' = $3`,
      [`pool-of-${id}`, ago, id],
    );
  await lock(left, "1 minute");
  await lock(held, "1 second");
  startWorker();
  const done = async () => (await publishings([left, held])).map(({ id }) => id);
  await expect.poll(done, { timeout: 25_000, interval: 50 }).toEqual([left]);
  expect(await jobs()).toHaveLength(1);
  await ask(database().superUrl, "DELETE FROM graphile_worker._private_jobs");
});

test("a job that failed does not wait for hours, nor is it given up", async () => {
  const waiting = [await overdue(world().acme), await overdue(world().globex)];
  const fail = (id: string | undefined, set: string) =>
    ask(
      database().superUrl,
      `UPDATE graphile_worker._private_jobs SET last_error = 'away', ${set} WHERE payload->>'id' = $1`,
      [id],
    );
  await fail(waiting[0], "attempts = 9, run_at = now() + interval '2 hours'");
  await fail(waiting[1], "attempts = max_attempts");
  startWorker();
  const soon = () =>
    ask(
      database().superUrl,
      `SELECT attempts FROM graphile_worker._private_jobs
       WHERE run_at <= now() + interval '20 seconds' AND attempts = 1`,
    );
  await expect.poll(soon, { timeout: 25_000, interval: 50 }).toHaveLength(2);
  await ask(database().superUrl, "DELETE FROM graphile_worker._private_jobs");
});

test("the application's role works on the queue and owns nothing of it", async () => {
  const { appUrl } = database();
  const refused = [
    "ALTER TABLE graphile_worker._private_jobs DISABLE ROW LEVEL SECURITY",
    "DROP FUNCTION graphile_worker.remove_job(text)",
    "INSERT INTO graphile_worker.migrations (id) VALUES (1000)",
    "CREATE TABLE graphile_worker.mine (id int)",
  ];
  for (const statement of refused) {
    await expect(ask(appUrl, statement), statement).rejects.toMatchObject({ code: "42501" });
  }
});
