import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { Forbidden, Unauthenticated } from "@/lib/kernel/errors.ts";
import { getMember } from "@/lib/members/get-member.ts";
import { listScimTokens } from "@/lib/provisioning/list-scim-tokens.ts";
import { revokeScimToken } from "@/lib/provisioning/revoke-scim-token.ts";
import { listStaticTokens } from "@/lib/tokens/list-static-tokens.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { bearer, knock, named, staticToken } from "../../support/api/knock.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdRoles, makeRole, on, rolesOf } from "../../support/rights.ts";
import { identitySystem, patch, scimTokenOf, type Ask } from "../../support/scim.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const url = () => database().superUrl;

let acme: Ask;
let globex: Ask;
beforeAll(async () => {
  const { acme: a, globex: g } = world();
  acme = identitySystem((await scimTokenOf(a.admin)).token, a);
  globex = identitySystem((await scimTokenOf(g.admin)).token, g);
});

const USER = "urn:ietf:params:scim:schemas:core:2.0:User";
let made = 0;
const person = (more: object = {}) => {
  made += 1;
  const userName = `person-${made}@corp.test`;
  return { schemas: [USER], userName, emails: [{ value: userName, primary: true }], ...more };
};
const create = async (more: object = {}, system = acme) =>
  (await system("/Users", { method: "POST", body: person(more) })).body;

/** A member who has accepted, as only a person can make of themselves. */
async function accepted(more: object = {}) {
  const user = await create(more);
  await ask(url(), "UPDATE members SET status = 'active', accepted_at = now() WHERE id = $1", [
    user.id,
  ]);
  return user;
}

const groupCalled = async (name: string, system = acme) => {
  const filter = encodeURIComponent(`displayName eq "${name}"`);
  return (await system(`/Groups?filter=${filter}`)).body.Resources?.[0]?.id ?? "";
};

describe("a token of an identity system", () => {
  test("opens SCIM at its own organization, and nothing else anywhere", async () => {
    const { acme: a, globex: g } = world();
    const { token } = await scimTokenOf(a.admin);
    expect((await identitySystem(token, a)("/Users")).status).toBe(200);
    const elsewhere = await identitySystem(token, g)("/Users");
    expect(elsewhere).toMatchObject({ status: 401, body: { status: "401" } });
    expect((await knock({ headers: { ...bearer(token), ...named(a) } })).status).toBe(401);
    const { authorization } = await staticToken(a);
    const other = identitySystem(authorization.replace("Bearer ", ""), a);
    expect((await other("/Users")).status).toBe(401);
  });

  test("is made by who manages members and sees roles, by a person, and ends for good", async () => {
    const { acme: a } = world();
    const half = on("users", ["read", "create", "update"]);
    await makeRole(a, "half-manager", half);
    const some = await holdRoles(url(), a.nobody, ["half-manager"]);
    await expect(scimTokenOf(some)).rejects.toThrow(Forbidden);
    await holdRoles(url(), a.nobody, []);
    const { id, token } = await scimTokenOf(a.admin);
    const system = identitySystem(token, a);
    expect((await system("/Users?count=0")).status).toBe(200);
    const { tokens } = await runUseCase(listScimTokens, {}, callerOf(a.admin));
    expect(tokens.find((one) => one.id === id)?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(tokens)).not.toContain(token);
    const own = await runUseCase(listStaticTokens, { of: "everyone" }, callerOf(a.admin));
    expect(own.tokens.map((one) => one.id)).not.toContain(id);
    const { admin } = world().globex;
    await expect(runUseCase(revokeScimToken, { id }, callerOf(admin))).rejects.toThrow(/nothing/);
    await runUseCase(revokeScimToken, { id }, callerOf(a.admin));
    expect((await system("/Users")).status).toBe(401);
    const lines = await ask<{ action: string }>(
      url(),
      "SELECT action FROM audit_events WHERE detail->>'tokenId' = $1 ORDER BY occurred_at",
      [id],
    );
    expect(lines.map(({ action }) => action)).toEqual(["scim-token.create", "scim-token.revoke"]);
  });

  test("is worth what its maker is: nothing once they are suspended, less with fewer roles", async () => {
    const { globex: g } = world();
    await makeRole(g, "manager", [
      ...on("users", ["read", "create", "update", "delete"]),
      ...on("roles", ["read"]),
    ]);
    const maker = await holdRoles(url(), g.nobody, ["manager"]);
    const system = identitySystem((await scimTokenOf(maker)).token, g);
    const user = await create({}, system);
    const editors = await groupCalled("Editor", system);
    const given = await system(
      `/Groups/${editors}`,
      patch({ op: "add", path: "members", value: [{ value: user.id }] }),
    );
    expect(given).toMatchObject({ status: 403, body: { status: "403" } });
    expect(await rolesOf(url(), { memberId: user.id })).toEqual([]);
    await ask(url(), "UPDATE members SET status = 'suspended' WHERE id = $1", [maker.memberId]);
    expect((await system("/Users")).status).toBe(401);
  });
});

describe("users", () => {
  test("are invited: their account, name and password stay their own", async () => {
    const { acme: a, globex: g } = world();
    const email = "editor@globex.test";
    const body = person({
      ...{ userName: email, emails: [{ value: email }], externalId: "701984" },
      ...{ displayName: "Babs Jensen", name: { givenName: "Barbara", familyName: "Jensen" } },
      ...{ password: "a-password-of-theirs", nickName: "passed over" },
    });
    const answer = await acme("/Users", { method: "POST", body });
    expect(answer).toMatchObject({ status: 201, body: { userName: email, active: true } });
    expect(answer.headers.get("location")).toBe(answer.body.meta?.location);
    const { id } = answer.body;
    const member = await runUseCase(getMember, { id }, callerOf(a.admin));
    expect(member).toMatchObject({
      status: "invited",
      name: "Babs Jensen",
      canSignIn: null,
      email,
    });
    await acme(`/Users/${id}`, patch({ op: "replace", path: "displayName", value: "Barbara" }));
    const there = { id: g.editor.memberId };
    const same = await runUseCase(getMember, there, callerOf(g.admin));
    expect(same).toMatchObject({ name: "editor", email, status: "active" });
    expect((await acme(`/Users/${id}`)).body).toMatchObject({ displayName: "Barbara" });
    await acme(`/Users/${id}`, { method: "DELETE" });
    expect((await runUseCase(getMember, there, callerOf(g.admin))).status).toBe("active");
  });

  test("of the other organization are not there", async () => {
    const user = await create();
    const path = `/Users/${user.id}`;
    const off = patch({ op: "replace", path: "active", value: false });
    for (const sent of [{}, off, { method: "PUT", body: person() }, { method: "DELETE" }]) {
      expect((await globex(path, sent)).status).toBe(404);
    }
    const filter = encodeURIComponent(`userName eq "${user.userName}"`);
    expect((await globex(`/Users?filter=${filter}`)).body.totalResults).toBe(0);
    expect((await acme(path)).body.active).toBe(true);
  });

  test("fifty of the same at once become one", async () => {
    const body = person();
    const all = await Promise.all(
      Array.from({ length: 50 }, () => acme("/Users", { method: "POST", body })),
    );
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = all.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(({ body: { scimType } }) => scimType))).toEqual(
      new Set(["uniqueness"]),
    );
    const filter = encodeURIComponent(`userName eq "${body.userName}"`);
    expect((await acme(`/Users?filter=${filter}`)).body.totalResults).toBe(1);
  });

  test.each([
    ["as the RFC writes it", { op: "replace", path: "active", value: false }],
    ["as Entra ID sends it", { op: "Replace", path: "active", value: "False" }],
    ["as Okta sends it", { op: "replace", value: { active: false } }],
  ])("that are deactivated lose their session here at the next request, %s", async (_how, off) => {
    const { acme: a } = world();
    const user = await accepted();
    const asked = () => runUseCase(getMember, { id: user.id }, callerOf(sessionOf));
    const sessionOf = await signedIn(user.id);
    await holdRoles(url(), sessionOf, ["admin"]);
    await asked();
    expect((await acme(`/Users/${user.id}`, patch(off))).body.active).toBe(false);
    await expect(asked()).rejects.toThrow(Unauthenticated);
    await acme(`/Users/${user.id}`, patch({ ...off, ...again(off) }));
    expect((await asked()).status).toBe("active");
    await acme(`/Users/${user.id}`, patch({ op: "replace", path: "active", value: false }));
    expect(await runUseCase(getMember, { id: user.id }, callerOf(a.admin))).toMatchObject({
      status: "suspended",
    });
  });

  test("that never accepted are not made members by activating them again", async () => {
    const { admin } = world().acme;
    const { id } = await create({ active: false });
    expect((await runUseCase(getMember, { id }, callerOf(admin))).status).toBe("suspended");
    await acme(`/Users/${id}`, patch({ op: "replace", path: "active", value: true }));
    expect((await runUseCase(getMember, { id }, callerOf(admin))).status).toBe("invited");
  });

  test("are changed as a whole or in parts, and what nobody keeps is passed over", async () => {
    const user = await create({ externalId: "1", displayName: "One" });
    const path = `/Users/${user.id}`;
    const many = await acme(
      path,
      patch(
        { op: "add", path: "externalId", value: "2" },
        { op: "add", value: { "name.givenName": "Ann", title: "Tour Guide" } },
        { op: "remove", path: "displayName" },
        { op: "replace", path: 'emails[type eq "work"].value', value: "other@corp.test" },
        {
          op: "add",
          path: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
          value: "Tours",
        },
      ),
    );
    expect(many.body).toMatchObject({ externalId: "2", name: { givenName: "Ann" } });
    expect(many.body.emails).toEqual(user.emails);
    const whole = await acme(path, { method: "PUT", body: { ...person(), displayName: "Three" } });
    expect(whole.body).toMatchObject({ displayName: "Three" });
    expect(whole.body.externalId).toBeUndefined();
    const taken = await acme(path, { method: "PUT", body: { userName: "ADMIN@acme.test" } });
    expect(taken).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
  });

  test("change only as they were seen, where the writer says so", async () => {
    const user = await create();
    const on1 = { "if-match": user.meta?.version ?? "" };
    const change = patch({ op: "replace", path: "externalId", value: "seen" });
    const path = `/Users/${user.id}`;
    expect((await acme(path, { ...change, headers: on1 })).status).toBe(200);
    const stale = patch({ op: "replace", path: "externalId", value: "late" });
    expect((await acme(path, { ...stale, headers: on1 })).status).toBe(412);
    expect((await acme(path, { method: "DELETE", headers: on1 })).status).toBe(412);
    expect((await acme(path)).body.externalId).toBe("seen");
  });

  test("are found by filters and paged", async () => {
    const [one, two] = [
      await create({ externalId: "find-1" }),
      await create({ externalId: "x%_" }),
    ];
    const found = async (filter: string, page = "") => {
      const { body } = await acme(`/Users?filter=${encodeURIComponent(filter)}${page}`);
      return body.Resources?.map(({ id }) => id) ?? body.scimType;
    };
    expect(await found(`userName eq "${one.userName?.toUpperCase()}"`)).toEqual([one.id]);
    expect(await found(`externalId eq "find-1" and active eq true`)).toEqual([one.id]);
    expect(await found(`externalId eq "FIND-1"`)).toEqual([]);
    expect(await found(`externalId co "%"`)).toEqual([two.id]);
    expect(await found(`externalId sw "find" or externalId ew "_"`)).toEqual([one.id, two.id]);
    expect(await found(`not (externalId pr) and userName eq "${one.userName}"`)).toEqual([]);
    expect(await found(`passwordHash sw "$2"`)).toBe("invalidFilter");
    expect(await found(`userName eq`)).toBe("invalidFilter");
    const every = await acme("/Users?startIndex=2&count=2&attributes=userName");
    expect(every.body).toMatchObject({ startIndex: 2, itemsPerPage: 2 });
    expect(Object.keys(every.body.Resources?.[0] ?? {}).toSorted()).toEqual(
      ["id", "meta", "schemas", "userName"].toSorted(),
    );
  });
});

describe("groups", () => {
  test("are roles: members come and go as the RFC's examples say", async () => {
    const [one, two] = [await create(), await create()];
    const id = await groupCalled("Editor");
    const path = `/Groups/${id}`;
    const held = async () => {
      const rows = await Promise.all(
        [one, two].map(({ id: memberId }) => rolesOf(url(), { memberId })),
      );
      return rows.map((slugs) => slugs.includes("editor"));
    };
    await acme(
      path,
      patch({ op: "add", path: "members", value: [{ value: one.id, display: "x" }] }),
    );
    await acme(path, patch({ op: "Add", value: { members: [{ value: two.id }] } }));
    expect(await held()).toEqual([true, true]);
    await acme(path, patch({ op: "remove", path: `members[value eq "${one.id}"]` }));
    expect(await held()).toEqual([false, true]);
    await acme(path, patch({ op: "Remove", path: "members", value: [{ value: two.id }] }));
    expect(await held()).toEqual([false, false]);
    const before = (await acme(path)).body.members ?? [];
    const swap = [...before, { value: one.id }];
    await acme(path, { method: "PUT", body: { displayName: "Editor", members: swap } });
    expect(await held()).toEqual([true, false]);
    expect((await acme(`/Users/${one.id}`)).body.groups).toMatchObject([{ display: "Editor" }]);
    const small = await acme(`/Groups?excludedAttributes=members`);
    expect(small.body.Resources?.some(({ members }) => members !== undefined)).toBe(false);
  });

  test("keep the rights, the name and the being of a role from SCIM", async () => {
    const path = `/Groups/${await groupCalled("Editor")}`;
    const renamed = await acme(path, patch({ op: "replace", path: "displayName", value: "Boss" }));
    expect(renamed).toMatchObject({ status: 400, body: { scimType: "mutability" } });
    expect((await acme(path, { method: "DELETE" })).status).toBe(403);
    const make = (displayName: string) =>
      acme("/Groups", { method: "POST", body: { displayName, members: [] } });
    expect(await make("Editor")).toMatchObject({ status: 409, body: { scimType: "uniqueness" } });
    expect((await make("Made elsewhere")).status).toBe(403);
    expect(await groupCalled("Made elsewhere")).toBe("");
    const linked = patch({ op: "add", path: "externalId", value: "8aa1a0c0" });
    expect((await acme(path, linked)).body.externalId).toBe("8aa1a0c0");
  });

  test("take nobody from the other organization, and hide theirs", async () => {
    const stranger = await create({}, globex);
    const path = `/Groups/${await groupCalled("Editor")}`;
    const add = patch({ op: "add", path: "members", value: [{ value: stranger.id }] });
    expect(await acme(path, add)).toMatchObject({
      status: 400,
      body: { scimType: "invalidValue" },
    });
    expect((await globex(path, add)).status).toBe(404);
    expect(await rolesOf(url(), { memberId: stranger.id })).toEqual([]);
  });

  test("always leave an Admin, and change wholly or not at all", async () => {
    const user = await create();
    const path = `/Groups/${await groupCalled("Admin")}`;
    const { admin } = world().acme;
    const swap = { displayName: "Admin", members: [{ value: user.id }] };
    const answer = await acme(path, { method: "PUT", body: swap });
    expect(answer.status).toBe(409);
    expect(await rolesOf(url(), { memberId: user.id })).toEqual([]);
    expect(await rolesOf(url(), admin)).toContain("admin");
  });
});

describe("what is no request of SCIM", () => {
  test.each([
    ["no JSON", "/Users", { method: "POST", body: undefined }, 415, undefined],
    ["no user name", "/Users", { method: "POST", body: {} }, 400, "invalidValue"],
    ["no address", "/Users", { method: "POST", body: { userName: "ann" } }, 400, "invalidValue"],
    ["no operations", "/Users/ID", { method: "PATCH", body: {} }, 400, "invalidSyntax"],
    [
      "a path of nowhere",
      "/Users/ID",
      patch({ op: "add", path: "boss", value: 1 }),
      400,
      "invalidPath",
    ],
    ["another id", "/Users/ID", patch({ op: "add", path: "id", value: "1" }), 400, "mutability"],
    [
      "roles by the way",
      "/Users/ID",
      patch({ op: "add", path: "groups", value: [] }),
      400,
      "mutability",
    ],
    ["another method", "/Users", { method: "DELETE" }, 405, undefined],
    ["an address of nothing", "/Bulk", { method: "POST", body: {} }, 404, undefined],
    ["an id that is none", "/Users/1", {}, 404, undefined],
  ])("is refused in SCIM's words: %s", async (_what, path, sent, status, scimType) => {
    const { id } = await create();
    const answer = await acme(path.replace("ID", id), sent);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/scim+json");
    expect(answer.body.scimType).toBe(scimType);
    expect(answer.body.status).toBe(String(status));
  });

  test("and what there is, is told", async () => {
    const { body } = await acme("/ServiceProviderConfig");
    expect(body).toMatchObject({ patch: { supported: true }, etag: { supported: true } });
    expect((await acme("/ResourceTypes")).body.totalResults).toBe(2);
    const schema = await acme(`/Schemas/${USER}`);
    expect(schema.body).toMatchObject({ id: USER, name: "User" });
    for (const none of ["urn:none", "%", "__proto__"]) {
      expect((await acme(`/Schemas/${none}`)).status).toBe(404);
    }
  });
});

/** The same change with its opposite value. */
const again = (off: object) => (!("path" in off) ? { value: { active: true } } : { value: "True" });

async function signedIn(memberId: string): Promise<MemberPrincipal> {
  const [row] = await ask<MemberPrincipal>(
    url(),
    `WITH session AS (INSERT INTO sessions (id, user_id, expires_at)
       SELECT gen_random_uuid(), user_id, now() + interval '1 day' FROM members WHERE id = $1
       RETURNING id, user_id)
     SELECT 'member' AS kind, m.organization_id AS "organizationId", m.id AS "memberId",
       s.user_id AS "userId", s.id AS "sessionId", 'x' AS name
     FROM session s JOIN members m ON m.user_id = s.user_id AND m.id = $1`,
    [memberId],
  );
  if (row === undefined) throw new Error("There is no such member.");
  return row;
}
