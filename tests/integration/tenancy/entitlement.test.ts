import { describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { listEntriesUseCase } from "@/lib/content/list-entries.ts";
import { readDraftSite, readPublishedSite } from "@/lib/content/read-site.ts";
import { Forbidden, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId, type GuestId, type SessionId } from "@/lib/kernel/ids.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { inLocale } from "@/lib/tenancy/in-locale.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, setLevel, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const enter = (principal: Principal) =>
  openScope({ principal, requestId: "test", mode: "read" }, ({ grants }) =>
    Promise.resolve(grants),
  );

const home = { path: [] };

describe("a scope opens", () => {
  test("with what the roles of the member say now", async () => {
    const { acme } = world();
    expect((await enter(acme.admin)).admin).toBe(true);
    expect((await enter(acme.editor)).permissions.has("pages:update")).toBe(true);
    expect((await enter(acme.editor)).permissions.has("pages:publish")).toBe(false);
    expect((await enter(acme.nobody)).permissions.size).toBe(0);
  });

  test.each([
    ["a suspended Admin", () => world().acme.suspended],
    [
      "an Admin of the other side",
      () => ({ ...world().acme.admin, organizationId: world().globex.id }),
    ],
    ["a session that never was", () => ({ ...world().acme.admin, sessionId: newId<SessionId>() })],
    [
      "somebody else's session",
      () => ({ ...world().acme.admin, sessionId: world().acme.editor.sessionId }),
    ],
    [
      "somebody else's membership",
      () => ({ ...world().acme.nobody, memberId: world().acme.admin.memberId }),
    ],
    [
      "a visit that never was",
      () =>
        ({ kind: "guest", organizationId: world().acme.id, guestId: newId<GuestId>() }) as const,
    ],
    [
      "a guest of the other side",
      () => ({ ...world().acme.guest, organizationId: world().globex.id }),
    ],
    ["a visitor while the site is not public", () => world().acme.visitor],
  ] as const)("for everybody but %s", async (_who, principalOf) => {
    await expect(enter(principalOf())).rejects.toThrow(Unauthenticated);
  });

  test.each([
    ["the session ends", "sessions.revoked_at", ["sessionId", "now()", "NULL"]],
    [
      "the session expires",
      "sessions.expires_at",
      ["sessionId", "now()", "now() + interval '1 hour'"],
    ],
    ["the person is suspended", "users.status", ["userId", "'suspended'", "'active'"]],
    ["the member is suspended", "members.status", ["memberId", "'suspended'", "'active'"]],
    [
      "the organization is suspended",
      "organizations.status",
      ["organizationId", "'suspended'", "'active'"],
    ],
  ] as const)("until %s, and again once that is undone", async (_what, place, change) => {
    const { editor } = world().acme;
    const [table, column] = place.split(".");
    const [key, harm, repair] = change;
    const set = (value: string) =>
      ask(database().superUrl, `UPDATE ${table} SET ${column} = ${value} WHERE id = $1`, [
        editor[key],
      ]);
    await set(harm);
    await expect(enter(editor)).rejects.toThrow(Unauthenticated);
    await set(repair);
    expect((await enter(editor)).permissions.has("pages:update")).toBe(true);
  });

  test("for a guest until the password or the level changes", async () => {
    const { acme } = world();
    const url = database().superUrl;
    expect((await enter(acme.guest)).permissions.has("pages:read-draft")).toBe(true);
    await ask(url, "UPDATE site_access SET password_version = 2 WHERE organization_id = $1", [
      acme.id,
    ]);
    await expect(enter(acme.guest)).rejects.toThrow(Unauthenticated);
    await ask(url, "UPDATE site_access SET password_version = 1 WHERE organization_id = $1", [
      acme.id,
    ]);
    for (const level of ["private", "public"]) {
      await setLevel(url, acme, level);
      await expect(enter(acme.guest)).rejects.toThrow(Unauthenticated);
    }
    await setLevel(url, acme, "password");
    expect((await enter(acme.guest)).admin).toBe(false);
  });

  test("without drafts for guests where the organization says so", async () => {
    const { acme } = world();
    const url = database().superUrl;
    await ask(
      url,
      "UPDATE organization_settings SET guests_see_drafts = false WHERE organization_id = $1",
      [acme.id],
    );
    expect((await enter(acme.guest)).permissions.has("pages:read-draft")).toBe(false);
    expect((await enter(acme.guest)).permissions.has("pages:read")).toBe(true);
    await expect(runUseCase(readDraftSite, home, callerOf(acme.guest))).rejects.toThrow(Forbidden);
    await expect(runUseCase(readPublishedSite, home, callerOf(acme.guest))).rejects.toThrow(
      NotFound,
    );
    await ask(
      url,
      "UPDATE organization_settings SET guests_see_drafts = true WHERE organization_id = $1",
      [acme.id],
    );
  });

  test("and tells who has no permission nothing of what is inside", async () => {
    const { acme } = world();
    const listing = runUseCase(listEntriesUseCase, { collection: "pages" }, callerOf(acme.nobody));
    await expect(listing).rejects.toThrow(NotFound);
  });

  test("for reading or for writing, and PostgreSQL itself knows which", async () => {
    const write = (mode: "read" | "write", principal: Principal = world().acme.admin) =>
      openScope(
        { principal, requestId: "test", mode },
        ({ db }) => db.$queryRaw`SELECT nextval('gatehouse_test')`,
      );
    await ask(database().superUrl, "CREATE SEQUENCE gatehouse_test");
    await ask(database().superUrl, "GRANT USAGE ON gatehouse_test TO PUBLIC");
    await expect(write("read")).rejects.toThrow(Forbidden);
    await expect(write("write", world().acme.guest)).rejects.toThrow(Forbidden);
    expect(await write("write")).toHaveLength(1);
  });

  test.each([
    ["the default language where none is named", null, ["en", null]],
    ["the one that is named", "en", ["en", "en"]],
  ])("in %s", async (_what, locale, expected) => {
    const options = { principal: world().acme.admin, requestId: "test", mode: "read" } as const;
    const opened = await openScope({ ...options, locale }, (scope) =>
      Promise.resolve([scope.locale, scope.inLocale]),
    );
    expect(opened).toEqual(expected);
  });

  test("in no language that the organization does not have", async () => {
    const { acme, globex } = world();
    await ask(
      database().superUrl,
      "UPDATE organization_settings SET locales = '{en,de}' WHERE organization_id = $1",
      [acme.id],
    );
    await ask(database().superUrl, "UPDATE policy_epochs SET epoch = gen_random_uuid()");
    const inGerman = (principal: Principal) =>
      openScope({ principal, requestId: "test", mode: "read", locale: "de" }, spoken);
    expect(await inGerman(acme.admin)).toEqual(["de", "en,de", "de"]);
    await expect(inGerman(globex.admin)).rejects.toThrow(
      new BadParameter("inLocale", "The languages here are en."),
    );
  });

  test("in one language, and in another for a while", async () => {
    const { acme } = world();
    const options = { principal: acme.admin, requestId: "test", mode: "read" } as const;
    const opened = await openScope(options, async (scope) => ({
      german: await inLocale(scope, "de", spoken),
      after: await spoken(scope),
      same: await inLocale(scope, "en", (inner) => Promise.resolve(inner === scope)),
    }));
    expect(opened).toEqual({
      ...{ german: ["de", "en,de", "de"], after: ["en", "en,de", ""], same: true },
    });
    const german = await openScope({ ...options, locale: "de" }, async (scope) => [
      await inLocale(scope, "en", spoken),
      await spoken(scope),
    ]);
    expect(german).toEqual([
      ["en", "en,de", "en"],
      ["de", "en,de", "de"],
    ]);
  });
});

/** The language of a scope, all that there are, and the one that PostgreSQL was told. */
async function spoken({ db, locale, locales }: Scope): Promise<string[]> {
  const [row] = await db.$queryRaw<{ told: string }[]>`
    SELECT current_setting('gatehouse.locale', true) AS told`;
  return [locale, locales.join(), row?.told ?? "nothing"];
}
