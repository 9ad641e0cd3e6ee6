import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createDomain } from "@/lib/domains/create-domain.ts";
import {
  Conflict,
  Forbidden,
  Invalid,
  NotFound,
  Stale,
  Unauthenticated,
} from "@/lib/kernel/errors.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { deleteRole } from "@/lib/roles/delete-role.ts";
import { getRole } from "@/lib/roles/get-role.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdRoles, makeRole, on } from "../../support/rights.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const hold = (member: MemberPrincipal, slugs: string[]) =>
  holdRoles(database().superUrl, member, slugs);
const change = (input: object, by: MemberPrincipal = world().acme.admin) =>
  runUseCase(updateRole, input, callerOf(by));
const remove = (id: string, by: MemberPrincipal = world().acme.admin) =>
  runUseCase(deleteRole, { id }, callerOf(by));
const get = (id: string) => runUseCase(getRole, { id }, callerOf(world().acme.admin));

async function idOf(slug: string): Promise<string> {
  const { roles } = await runUseCase(listRoles, {}, callerOf(world().acme.admin));
  return roles.find((role) => role.slug === slug)?.id ?? "";
}

beforeAll(async () => {
  const { acme } = world();
  await makeRole(acme, "role-keeper", [
    ...on("roles", ["create", "read", "update", "delete"]),
    ...on("posts", ["read"]),
  ]);
  await makeRole(acme, "reader", on("posts", ["read"]));
});

describe("a role", () => {
  test("is made with all it holds, changed from the revision that was read, and deleted", async () => {
    const { admin } = world().acme;
    const policy = { name: "Pages", permissions: on("pages", ["read"]) };
    const { id: policyId } = await runUseCase(createPolicy, policy, callerOf(admin));
    const input = {
      ...{ slug: "team", name: "Team", description: "All of us.", contains: ["reader"] },
      ...{ policies: [policyId], permissions: on("authors", ["read"]) },
    };
    const { id } = await runUseCase(createRole, input, callerOf(admin));
    const made = await get(id);
    expect(made).toMatchObject({ revision: 1, admin: false, givable: true, memberCount: 0 });
    expect(made.contains).toEqual([{ slug: "reader", name: "reader" }]);
    expect(made.policies.map(({ name }) => name)).toEqual(["Pages", "Team"]);
    expect((await get(await idOf("reader"))).containedIn).toEqual([{ slug: "team", name: "Team" }]);
    expect(await change({ id, revision: 1, name: "Crew", policies: [] })).toMatchObject({
      revision: 2,
    });
    await expect(change({ id, revision: 1, name: "Late" })).rejects.toThrow(Stale);
    await expect(remove(await idOf("reader"))).rejects.toThrow("Still in use by 1 role");
    await remove(id);
    await expect(get(id)).rejects.toThrow(NotFound);
    const lines = await ask(
      database().superUrl,
      "SELECT detail FROM audit_events WHERE subject_id = $1 AND action = 'role.update'",
      [id],
    );
    expect(lines).toMatchObject([
      { detail: { before: { name: "Team" }, after: { name: "Crew", policies: [] } } },
    ]);
  });

  test("stays while members or domains hold it", async () => {
    const { acme } = world();
    const id = await makeRole(acme, "held", []);
    await hold(acme.nobody, ["held"]);
    const domain = { name: "Held", hostname: "held.test", roles: ["held"] };
    await runUseCase(createDomain, domain, callerOf(acme.admin));
    await expect(remove(id)).rejects.toThrow("Still in use by 1 member and 1 domain");
    await hold(acme.nobody, []);
    await expect(remove(id)).rejects.toThrow("Still in use by 1 domain");
  });

  test("has a slug of its own, and names what there is", async () => {
    const { admin } = world().acme;
    const create = (more: object) =>
      runUseCase(createRole, { slug: "fresh", name: "Fresh", ...more }, callerOf(admin));
    await expect(create({ slug: "reader" })).rejects.toThrow(Conflict);
    for (const more of [
      { contains: ["nobody-knows"] },
      { policies: ["00000000-0000-4000-8000-000000000000"] },
      { permissions: on("unicorns", ["read"]) },
      { admin: true },
      { system: true },
    ]) {
      await expect(create(more)).rejects.toThrow(Invalid);
    }
  });

  test("never contains itself, over however many others", async () => {
    const { acme } = world();
    const [a, b] = [await makeRole(acme, "ring-a", []), await makeRole(acme, "ring-b", [])];
    await change({ id: a, contains: ["ring-b"] });
    for (const contains of [["ring-a"], ["ring-b"]]) {
      await expect(change({ id: b, contains })).rejects.toThrow(Conflict);
    }
  });
});

describe("roles of the system", () => {
  test("keep their names and stay; Admin holds nothing, and no other becomes Admin", async () => {
    const { acme } = world();
    const boss = await makeRole(acme, "boss", []);
    for (const slug of ["admin", "user", "public", "guest"]) {
      const id = await idOf(slug);
      await expect(remove(id)).rejects.toThrow(Conflict);
      await expect(change({ id, name: "Renamed" })).rejects.toThrow(Conflict);
      if (slug === "admin") continue;
      await expect(change({ id, contains: ["admin"] })).rejects.toThrow(Conflict);
      await change({ id, contains: ["boss"] });
      await expect(change({ id: boss, contains: ["admin"] })).rejects.toThrow(/cannot contain/);
      await change({ id, contains: [] });
    }
    const admin = await idOf("admin");
    await expect(change({ id: admin, contains: ["boss"] })).rejects.toThrow(Conflict);
    const { policies } = await get(await idOf("reader"));
    const attached = change({ id: admin, policies: policies.map(({ id }) => id) });
    await expect(attached).rejects.toThrow(Conflict);
  });

  test("make Admins only by the hand of an Admin, who stays one through nested roles", async () => {
    const { acme } = world();
    const id = await makeRole(acme, "chief", []);
    await change({ id, contains: ["admin"] });
    const keeper = await hold(acme.nobody, ["role-keeper"]);
    for (const input of [{ contains: [] }, { name: "X" }]) {
      await expect(change({ id, ...input }, keeper)).rejects.toThrow(Forbidden);
    }
    await expect(remove(id, keeper)).rejects.toThrow(Forbidden);
    const { memberId } = acme.admin;
    const give = (roles: string[]) =>
      runUseCase(updateMember, { id: memberId, roles }, callerOf(acme.admin));
    await give(["chief"]);
    await expect(change({ id, contains: [] })).rejects.toThrow("your own Admin");
    await give(["admin"]);
    await change({ id, contains: [] });
  });
});

describe("nobody puts into a role what they do not hold", () => {
  test("by policies, permissions or roles that it contains", async () => {
    const { acme } = world();
    const keeper = await hold(acme.nobody, ["role-keeper"]);
    const strong = { name: "Strong", permissions: on("posts", ["delete"]) };
    const { id: policy } = await runUseCase(createPolicy, strong, callerOf(acme.admin));
    const create = (slug: string, more: object) =>
      runUseCase(createRole, { slug, name: slug, ...more }, callerOf(keeper));
    const { id } = await create("weak", { contains: ["reader"] });
    for (const more of [
      { contains: ["editor"] },
      { contains: ["admin"] },
      { policies: [policy] },
    ]) {
      await expect(create("strong", more)).rejects.toThrow(Forbidden);
      await expect(change({ id, ...more }, keeper)).rejects.toThrow(Forbidden);
    }
    const own = { permissions: on("posts", ["delete"]) };
    await expect(create("strong", own)).rejects.toThrow(Forbidden);
    const allowed = { permissions: on("posts", ["read"]) };
    await expect(create("unpolicied", allowed)).rejects.toThrow(NotFound);
    expect((await get(id)).contains.map(({ slug }) => slug)).toEqual(["reader"]);
  });

  test("by a policy of its own beyond the rule or the fields for new policies", async () => {
    const { acme } = world();
    const may = on("roles", ["create"]);
    await makeRole(acme, "drafter", [
      ...[...may, ...on("posts", ["read"])],
      ...on("policies", ["create"], { rule: { name: { _starts_with: "Draft" } } }),
    ]);
    await makeRole(acme, "namer", [
      ...[...may, ...on("posts", ["read"])],
      ...on("policies", ["create"], { fields: ["name"] }),
    ]);
    const create = (name: string, by: MemberPrincipal) => {
      const input = { slug: name.toLowerCase(), name, permissions: on("posts", ["read"]) };
      return runUseCase(createRole, input, callerOf(by));
    };
    const drafter = await hold(acme.nobody, ["drafter"]);
    await expect(create("Other", drafter)).rejects.toThrow(Forbidden);
    await create("Drafts", drafter);
    await expect(create("Named", await hold(acme.nobody, ["namer"]))).rejects.toThrow(Forbidden);
  });

  test("of another organization, suspended, or by an action that there is not", async () => {
    const { acme, globex } = world();
    const id = await makeRole(acme, "asked", []);
    const nobody = await hold(acme.nobody, []);
    for (const useCase of [getRole, updateRole, deleteRole] as (typeof getRole)[]) {
      const tried = (by: MemberPrincipal) => runUseCase(useCase, { id }, callerOf(by));
      for (const by of [globex.admin, nobody, acme.editor]) {
        await expect(tried(by)).rejects.toThrow(NotFound);
      }
      await expect(tried(acme.suspended)).rejects.toThrow(Unauthenticated);
      const invented = { ...useCase, action: "own" as "read" };
      const attempt = runUseCase(invented, { id }, callerOf(acme.admin));
      await expect(attempt).rejects.toThrow(Forbidden);
    }
    const keeper = await hold(acme.nobody, ["role-keeper"]);
    const listed = await runUseCase(getRole, { id: await idOf("editor") }, callerOf(keeper));
    expect(listed.members, "who may not read members").toEqual([]);
    expect((await get(id)).slug).toBe("asked");
  });
});
