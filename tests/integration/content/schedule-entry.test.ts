import { afterEach, describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { binEntryUseCase } from "@/lib/content/bin-entry.ts";
import { cancelSchedule } from "@/lib/content/cancel-schedule.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { getEntryUseCase } from "@/lib/content/get-entry.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { saveDraft } from "@/lib/content/save-draft.ts";
import { scheduleEntry } from "@/lib/content/schedule-entry.ts";
import { unpublishEntry } from "@/lib/content/unpublish-entry.ts";
import { fireDue } from "@/lib/jobs/fire-due.ts";
import { Forbidden, NotFound, Stale } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { pageOf } from "./pages.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const collection = "pages" as const;
const HOUR = 3_600_000;

/** An hour ago, so that what is scheduled for a minute later is due now. */
const anHourAgo = (principal: Principal) => ({
  ...callerOf(principal),
  clock: () => Date.now() - HOUR,
});
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const inMinutes = (minutes: number) => minutesAgo(-minutes);

async function drafted(principal: Principal, slug: string = newId()) {
  const input = { collection, slug, parentId: null, data: pageOf(slug) };
  const { id } = await runUseCase(createEntry, input, callerOf(principal));
  return { collection, id };
}

type Named = Awaited<ReturnType<typeof drafted>>;

/** Scheduled an hour ago for some minutes ago. */
const due = (
  principal: Principal,
  named: Named,
  times: { revision?: number; publishAt?: string | null; unpublishAt?: string | null },
) =>
  runUseCase(
    scheduleEntry,
    { ...named, revision: 1, publishAt: null, unpublishAt: null, ...times },
    anHourAgo(principal),
  );

const save = (principal: Principal, named: Named, title: string, revision: number) =>
  runUseCase(
    saveDraft,
    { ...named, revision, slug: named.id, parentId: null, data: pageOf(title) },
    callerOf(principal),
  );

const read = (principal: Principal, named: Named) =>
  runUseCase(getEntryUseCase, named, callerOf(principal));

type JobRow = { payload: { id: string }; run_at: Date };

/** The jobs about an entry, the earliest first. */
const jobsOf = ({ id }: Named) =>
  ask<JobRow>(
    database().superUrl,
    `SELECT payload, run_at FROM graphile_worker._private_jobs
     WHERE payload->>'id' = $1 AND attempts < max_attempts ORDER BY run_at`,
    [id],
  );

const effects: string[] = [];
const worker = {
  requestId: "job",
  announce: (effect: string) => Promise.resolve(void effects.push(effect)),
};

/** Does the jobs about an entry, as a worker would, and takes them away unless told to leave them. */
async function fire(named: Named): Promise<void> {
  for (const { payload } of await jobsOf(named)) await fireDue(payload, worker);
}

const shown = async ({ id }: Named) => {
  const [row] = await ask<{ title: string | null; revision: number }>(
    database().superUrl,
    "SELECT published->>'title' AS title, revision FROM entries WHERE id = $1",
    [id],
  );
  return row?.title ?? null;
};

const ledger = async ({ id }: Named) =>
  (
    await ask<{ line: string }>(
      database().superUrl,
      `SELECT action || ' by ' || actor_name AS line FROM audit_events
       WHERE subject_id = $1 ORDER BY occurred_at, id`,
      [id],
    )
  ).map(({ line }) => line);

const versions = ({ id }: Named) =>
  ask<{ number: number; action: string }>(
    database().superUrl,
    "SELECT number, action FROM entry_versions WHERE entry_id = $1 ORDER BY number",
    [id],
  );

afterEach(() => effects.splice(0));

describe("what is scheduled", () => {
  test("waits, is published once its time has come, and is taken off again", async () => {
    const { admin } = world().acme;
    const named = await drafted(admin);
    const times = { publishAt: inMinutes(10), unpublishAt: inMinutes(20) };
    await runUseCase(scheduleEntry, { ...named, revision: 1, ...times }, callerOf(admin));
    expect(await read(admin, named)).toMatchObject({
      status: "scheduled",
      schedule: { version: 2, draftMovedOn: false, byName: "admin" },
    });
    expect((await jobsOf(named)).map(({ run_at }) => run_at.toISOString())).toEqual(
      Object.values(times),
    );
    await fire(named);
    expect(await shown(named)).toBe(null);

    await due(admin, named, { revision: 2, publishAt: minutesAgo(9), unpublishAt: minutesAgo(4) });
    const [publishing, takingOff] = await jobsOf(named);
    await fireDue(publishing?.payload, worker);
    expect(await shown(named)).not.toBe(null);
    expect(await read(admin, named)).toMatchObject({ status: "published", publishAt: null });
    await fireDue(takingOff?.payload, worker);
    expect(await shown(named)).toBe(null);
    expect(await read(admin, named)).toMatchObject({ status: "draft", schedule: null });
    expect(effects).toEqual(["content-changed", "content-changed"]);
    expect(await ledger(named)).toEqual([
      "entry.schedule by admin",
      "entry.create by admin",
      "entry.schedule by admin",
      "entry.publish by admin (scheduled)",
      "entry.unpublish by admin (scheduled)",
    ]);
    expect((await versions(named)).map(({ action }) => action)).toEqual([
      ...["create", "schedule", "schedule", "publish", "unpublish"],
    ]);
  });

  test("happens once, however often and by however many it is asked for at once", async () => {
    const { admin } = world().acme;
    const named = await drafted(admin);
    await due(admin, named, { publishAt: minutesAgo(5) });
    const [job] = await jobsOf(named);
    await Promise.all(Array.from({ length: 50 }, () => fireDue(job?.payload, worker)));
    await fireDue(job?.payload, worker);
    expect(effects).toEqual(["content-changed"]);
    expect((await ledger(named)).filter((line) => line.startsWith("entry.publish"))).toHaveLength(
      1,
    );
    expect((await versions(named)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  test("is the text of then: what is saved later is not published with it", async () => {
    const { admin, editor } = world().acme;
    const named = await drafted(admin, "as-scheduled");
    await due(admin, named, { publishAt: minutesAgo(5) });
    await save(editor, named, "smuggled", 2);
    expect((await read(admin, named)).schedule).toMatchObject({ version: 2, draftMovedOn: true });
    await fire(named);
    expect(await shown(named)).toBe("as-scheduled");
    expect(await read(admin, named)).toMatchObject({ status: "changed", title: "smuggled" });
    expect((await versions(named)).map(({ action }) => action)).toEqual([
      ...["create", "schedule", "save", "publish"],
    ]);
  });

  test("is in the place of what was scheduled before, and publishing by hand in the place of it", async () => {
    const { admin } = world().acme;
    const named = await drafted(admin);
    await due(admin, named, { publishAt: minutesAgo(30) });
    const [former] = await jobsOf(named);
    const times = { publishAt: inMinutes(30), unpublishAt: inMinutes(60) };
    await runUseCase(scheduleEntry, { ...named, revision: 2, ...times }, callerOf(admin));
    await fireDue(former?.payload, worker);
    expect(await shown(named)).toBe(null);
    await runUseCase(publishEntry, { ...named, revision: 3 }, callerOf(admin));
    const after = await read(admin, named);
    expect(after).toMatchObject({ publishAt: null, schedule: { version: null } });
    expect(after.unpublishAt?.toISOString()).toBe(times.unpublishAt);
    await runUseCase(unpublishEntry, { ...named, revision: 4 }, callerOf(admin));
    expect(await read(admin, named)).toMatchObject({ unpublishAt: null, schedule: null });
  });

  test("is cancelled, or happens: never both", async () => {
    const { admin } = world().acme;
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const named = await drafted(admin);
      await due(admin, named, { publishAt: minutesAgo(5) });
      const [job] = await jobsOf(named);
      const cancelling = () =>
        runUseCase(cancelSchedule, { ...named, revision: 2 }, callerOf(admin)).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Stale) return false;
            throw error;
          },
        );
      const firing = () => fireDue(job?.payload, worker);
      const first = round % 2 === 0 ? cancelling() : firing();
      const [one, other] = await Promise.all([first, round % 2 === 0 ? firing() : cancelling()]);
      const isCancelled = round % 2 === 0 ? one : other;
      expect(await shown(named)).toEqual(isCancelled === true ? null : expect.any(String));
      expect(await read(admin, named)).toMatchObject({ publishAt: null, schedule: null });
      outcomes.add(String(isCancelled));
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  test("that is cancelled leaves no job, and saying it again changes nothing", async () => {
    const { admin } = world().acme;
    const named = await drafted(admin);
    await due(admin, named, { publishAt: minutesAgo(5) });
    const cancel = { ...named, revision: 2 };
    expect(await runUseCase(cancelSchedule, cancel, callerOf(admin))).toEqual({
      revision: 3,
      cancelled: true,
    });
    expect(await jobsOf(named)).toEqual([]);
    expect(
      await runUseCase(cancelSchedule, { ...named, revision: 3 }, callerOf(admin)),
    ).toMatchObject({ revision: 3, cancelled: false });
    expect((await ledger(named)).filter((line) => line.startsWith("entry.cancel"))).toHaveLength(1);
  });
});

describe("what cannot be published when it is due", () => {
  test("stays as it is, in the bin too, and says why", async () => {
    const { admin } = world().acme;
    const named = await drafted(admin);
    await due(admin, named, { publishAt: minutesAgo(5) });
    await runUseCase(binEntryUseCase, { ...named, revision: 2 }, callerOf(admin));
    await fire(named);
    expect(await shown(named)).toBe(null);
    expect((await ledger(named)).at(-1)).toBe("entry.schedule-failed by System (schedule)");
  });

  test("is taken off in the bin, so that restoring does not bring it back", async () => {
    const { admin } = world().acme;
    const named = await drafted(admin);
    await runUseCase(publishEntry, { ...named, revision: 1 }, callerOf(admin));
    await due(admin, named, { revision: 2, unpublishAt: minutesAgo(5) });
    await runUseCase(binEntryUseCase, { ...named, revision: 3 }, callerOf(admin));
    await fire(named);
    expect(await shown(named)).toBe(null);
  });

  test("has a taken address: the job is over, and the next time it is asked for it is not tried", async () => {
    const { admin } = world().acme;
    const named = await drafted(admin, "wanted-address");
    await due(admin, named, { publishAt: minutesAgo(5) });
    await save(admin, named, "elsewhere", 2);
    const other = await drafted(admin, "wanted-address");
    await runUseCase(publishEntry, { ...other, revision: 1 }, callerOf(admin));
    const [job] = await jobsOf(named);
    await fireDue(job?.payload, worker);
    await fireDue(job?.payload, worker);
    const { scheduleFailure, status } = await read(admin, named);
    expect([status, scheduleFailure?.deed]).toEqual(["draft", "publish"]);
    const failures = (await ledger(named)).filter((line) =>
      line.startsWith("entry.schedule-failed"),
    );
    expect(failures).toHaveLength(1);
  });
});

describe("whoever schedules", () => {
  test("holds the right to publish the entry, in its organization", async () => {
    const { acme, globex } = world();
    const named = await drafted(acme.admin);
    const input = { ...named, revision: 1, publishAt: inMinutes(10), unpublishAt: null };
    await expect(runUseCase(scheduleEntry, input, callerOf(acme.editor))).rejects.toBeInstanceOf(
      Forbidden,
    );
    for (const stranger of [globex.admin, acme.nobody].map((one) => callerOf(one))) {
      const cancel = { ...named, revision: 1 };
      await expect(runUseCase(scheduleEntry, input, stranger)).rejects.toBeInstanceOf(NotFound);
      await expect(runUseCase(cancelSchedule, cancel, stranger)).rejects.toBeInstanceOf(NotFound);
    }
    expect(await jobsOf(named)).toEqual([]);
  });

  test("of one organization reaches nothing of another by a job that names it", async () => {
    const { acme, globex } = world();
    const named = await drafted(acme.admin);
    await due(acme.admin, named, { publishAt: minutesAgo(5) });
    const [job] = await jobsOf(named);
    await fireDue({ ...job?.payload, organizationId: globex.id }, worker);
    expect(await shown(named)).toBe(null);
    await fire(named);
    expect(await shown(named)).not.toBe(null);
  });

  const losses: readonly (readonly [string, string])[] = [
    ["was suspended", "UPDATE members SET status = 'suspended' WHERE id = $1"],
    ["is suspended everywhere", "UPDATE users SET status = 'suspended' WHERE id = $2"],
    ["left", "DELETE FROM members WHERE id = $1"],
    ["lost the right", "DELETE FROM member_policies WHERE member_id = $1"],
    [
      "is in an organization that was suspended",
      "UPDATE organizations SET status = 'suspended' WHERE id = $3",
    ],
  ];

  test.each(losses)(
    "and %s meanwhile publishes nothing, and everybody is told why",
    async (_how, statement) => {
      const { globex } = world();
      const publisher = globex.editor;
      const undo = await holdPermissionsOf(publisher);
      const named = await drafted(globex.admin);
      await due(publisher, named, { publishAt: minutesAgo(5), unpublishAt: inMinutes(5) });
      const at = [publisher.memberId, publisher.userId, publisher.organizationId];
      const wanted = at.filter((_, index) => statement.includes(`$${index + 1}`));
      await ask(database().superUrl, statement.replace(/\$\d/, "$1"), wanted);
      await fire(named);
      expect(await shown(named)).toBe(null);
      await undo();
      const entry = await read(globex.admin, named);
      expect(entry).toMatchObject({ status: "draft", publishAt: null, unpublishAt: null });
      expect(entry.scheduleFailure).toMatchObject({
        deed: "publish",
        reason: "editor, who scheduled it, may not publish it any more.",
      });
      expect((await ledger(named)).at(-1)).toBe("entry.schedule-failed by System (schedule)");
      expect(effects).toEqual([]);
      await runUseCase(
        cancelSchedule,
        { ...named, revision: entry.revision },
        callerOf(globex.admin),
      );
      expect((await read(globex.admin, named)).scheduleFailure).toBe(null);
    },
  );

  /** The right to publish for an editor; answers how everything becomes as it was. */
  async function holdPermissionsOf(member: MemberPrincipal) {
    const url = database().superUrl;
    const { memberId, userId, organizationId } = member;
    await ask(url, "UPDATE users SET status = 'active' WHERE id = $1", [userId]);
    await ask(url, "UPDATE organizations SET status = 'active' WHERE id = $1", [organizationId]);
    await ask(
      url,
      `INSERT INTO members (organization_id, id, user_id) VALUES ($1, $2, $3)
       ON CONFLICT (organization_id, id) DO UPDATE SET status = 'active'`,
      [organizationId, memberId, userId],
    );
    const actions = ["create", "read", "read-draft", "update", "publish"];
    await holdPermissions(
      database(),
      member,
      actions.map((action) => ({ collection, action })),
    );
    return async () => {
      await ask(url, "UPDATE organizations SET status = 'active' WHERE id = $1", [organizationId]);
    };
  }
});
