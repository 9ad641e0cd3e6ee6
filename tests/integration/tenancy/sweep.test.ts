import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { sweep } from "@/lib/tenancy/sweep.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations, type Organization } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const run = (sql: string, values: readonly unknown[] = []) =>
  ask<{ id: string }>(database().superUrl, sql, values);

/** Guarded tables, and the text that names a row of each in these tests. */
const NAMES = {
  sessions: "user_agent",
  refresh_tokens: "digest",
  idempotency_keys: "key",
  domain_usage: "requests",
} as const;

const TABLES = Object.keys(NAMES) as (keyof typeof NAMES)[];

const namesIn = async (table: keyof typeof NAMES): Promise<string[]> => {
  const rows = await run(`SELECT ${NAMES[table]}::text AS id FROM ${table}`);
  return rows.map(({ id }) => id).toSorted();
};

/** Rows of one organization: `1…` long over, `2…` over or old, but not for long, `3…` in use. */
async function litter({ id, admin, slug }: Organization): Promise<void> {
  const session = (name: string, expires: string, revoked: string | null) =>
    run(
      `INSERT INTO sessions (id, user_id, user_agent, expires_at, revoked_at)
       VALUES ($1, $2, $3, now() + $4::interval, now() + $5::interval)`,
      [newId(), admin.userId, `${name}-${slug}`, expires, revoked],
    );
  await session("1-expired", "-31 days", null);
  await session("1-revoked", "1 day", "-31 days");
  await session("2-expired", "-29 days", null);
  await session("2-revoked", "1 day", "-29 days");
  await session("3-live", "1 day", null);
  const refresh = (name: string, expires: string, used: string | null) =>
    run(
      `INSERT INTO refresh_tokens
         (organization_id, id, user_id, session_id, digest, expires_at, used_at)
       VALUES ($1, $2, $3, $4, $5, now() + $6::interval, now() + $7::interval)`,
      [id, newId(), admin.userId, admin.sessionId, `${name}-${slug}`, expires, used],
    );
  await refresh("1-expired", "-2 days", null);
  await refresh("2-expired", "-1 hour", null);
  await refresh("3-used", "1 day", "-3 days");
  const key = (name: string, created: string) =>
    run(
      `INSERT INTO idempotency_keys (organization_id, actor, key, digest, created_at)
       VALUES ($1, 'member', $2, 'x', now() + $3::interval)`,
      [id, `${name}-${slug}`, created],
    );
  await key("1-old", "-3 days");
  await key("2-today", "-20 hours");
  const domainId = newId();
  await run(
    `INSERT INTO domains (organization_id, id, name, hostname, origins, ip_ranges)
     VALUES ($1, $2, 'Partner', $3, '{}', '{}')`,
    [id, domainId, `${domainId}.test`],
  );
  const usage = (requests: number, hour: string) =>
    run(
      `INSERT INTO domain_usage (organization_id, domain_id, hour, requests)
       VALUES ($1, $2, now() + $3::interval, $4)`,
      [id, domainId, hour, requests],
    );
  await usage(1, "-14 months");
  await usage(2, "-12 months");
}

const TWINS = (names: readonly string[]) =>
  names.flatMap((name) => [`${name}-acme`, `${name}-globex`]).toSorted();

async function litterAnew(): Promise<void> {
  await run("DELETE FROM sessions WHERE user_agent <> ''");
  for (const table of ["refresh_tokens", "idempotency_keys", "domain_usage"]) {
    await run(`DELETE FROM ${table}`);
  }
  await run("TRUNCATE rate_limits, spent_tokens");
  await litter(world().acme);
  await litter(world().globex);
}

describe("the sweep", () => {
  beforeEach(litterAnew);

  test("takes what is long over, of every organization, and nothing else", async () => {
    const people = (await namesIn("sessions")).filter((name) => name === "");
    expect(await sweep()).toMatchObject({
      sessions: 4,
      refresh_tokens: 2,
      idempotency_keys: 2,
      domain_usage: 2,
    });
    expect(await namesIn("sessions")).toEqual([
      ...people,
      ...TWINS(["2-expired", "2-revoked", "3-live"]),
    ]);
    expect(await namesIn("refresh_tokens")).toEqual(TWINS(["2-expired", "3-used"]));
    expect(await namesIn("idempotency_keys")).toEqual(TWINS(["2-today"]));
    expect(await namesIn("domain_usage")).toEqual(["2", "2"]);
  });

  test("takes counters and spent tokens that nobody can use any more", async () => {
    await run(`INSERT INTO rate_limits (key, points, expire) VALUES
      ('1', 1, (extract(epoch FROM now()) - 7200) * 1000),
      ('2', 1, (extract(epoch FROM now()) - 1800) * 1000),
      ('3', 1, (extract(epoch FROM now()) + 60) * 1000)`);
    await run(`INSERT INTO spent_tokens (id, expires_at) VALUES
      ('1', now() - interval '2 hours'), ('2', now() - interval '30 minutes')`);
    expect(await sweep()).toMatchObject({ rate_limits: 1, spent_tokens: 1 });
    expect(await run("SELECT key AS id FROM rate_limits ORDER BY 1")).toEqual([
      { id: "2" },
      { id: "3" },
    ]);
    expect(await run("SELECT id FROM spent_tokens")).toEqual([{ id: "2" }]);
  });

  test("goes on batch by batch until nothing is left, and finds nothing afterwards", async () => {
    await run(`INSERT INTO rate_limits (key, points, expire)
      SELECT n::text, 1, 1 FROM generate_series(1, 25) n`);
    expect((await sweep(10)).rate_limits).toBe(25);
    const again = await sweep();
    expect(Object.values(again).filter((count) => count > 0)).toEqual([]);
  });

  test("takes each row once when several processes sweep at the same moment", async () => {
    await run(`INSERT INTO rate_limits (key, points, expire)
      SELECT n::text, 1, 1 FROM generate_series(1, 200) n`);
    const swept = await Promise.all([sweep(20), sweep(20), sweep(20)]);
    const left = await sweep();
    const total = [...swept, left].reduce((sum, { rate_limits: count }) => sum + count, 0);
    expect(total).toBe(200);
    expect(await run("SELECT key AS id FROM rate_limits")).toEqual([]);
  });
});

describe("what the sweep may see", () => {
  beforeAll(litterAnew);

  const seenBy = (key: Parameters<typeof lookUp>[0], table: string) =>
    lookUp(key, (db) => db.$queryRawUnsafe<unknown[]>(`SELECT 1 AS seen FROM ${table}`));

  test.each(TABLES)("of %s is what is long over", async (table) => {
    const rows = await lookUp({ sweep: "on" }, (db) =>
      db.$queryRawUnsafe<{ id: string }[]>(`SELECT ${NAMES[table]}::text AS id FROM ${table}`),
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ id }) => !id.startsWith("1"))).toEqual([]);
  });

  test("of every other guarded table is nothing", async () => {
    const guarded = await ask<{ name: string }>(
      database().superUrl,
      `SELECT relname AS name FROM pg_class
       WHERE relrowsecurity AND relkind = 'r' AND relnamespace = 'public'::regnamespace
         -- What holds for everybody is everybody's to read, and its owner's alone to change.
         AND relname <> 'instance_settings'`,
    );
    const others = guarded.filter(({ name }) => !Object.hasOwn(NAMES, name));
    expect(others.length).toBeGreaterThan(10);
    for (const { name } of others) expect(await seenBy({ sweep: "on" }, name)).toEqual([]);
  });

  test.each(TABLES)("of %s cannot be changed, whatever the change", async (table) => {
    const changing = lookUp({ sweep: "on" }, (db) =>
      db.$executeRawUnsafe(`UPDATE ${table} SET ${NAMES[table]} = ${NAMES[table]}`),
    );
    await expect(changing).rejects.toThrow();
  });

  test.each(["organization_id", "user_id"] as const)(
    "does not add to what is seen while %s is declared, too",
    async (name) => {
      const { acme } = world();
      const value = name === "user_id" ? acme.admin.userId : acme.id;
      for (const table of TABLES) {
        const alone = await seenBy({ [name]: value }, table);
        expect(await seenBy({ [name]: value, sweep: "on" }, table)).toEqual(alone);
      }
    },
  );

  test("is nothing to anybody who did not declare it", async () => {
    for (const table of TABLES) expect(await seenBy({}, table)).toEqual([]);
    const options = { principal: world().acme.admin, requestId: "test", mode: "read" } as const;
    await openScope(options, async ({ db }) => {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT 1 FROM idempotency_keys WHERE key LIKE '%globex'`;
      expect(rows).toEqual([]);
    });
  });
});
