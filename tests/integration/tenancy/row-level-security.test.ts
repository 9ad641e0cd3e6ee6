import { describe, expect, test } from "vitest";
import { database as prisma } from "@/lib/db/client.ts";
import {
  listUnguardedTables,
  requireGuardedTables,
  UnguardedTables,
} from "@/lib/tenancy/guarded-tables.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import type { DirectoryKey } from "@/lib/tenancy/directory-key.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const tenantTables = () =>
  ask<{ name: string }>(
    database().superUrl,
    `SELECT table_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'organization_id'`,
  );

describe("PostgreSQL itself", () => {
  test("shows the application no row of any tenant table while no organization is open", async () => {
    const tables = await tenantTables();
    expect(tables.length).toBeGreaterThan(12);
    for (const { name } of tables) {
      expect(await ask(database().appUrl, `SELECT 1 FROM ${name}`)).toEqual([]);
    }
    for (const name of ["organizations", "users", "sessions"]) {
      expect(await ask(database().appUrl, `SELECT 1 FROM ${name}`)).toEqual([]);
    }
  });

  test("shows Acme's scope no row of Globex, whatever is asked", async () => {
    const { acme, globex } = world();
    await openScope({ principal: acme.admin, requestId: "test", mode: "read" }, async ({ db }) => {
      for (const { name } of await tenantTables()) {
        const rows = await db.$queryRawUnsafe<unknown[]>(
          `SELECT 1 FROM ${name} WHERE organization_id = $1::uuid`,
          globex.id,
        );
        expect(rows).toEqual([]);
      }
      const slugs = await db.organization.findMany({ select: { slug: true } });
      expect(slugs).toEqual([{ slug: "acme" }]);
      const people = await db.user.findMany({ where: { email: { endsWith: "globex.test" } } });
      expect(people).toEqual([]);
    });
  });

  test("refuses a row written under another organization's id", async () => {
    const { acme, globex } = world();
    const writing = openScope(
      { principal: acme.admin, requestId: "test", mode: "write" },
      ({ db }) =>
        db.collection.create({
          data: { organizationId: globex.id, id: crypto.randomUUID(), slug: "x", name: "x" },
        }),
    );
    await expect(writing).rejects.toThrow();
    const rows = await ask(database().superUrl, "SELECT 1 FROM collections WHERE slug = 'x'");
    expect(rows).toEqual([]);
  });

  test("refuses a link from Acme's row to Globex's, behind the application's back too", async () => {
    const { acme, globex } = world();
    const [role] = await ask<{ id: string }>(
      database().superUrl,
      "SELECT id FROM roles WHERE organization_id = $1 AND admin",
      [globex.id],
    );
    const linking = ask(
      database().superUrl,
      "INSERT INTO member_roles (organization_id, member_id, role_id) VALUES ($1, $2, $3)",
      [acme.id, acme.nobody.memberId, role?.id],
    );
    await expect(linking).rejects.toThrow(/foreign key/);
  });

  test.each(["guest", "visitor"] as const)(
    "lets no %s write, though the code tries",
    async (who) => {
      const { acme } = world();
      if (who === "visitor") {
        await ask(
          database().superUrl,
          "UPDATE site_access SET level = 'public' WHERE organization_id = $1",
          [acme.id],
        );
      }
      const options = { principal: acme[who], requestId: "test", mode: "write" } as const;
      const writing = openScope(options, ({ db }) =>
        db.siteAccess.updateMany({ data: { level: "public", passwordVersion: 99 } }),
      );
      await expect(writing).rejects.toThrow();
      const rows = await ask(
        database().superUrl,
        "SELECT 1 FROM site_access WHERE password_version = 99",
      );
      expect(rows).toEqual([]);
      await ask(database().superUrl, "UPDATE site_access SET level = 'password'");
    },
  );

  test("leaves nothing of an organization on the connection that served it", async () => {
    const { acme } = world();
    for (let turn = 0; turn < 20; turn += 1) {
      await openScope({ principal: acme.admin, requestId: "t", mode: "read" }, async ({ db }) => {
        expect(await db.collection.count()).toBeGreaterThan(0);
      });
      expect(await prisma().collection.count()).toBe(0);
    }
  });

  test("finds in the directory what the declared key names, and nothing beside it", async () => {
    const { acme } = world();
    const seen = await lookUp({ user_id: acme.editor.userId }, async (db) => ({
      members: await db.member.findMany({ select: { userId: true } }),
      users: await db.user.findMany({ select: { id: true } }),
      organizations: await db.organization.findMany({ select: { slug: true } }),
      entries: await db.entry.count(),
    }));
    expect(seen).toEqual({
      members: [{ userId: acme.editor.userId }],
      users: [{ id: acme.editor.userId }],
      organizations: [{ slug: "acme" }],
      entries: 0,
    });
  });

  test("opens by no context but those that the directory declares", async () => {
    const policies = await ask<{ name: string }>(
      database().superUrl,
      `SELECT DISTINCT (regexp_matches(coalesce(qual, '') || coalesce(with_check, ''),
         'gatehouse_context\\(''(\\w+)''', 'g'))[1] AS name
       FROM pg_policies WHERE schemaname = 'public' ORDER BY name`,
    );
    const declared: readonly (keyof DirectoryKey)[] = [
      ...(["api_key", "client_errors", "email", "hostname"] as const),
      ...(["mail", "one_time_link", "organization_slug", "origin", "provider"] as const),
      ...(["providers", "registration", "sweep"] as const),
    ];
    expect(policies.map(({ name }) => name)).toEqual(declared);
  });

  test("shows a member of two organizations one of them, and nothing of themselves to change", async () => {
    const { acme, globex } = world();
    await ask(
      database().superUrl,
      "INSERT INTO members (organization_id, id, user_id) VALUES ($1, $2, $3)",
      [globex.id, crypto.randomUUID(), acme.editor.userId],
    );
    const options = { principal: acme.editor, requestId: "test", mode: "write" } as const;
    await openScope(options, async ({ db }) => {
      const organizations = await db.organization.findMany({ select: { slug: true } });
      expect(organizations).toEqual([{ slug: "acme" }]);
      const elsewhere = await db.member.findMany({ where: { organizationId: globex.id } });
      expect(elsewhere).toEqual([]);
      const { count } = await db.user.updateMany({ data: { instanceOwner: true } });
      expect(count).toBe(0);
    });
  });

  test("lets the application delete no organization, and with it no ledger", async () => {
    const { acme } = world();
    const options = { principal: acme.admin, requestId: "test", mode: "write" } as const;
    const deleting = openScope(options, ({ db }) => db.organization.deleteMany());
    await expect(deleting).rejects.toThrow();
    const asOwner = ask(database().superUrl, "DELETE FROM organizations WHERE id = $1", [acme.id]);
    await expect(asOwner).rejects.toThrow(/foreign key/);
  });

  test("keeps the ledger: the application adds lines and changes none", async () => {
    const { acme } = world();
    const options = { principal: acme.admin, requestId: "test", mode: "write" } as const;
    for (const statement of ["UPDATE audit_events SET summary = 'x'", "DELETE FROM audit_events"]) {
      const tampering = openScope(options, ({ db }) => db.$executeRawUnsafe(statement));
      await expect(tampering).rejects.toThrow();
    }
    const rows = await ask(database().superUrl, "SELECT 1 FROM audit_events WHERE summary = 'x'");
    expect(rows).toEqual([]);
  });
});

describe("the start-up check", () => {
  test("finds every tenant table guarded", async () => {
    expect(await listUnguardedTables()).toEqual([]);
  });

  test.each([
    [
      "its policy",
      "DROP POLICY tenant ON assets",
      "CREATE POLICY tenant ON assets USING (organization_id = gatehouse_organization())",
    ],
    [
      "force",
      "ALTER TABLE assets NO FORCE ROW LEVEL SECURITY",
      "ALTER TABLE assets FORCE ROW LEVEL SECURITY",
    ],
    [
      "row-level security",
      "ALTER TABLE assets DISABLE ROW LEVEL SECURITY",
      "ALTER TABLE assets ENABLE ROW LEVEL SECURITY",
    ],
  ])("names a tenant table that lost %s", async (_what, harm, repair) => {
    await ask(database().superUrl, harm);
    expect(await listUnguardedTables()).toEqual(["assets"]);
    await ask(database().superUrl, repair);
    expect(await listUnguardedTables()).toEqual([]);
  });

  test("lets no organization be opened while a table is open, whatever is mended afterwards", async () => {
    const keeper = globalThis as typeof globalThis & { gatehouseGuarded?: Promise<void> };
    delete keeper.gatehouseGuarded;
    const enter = () =>
      openScope({ principal: world().acme.admin, requestId: "test", mode: "read" }, (scope) =>
        Promise.resolve(scope.organizationId),
      );
    await ask(database().superUrl, "ALTER TABLE assets NO FORCE ROW LEVEL SECURITY");
    await expect(enter()).rejects.toThrow(new UnguardedTables(["assets"]));
    await ask(database().superUrl, "ALTER TABLE assets FORCE ROW LEVEL SECURITY");
    await expect(enter()).rejects.toThrow(UnguardedTables);
    delete keeper.gatehouseGuarded; // as a new process
    expect(await enter()).toBe(world().acme.id);
    await ask(database().superUrl, "ALTER TABLE assets NO FORCE ROW LEVEL SECURITY");
    expect(await enter()).toBe(world().acme.id); // asked once a process
    await ask(database().superUrl, "ALTER TABLE assets FORCE ROW LEVEL SECURITY");
  });

  test("is asked again where it did not answer", async () => {
    const keeper = globalThis as typeof globalThis & { gatehouseGuarded?: Promise<void> };
    delete keeper.gatehouseGuarded;
    await ask(database().superUrl, "REVOKE SELECT ON pg_policy FROM PUBLIC");
    const failure = await requireGuardedTables().catch((cause: unknown) => cause);
    await ask(database().superUrl, "GRANT SELECT ON pg_policy TO PUBLIC");
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(UnguardedTables);
    expect(await requireGuardedTables()).toBeUndefined();
  });

  test("names a tenant table with a policy that asks for nothing", async () => {
    await ask(database().superUrl, "CREATE POLICY careless ON assets USING (true)");
    expect(await listUnguardedTables()).toEqual(["assets"]);
    await ask(database().superUrl, "DROP POLICY careless ON assets");
  });

  test("minds policies for the role in use, and not those for others", async () => {
    const [owner, app] = [database().ownerUrl, database().appUrl].map(
      (url) => new URL(url).username,
    );
    const { superUrl } = database();
    await ask(superUrl, `CREATE POLICY careless ON assets FOR SELECT TO "${app}" USING (true)`);
    expect(await listUnguardedTables()).toEqual(["assets"]);
    await ask(superUrl, `ALTER POLICY careless ON assets TO "${owner}"`);
    expect(await listUnguardedTables()).toEqual([]);
    await ask(superUrl, "DROP POLICY careless ON assets");
  });

  test("names the application's role when a table is its own", async () => {
    const [owner, app] = [database().ownerUrl, database().appUrl].map(
      (url) => new URL(url).username,
    );
    await ask(database().superUrl, `ALTER TABLE assets OWNER TO "${app}"`);
    expect(await listUnguardedTables()).toEqual([`role ${app}`]);
    await ask(database().superUrl, `ALTER TABLE assets OWNER TO "${owner}"`);
  });

  test("names a new table with organization_id that nobody guarded", async () => {
    await ask(database().superUrl, "CREATE TABLE forgotten (organization_id uuid, secret text)");
    expect(await listUnguardedTables()).toEqual(["forgotten"]);
    await ask(database().superUrl, "DROP TABLE forgotten");
  });
});
