import { describe, expect, test } from "vitest";
import { newId, type OrganizationId, type SessionId, type UserId } from "@/lib/kernel/ids.ts";
import { Unavailable } from "@/lib/kernel/errors.ts";
import { counterStore } from "@/lib/tenancy/counter-store.ts";
import {
  findLiveSession,
  findMemberId,
  findMemberPrincipal,
  findOrCreateUser,
  findOrganizationByHost,
  findOrganizationById,
  findOrganizationBySlug,
  listMemberships,
  lookUp,
} from "@/lib/tenancy/directory.ts";
import { isReady } from "@/lib/tenancy/readiness.ts";
import { spendOnce } from "@/lib/tenancy/spend-once.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const behind = (sql: string, values: readonly unknown[] = []) =>
  ask(database().superUrl, sql, values);

/** Does something while a row has another value. */
async function whileSet(
  { table, column, id }: { table: string; column: string; id: string },
  value: string,
  run: () => Promise<void>,
): Promise<void> {
  const set = (sql: string) => behind(`UPDATE ${table} SET ${column} = ${sql} WHERE id = $1`, [id]);
  const [before] = await behind(`SELECT ${column}::text AS was FROM ${table} WHERE id = $1`, [id]);
  await set(value);
  try {
    await run();
  } finally {
    await set(before?.["was"] === null ? "NULL" : `'${String(before?.["was"])}'`);
  }
}

describe("an organization is found", () => {
  const entry = () => ({ id: world().acme.id, slug: "acme", name: "acme" });

  test("by its slug, its id, its place below the root, and a hostname of its own", async () => {
    const { id } = world().acme;
    await behind("INSERT INTO hostnames (hostname, organization_id) VALUES ($1, $2)", [
      ...["www.acme.example", id],
    ]);
    expect(await findOrganizationBySlug("acme")).toEqual(entry());
    expect(await findOrganizationById(id)).toEqual(entry());
    expect(await findOrganizationByHost("acme.example.test", "example.test")).toEqual(entry());
    expect(await findOrganizationByHost("www.acme.example", "example.test")).toEqual(entry());
  });

  test("by nothing else", async () => {
    expect(await findOrganizationBySlug("nobody")).toBeNull();
    expect(await findOrganizationById(newId<OrganizationId>())).toBeNull();
    for (const host of ["acme", "acme.test", "x.acme.example.test", "acmeexample.test"]) {
      expect([host, await findOrganizationByHost(host, "example.test")]).toEqual([host, null]);
    }
  });

  test("only while it is active", async () => {
    const { id } = world().acme;
    const place = { table: "organizations", column: "status", id };
    await whileSet(place, "'suspended'", async () => {
      expect(await findOrganizationBySlug("acme")).toBeNull();
      expect(await findOrganizationById(id)).toBeNull();
      expect(await findOrganizationByHost("www.acme.example", "example.test")).toBeNull();
      expect(await listMemberships(world().acme.admin.userId)).toEqual([]);
      expect(await findMemberId(world().acme.admin.userId, id)).toBeNull();
    });
    expect(await findOrganizationById(id)).toEqual(entry());
  });
});

describe("a person", () => {
  test("is a member where they are one, by the names of the organizations", async () => {
    const { acme, globex } = world();
    const { userId, memberId } = acme.admin;
    const second = newId();
    await behind("INSERT INTO members (organization_id, id, user_id) VALUES ($1, $2, $3)", [
      ...[globex.id, second, userId],
    ]);
    expect(await listMemberships(userId)).toEqual([
      { memberId, organization: { id: acme.id, slug: "acme", name: "acme" } },
      { memberId: second, organization: { id: globex.id, slug: "globex", name: "globex" } },
    ]);
    expect(await findMemberId(userId, globex.id)).toBe(second);
    await behind("DELETE FROM members WHERE id = $1", [second]);
    expect(await findMemberId(userId, globex.id)).toBeNull();
    expect(await findMemberId(userId, acme.id)).toBe(memberId);
    expect(await listMemberships(newId<UserId>())).toEqual([]);
  });

  test("finds the organizations by name, whatever was there first", async () => {
    const { userId } = world().globex.admin;
    const second = newId();
    await behind("INSERT INTO members (organization_id, id, user_id) VALUES ($1, $2, $3)", [
      ...[world().acme.id, second, userId],
    ]);
    const names = async () =>
      (await listMemberships(userId)).map(({ organization }) => organization.name);
    expect(await names()).toEqual(["acme", "globex"]);
    const place = { table: "organizations", column: "name", id: world().acme.id };
    await whileSet(place, "'zeta'", async () => expect(await names()).toEqual(["globex", "zeta"]));
    await behind("DELETE FROM members WHERE id = $1", [second]);
  });

  test("is none while they are suspended there", async () => {
    const { id, suspended } = world().acme;
    expect(await listMemberships(suspended.userId)).toEqual([]);
    expect(await findMemberId(suspended.userId, id)).toBeNull();
  });

  test("is who acts in the organization that is named, and nobody in another", async () => {
    const { acme } = world();
    const { sessionId, userId, name } = acme.admin;
    const session = {
      ...{ sessionId, userId, name, email: "admin@acme.test" },
      ...{ instanceOwner: false, seenAt: new Date(), provenAt: new Date() },
    };
    expect(await findMemberPrincipal(session, "acme")).toEqual(acme.admin);
    expect(await findMemberPrincipal(session, "globex")).toBeNull();
  });

  test("is made once for an address, and is seen no more afterwards", async () => {
    const person = { email: "new@acme.test", name: "New", passwordHash: "h", instanceOwner: true };
    const made = await lookUp({}, async (db) => {
      const id = await findOrCreateUser(db, person);
      return { id, seen: await db.user.count() };
    });
    expect(made.seen).toBe(0);
    const again = await lookUp({}, (db) => findOrCreateUser(db, { ...person, name: "Other" }));
    expect(again).toBe(made.id);
    expect(
      await behind("SELECT id, name, password_hash, instance_owner FROM users WHERE email = $1", [
        person.email,
      ]),
    ).toEqual([{ id: made.id, name: "New", password_hash: "h", instance_owner: true }]);
  });
});

describe("a session", () => {
  const find = (more: object = {}) => {
    const { sessionId, userId } = world().acme.editor;
    return findLiveSession({ sessionId, userId, ...more }, new Date());
  };

  test("is live for its own person alone", async () => {
    const { sessionId, userId, name } = world().acme.editor;
    expect(await find()).toMatchObject({
      ...{ sessionId, userId, name, email: "editor@acme.test", instanceOwner: false },
    });
    expect((await find())?.seenAt).toBeInstanceOf(Date);
    expect(await find({ sessionId: newId<SessionId>() })).toBeNull();
    expect(await find({ userId: world().acme.admin.userId })).toBeNull();
    expect(await find({ sessionId: world().acme.admin.sessionId })).toBeNull();
  });

  test.each([
    ["it ended", "sessions", "revoked_at", "now()"],
    ["it expired", "sessions", "expires_at", "now() - interval '1 minute'"],
    ["it was not used for long", "sessions", "seen_at", "now() - interval '13 hours'"],
    ["it was opened too long ago", "sessions", "created_at", "now() - interval '15 days'"],
    ["the person is suspended", "users", "status", "'suspended'"],
  ])("is no more once %s", async (_what, table, column, value) => {
    const { sessionId, userId } = world().acme.editor;
    const id = table === "sessions" ? sessionId : userId;
    await whileSet({ table, column, id }, value, async () => expect(await find()).toBeNull());
    expect(await find()).not.toBeNull();
  });
});

describe("a look-up", () => {
  test("shows what its keys name and nothing more", async () => {
    const { acme } = world();
    const count = (key: Parameters<typeof lookUp>[0]) =>
      lookUp(key, async (db) => [await db.organization.count(), await db.user.count()]);
    expect(await count({})).toEqual([0, 0]);
    expect(await count({ organization_id: acme.id })).toEqual([1, 4]);
    expect(await count({ user_id: acme.admin.userId })).toEqual([1, 1]);
  });

  test("that fails says so in the house's words", async () => {
    const failing = lookUp({}, (db) => db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`);
    await expect(failing).rejects.toThrow(Unavailable);
    expect(await findOrganizationBySlug("acme")).not.toBeNull();
  });
});

describe("a one-time value", () => {
  const later = () => new Date(Date.now() + 60_000);

  test("is spent once, however many try at once", async () => {
    const id = newId();
    const tries = Array.from({ length: 50 }, () => spendOnce({ id, expiresAt: later() }));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect(await spendOnce({ id: newId(), expiresAt: later() })).toBe(true);
  });

  test("is forgotten an hour after its end, and not before", async () => {
    const ended = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    await spendOnce({ id: "long-over", expiresAt: ended(61) });
    await spendOnce({ id: "just-over", expiresAt: ended(59) });
    await spendOnce({ id: newId(), expiresAt: later() });
    const left = await behind("SELECT id FROM spent_tokens WHERE id LIKE '%-over'");
    expect(left).toEqual([{ id: "just-over" }]);
  });
});

test("counters are asked by single statements, outside of every organization", async () => {
  const answer = await counterStore.query({ text: "SELECT $1::int + 1 AS sum", values: [1] });
  expect(answer).toMatchObject({ rows: [{ sum: 2 }] });
});

describe("an instance is ready", () => {
  test("once no migration stands half-done", async () => {
    expect(await isReady()).toBe(true);
    await behind(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
       VALUES ('half', 'x', 'half', now(), 0)`,
    );
    expect(await isReady()).toBe(false);
    await behind("UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = 'half'");
    expect(await isReady()).toBe(true);
    await behind("DELETE FROM _prisma_migrations WHERE id = 'half'");
  });

  test("not while its database does not answer", async () => {
    await behind("ALTER TABLE _prisma_migrations RENAME TO moved");
    expect(await isReady()).toBe(false);
    await behind("ALTER TABLE moved RENAME TO _prisma_migrations");
    expect(await isReady()).toBe(true);
  });
});
