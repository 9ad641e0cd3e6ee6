import { afterEach, describe, expect, test } from "vitest";
import { createEntry } from "@/lib/content/create-entry.ts";
import { scheduleEntry } from "@/lib/content/schedule-entry.ts";
import { runJobs } from "@/lib/doors/internal/run-jobs.ts";
import { signRequest } from "@/lib/gates/hmac/verify.ts";
import { keepWorking, type Working } from "@/lib/jobs/keep-working.ts";
import { runDue } from "@/lib/jobs/run-due.ts";
import { environment } from "@/lib/kernel/env.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { makeStamp, stampHeader } from "@/lib/kernel/stamp.ts";
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

const HOUR = 3_600_000;

/** An entry that somebody scheduled to be published a while after the moment of their clock. */
async function scheduled({ admin }: Organization, at: { clock: () => number; ahead: number }) {
  const slug = newId();
  const input = { collection: "pages" as const, slug, parentId: null, data: pageOf(slug) };
  const { id } = await runUseCase(createEntry, input, callerOf(admin));
  const publishAt = new Date(at.clock() + at.ahead).toISOString();
  const named = { collection: "pages", id, revision: 1, publishAt };
  await runUseCase(scheduleEntry, named, { ...callerOf(admin), clock: at.clock });
  return id;
}

/** An entry that was scheduled an hour ago to be published then. */
const overdue = (of: Organization) =>
  scheduled(of, { clock: () => Date.now() - HOUR, ahead: 1_000 });

/** What the door answers, called as the wall lets a call through. */
async function knock({ signed = true, body = "" }): Promise<Response> {
  const url = new URL("http://localhost:3000/api/internal/run-jobs");
  const judging = { secret: environment().GATEHOUSE_SECRET, now: Date.now() };
  const stamp = await makeStamp(judging, {
    ...{ requestId: newId(), method: "POST", host: url.host, path: url.pathname },
    ...({ surface: "internal", organizationId: null } as const),
  });
  const proof = signed ? await signRequest({ method: "POST", url, body }, judging) : {};
  const headers = { host: url.host, [stampHeader]: stamp, ...proof };
  return runJobs(new Request(url, { method: "POST", headers, body }));
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

describe("a host where no process stays", () => {
  const call = (more: object = {}) =>
    runDue({
      connectionString: database().appUrl,
      within: 20_000,
      announce: (effect, organizationId) =>
        Promise.resolve(void heard.push(`${effect} in ${organizationId}`)),
      ...more,
    });

  test("does what is due when it is called, whoever calls at that moment, and nothing ahead of time", async () => {
    const { acme, globex } = world();
    const ids = [await overdue(acme), await overdue(globex)];
    const early = await scheduled(acme, { clock: Date.now, ahead: HOUR });
    const told = await Promise.all([call(), call(), call()]);
    expect(told).toEqual(Array.from({ length: 3 }, () => ({ done: 2, failed: 0, left: 0 })));
    expect((await publishings([...ids, early])).map(({ id }) => id).toSorted()).toEqual(
      ids.toSorted(),
    );
    expect(heard.toSorted()).toEqual(
      [acme, globex].map(({ id }) => `content-changed in ${id}`).toSorted(),
    );
    expect(await call()).toEqual({ done: 0, failed: 0, left: 0 });
    await ask(database().superUrl, "DELETE FROM graphile_worker._private_jobs");
  });

  test("begins no further job once its time is over, and leaves it to the next call", async () => {
    const { acme } = world();
    const ids = [await overdue(acme), await overdue(acme), await overdue(acme)];
    const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 200));
    const first = await call({ within: 1, announce: slowly });
    expect(first.failed).toBe(0);
    expect([first.done + first.left, first.left > 0]).toEqual([3, true]);
    expect(await call()).toEqual({ done: first.left, failed: 0, left: 0 });
    expect(await publishings(ids)).toHaveLength(3);
  });

  test("says that a job failed, and keeps it", async () => {
    await overdue(world().acme);
    const away = () => Promise.reject(new Error("away"));
    expect(await call({ announce: away })).toEqual({ done: 0, failed: 1, left: 0 });
    expect(await jobs()).toHaveLength(1);
    await ask(database().superUrl, "DELETE FROM graphile_worker._private_jobs");
  });

  test("is called by the system alone, without a body, and tells how much there was", async () => {
    const id = await overdue(world().globex);
    expect((await knock({ signed: false })).status).toBe(401);
    expect((await knock({ body: "{}" })).status).toBe(422);
    expect(await publishings([id])).toEqual([]);
    // @NOTE Outside of Next its cache cannot be told of the change, so that the job counts as failed.
    const answer = await knock({});
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(await answer.json()).toEqual({ done: 0, failed: 1, left: 0 });
    expect(await publishings([id])).toHaveLength(1);
    await ask(database().superUrl, "DELETE FROM graphile_worker._private_jobs");
  });
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
