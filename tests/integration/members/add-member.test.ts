import { expect, test } from "vitest";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { listExplainChoices } from "@/lib/explain/list-explain-choices.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { getMember } from "@/lib/members/get-member.ts";
import { listMembers } from "@/lib/members/list-members.ts";
import { listMemberResources } from "@/lib/members/member-resources.ts";
import { getRole } from "@/lib/roles/get-role.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { holdRoles, makeRole, on } from "../../support/rights.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const person = (email: string) => ({
  email,
  name: "Somebody",
  passwordHash: null,
  roles: ["user"],
});

test("an Admin adds somebody new, and somebody who belongs to another organization already", async () => {
  const { acme, globex } = world();
  const added = await runUseCase(addMember, person("New@Acme.test"), callerOf(acme.admin));
  const again = await runUseCase(addMember, person("new@acme.test"), callerOf(globex.admin));
  expect(again.userId).toBe(added.userId);
  expect(again.id).not.toBe(added.id);
});

test("nothing of an account is told before its person has joined, wherever members are shown", async () => {
  const { acme, globex } = world();
  const { superUrl } = database();
  await ask(
    superUrl,
    `UPDATE users SET name = 'Known Elsewhere', password_hash = 'x', factor_since = now(),
       signed_in_at = '2026-01-01'
     WHERE id = $1`,
    [globex.nobody.userId],
  );
  const by = callerOf(acme.admin);
  const { id } = await runUseCase(addMember, person("nobody@globex.test"), by);
  const { roles } = await runUseCase(listRoles, {}, by);
  const userRole = roles.find(({ slug }) => slug === "user");
  const shown = async () => ({
    ...{
      list: await runUseCase(listMembers, {}, by),
      one: await runUseCase(getMember, { id }, by),
    },
    resource: await runUseCase(listMemberResources, { question: {} }, by),
    role: await runUseCase(getRole, { id: userRole?.id }, by),
    choices: await runUseCase(listExplainChoices, {}, by),
  });
  const before = await shown();
  expect(before.one).toMatchObject({
    name: "Somebody",
    canSignIn: null,
    hasFactor: false,
    signedInAt: null,
  });
  expect(before.role.members).toContainEqual(expect.objectContaining({ name: "Somebody" }));
  const text = JSON.stringify(before);
  expect(text).not.toContain("Known Elsewhere");
  expect(JSON.stringify(before.resource)).not.toContain(globex.nobody.userId);
  const dormant = "/users?filter[signedInAt][_lt]=2026-06-01T00:00:00Z";
  expect((await askApi(acme.admin, dormant)).body.data).toHaveLength(0);
  await ask(superUrl, "UPDATE members SET status = 'active', accepted_at = now() WHERE id = $1", [
    id,
  ]);
  const after = await shown();
  expect(after.one).toMatchObject({ name: "Known Elsewhere", canSignIn: true, hasFactor: true });
  expect(JSON.stringify(after.resource)).toContain(globex.nobody.userId);
  const [found] = (await askApi(acme.admin, dormant)).body.data;
  expect(found).toMatchObject({ id, attributes: { hasFactor: true } });
  expect(found?.attributes["signedInAt"]).toBe("2026-01-01T00:00:00.000Z");
  await makeRole(acme, "names-only", on("users", ["read"], { fields: ["name", "email"] }));
  const few = await holdRoles(superUrl, acme.nobody, ["names-only"]);
  expect((await askApi(few, dormant)).status).toBe(400);
  const shownToFew = (await askApi(few, `/users/${id}`)).body.data;
  expect(Object.keys(shownToFew.attributes).toSorted()).toEqual(["email", "name"]);
});

test("somebody is known by their address, however it was typed and spelled", async () => {
  const { acme, globex } = world();
  const added = await runUseCase(addMember, person("kim@acme.test"), callerOf(acme.admin));
  // The second has the letters of East Asian keyboards, which sign-in reads as the first.
  for (const email of ["  Kim@Acme.test ", "ｋｉｍ@acme.test"]) {
    const again = runUseCase(addMember, person(email), callerOf(acme.admin));
    await expect(again).rejects.toThrow(Conflict);
  }
  const there = await runUseCase(addMember, person("ＫＩＭ@acme.test"), callerOf(globex.admin));
  expect(there.userId).toBe(added.userId);
});

test.each([
  ["a password", { passwordHash: "$2b$12$x" }],
  ["ownership of the instance", { instanceOwner: true }],
])("nobody but the system gives a person %s", async (_what, more) => {
  const { acme } = world();
  const input = { ...person("gifted@acme.test"), ...more };
  await expect(runUseCase(addMember, input, callerOf(acme.admin))).rejects.toThrow(Forbidden);
  const rows = await ask(database().superUrl, "SELECT 1 FROM users WHERE email = $1", [
    input.email,
  ]);
  expect(rows).toEqual([]);
});

test("somebody who is a member, and a role that does not exist, are refused", async () => {
  const { acme } = world();
  const caller = callerOf(acme.admin);
  await expect(runUseCase(addMember, person("admin@acme.test"), caller)).rejects.toThrow(Conflict);
  const input = { ...person("other@acme.test"), roles: ["emperor"] };
  await expect(runUseCase(addMember, input, caller)).rejects.toThrow(Invalid);
});

test("an editor, who has no say over people, does not even hear of them", async () => {
  const { acme } = world();
  const adding = runUseCase(addMember, person("x@acme.test"), callerOf(acme.editor));
  await expect(adding).rejects.toThrow(NotFound);
});
