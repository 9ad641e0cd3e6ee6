import { beforeEach, describe, expect, test } from "vitest";
import type { Principal, Scheduler } from "@/lib/access/principal.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { scheduleEntry } from "@/lib/content/schedule-entry.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId, type UserId } from "@/lib/kernel/ids.ts";
import { findScheduled } from "@/lib/tenancy/directory.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sendJob, takeJobBack } from "@/lib/tenancy/send-job.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { pageOf } from "../content/pages.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const behind = (statement: string, values: readonly unknown[] = []) =>
  ask(database().superUrl, statement, values);

describe("who had something done later", () => {
  const later = (by: Scheduler): Principal => ({
    ...{ kind: "schedule", organizationId: by.organizationId, by },
  });
  const enter = (principal: Principal) =>
    openScope({ principal, requestId: "test", mode: "read" }, ({ grants, person }) =>
      Promise.resolve({ person, may: (what: string) => grants.permissions.has(what) }),
    );
  const expectRefused = (by: Scheduler) =>
    expect(enter(later(by))).rejects.toThrow(Unauthenticated);

  /** Suspends a row for as long as something is asked. */
  async function whileSuspended(
    [table, id]: readonly ["members" | "organizations" | "users", string],
    run: () => Promise<unknown>,
  ): Promise<void> {
    const set = (to: string) => behind(`UPDATE ${table} SET status = $2 WHERE id = $1`, [id, to]);
    await set("suspended");
    try {
      await run();
    } finally {
      await set("active");
    }
  }

  test("is the member that they were, whether or not they are signed in", async () => {
    const { admin, editor } = world().acme;
    await behind("UPDATE sessions SET revoked_at = now() WHERE id = $1", [editor.sessionId]);
    const { person, may } = await enter(later(editor));
    await behind("UPDATE sessions SET revoked_at = NULL WHERE id = $1", [editor.sessionId]);
    expect(person).toEqual({ id: editor.userId, name: "editor", email: "editor@acme.test" });
    expect([may("pages:update"), may("pages:publish")]).toEqual([true, false]);
    await expectRefused({ ...editor, memberId: admin.memberId });
    await expectRefused({ ...editor, userId: newId<UserId>() });
  });

  test("is nobody once they are suspended, or gone, or of the other side", async () => {
    const { acme, globex } = world();
    const { editor } = acme;
    await whileSuspended(["members", editor.memberId], () => expectRefused(editor));
    await whileSuspended(["users", editor.userId], () => expectRefused(editor));
    await whileSuspended(["organizations", acme.id], () => expectRefused(editor));
    await expectRefused({ ...editor, organizationId: globex.id });
    await expectRefused(acme.suspended);
    expect((await enter(later(editor))).may("pages:update")).toBe(true);
  });

  test("may be a domain, as long as it is one", async () => {
    const { acme, globex } = world();
    expect((await enter(later(acme.partner))).may("posts:read")).toBe(true);
    await expectRefused({ ...acme.partner, epoch: 7 });
    await expectRefused({ ...acme.partner, organizationId: globex.id });
  });

  test("may be an import, where the organization is active", async () => {
    const { id } = world().acme;
    const by = { kind: "system", organizationId: id, purpose: "import" } as const;
    const { person, may } = await enter(later(by));
    expect([person, may("posts:create"), may("members:update")]).toEqual([null, true, false]);
    await whileSuspended(["organizations", id], () => expectRefused(by));
  });
});

describe("what an entry keeps of its schedule", () => {
  test("is found by the organization and the entry, and by nothing else", async () => {
    const { acme, globex } = world();
    const admin = callerOf(acme.admin);
    const input = { collection: "pages", slug: "later", parentId: null, data: pageOf("Later") };
    const { id } = await runUseCase(createEntry, input, admin);
    expect(await findScheduled(acme.id, id)).toBeNull();
    const publishAt = new Date(Date.now() + 3_600_000).toISOString();
    const times = { revision: 1, publishAt, unpublishAt: null };
    await runUseCase(scheduleEntry, { collection: "pages", id, ...times }, admin);
    const found = await findScheduled(acme.id, id);
    expect(found).toMatchObject({ collection: "pages", schedule: { by: { kind: "member" } } });
    expect(await findScheduled(globex.id, id)).toBeNull();
    expect(await findScheduled(acme.id, newId())).toBeNull();
  });
});

describe("a job", () => {
  beforeEach(() => behind("DELETE FROM graphile_worker._private_jobs"));

  const jobs = () =>
    behind(`SELECT j.key, t.identifier AS task, j.payload, j.run_at AS at
      FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      ORDER BY j.key`);
  const inScope = (principal: Principal, run: (scope: Scope) => Promise<void>) =>
    openScope({ principal, requestId: "test", mode: "write" }, run);
  const at = (hours: number) => new Date(Date.UTC(2099, 0, 1, hours));
  const job = (hours: number) => ({
    ...{ task: "wake", key: "entry", payload: { hours }, runAt: at(hours) },
  });

  test("takes the place of its own organization's of the same key, and of no other", async () => {
    const { acme, globex } = world();
    await inScope(acme.admin, (scope) => sendJob(scope, job(1)));
    await inScope(globex.admin, (scope) => sendJob(scope, job(2)));
    await inScope(acme.admin, (scope) => sendJob(scope, job(3)));
    const kept = (id: string, hours: number) => ({
      ...{ key: `${id}:entry`, task: "wake", payload: { hours }, at: at(hours) },
    });
    const both = [kept(acme.id, 3), kept(globex.id, 2)];
    expect(await jobs()).toEqual(both.toSorted((a, b) => (a.key < b.key ? -1 : 1)));
  });

  test("is taken back by its own organization alone", async () => {
    const { acme, globex } = world();
    await inScope(acme.admin, (scope) => sendJob(scope, job(1)));
    await inScope(globex.admin, (scope) => takeJobBack(scope, "entry"));
    await inScope(acme.admin, (scope) => takeJobBack(scope, "another"));
    expect(await jobs()).toHaveLength(1);
    await inScope(acme.admin, (scope) => takeJobBack(scope, "entry"));
    expect(await jobs()).toEqual([]);
  });

  test("is not there where the deed is not", async () => {
    const failing = inScope(world().acme.admin, async (scope) => {
      await sendJob(scope, job(1));
      throw new Error("the deed failed");
    });
    await expect(failing).rejects.toThrow("the deed failed");
    expect(await jobs()).toEqual([]);
  });
});
