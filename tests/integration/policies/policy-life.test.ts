import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import {
  ConfirmationRequired,
  Conflict,
  Forbidden,
  Invalid,
  NotFound,
  Stale,
  Unauthenticated,
} from "@/lib/kernel/errors.ts";
import { listMembers } from "@/lib/members/list-members.ts";
import { createPermission } from "@/lib/policies/create-permission.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { deletePolicy } from "@/lib/policies/delete-policy.ts";
import { getPolicy } from "@/lib/policies/get-policy.ts";
import { listPolicies } from "@/lib/policies/list-policies.ts";
import { updatePolicy } from "@/lib/policies/update-policy.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdRoles, makeRole, on } from "../../support/rights.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const hold = (member: MemberPrincipal, slugs: string[]) =>
  holdRoles(database().superUrl, member, slugs);

let made = 0;
async function make(permissions: readonly object[]): Promise<string> {
  made += 1;
  const input = { name: `Policy ${made}`, permissions };
  return (await runUseCase(createPolicy, input, callerOf(world().acme.admin))).id;
}

const get = (id: string) => runUseCase(getPolicy, { id }, callerOf(world().acme.admin));
const change = (by: MemberPrincipal, input: object, effects: string[] = []) =>
  runUseCase(updatePolicy, input, callerOf(by, effects));

const GREEN = { title: { _eq: "green" } };
const OWN = { createdBy: { _eq: "$CURRENT_USER" } };

beforeAll(async () => {
  const { acme } = world();
  await makeRole(acme, "writer", [
    ...on("policies", ["create", "read", "update", "delete"]),
    ...on("posts", ["read", "update"], { fields: ["title", "slug"] }),
  ]);
  await makeRole(acme, "wording", on("policies", ["update"], { fields: ["name"] }));
  await makeRole(acme, "policy-reader", on("policies", ["read"]));
});

describe("a policy", () => {
  test("is made, changed from the revision that was read, and deleted", async () => {
    const { admin } = world().acme;
    const id = await make([...on("posts", ["read"]), ...on("pages", ["update"], { rule: GREEN })]);
    const before = await get(id);
    expect(before).toMatchObject({
      revision: 1,
      permissionCount: 2,
      collections: ["pages", "posts"],
      opens: [
        { collection: "pages", actions: ["update"], limited: true },
        { collection: "posts", actions: ["read"], limited: false },
      ],
    });
    const [first, second] = before.permissions;
    const permissions = [
      { ...first!, fields: ["title"] },
      { ...second!, id: undefined },
    ];
    const input = { id, revision: 1, name: "Other words", permissions };
    expect((await change(admin, input)).revision).toBe(2);
    const after = await get(id);
    expect(after.permissions.map((one) => one.id)).toEqual([first?.id, second?.id]);
    expect(after.permissions[0]?.fields).toEqual(["title"]);
    await expect(change(admin, { ...input, name: "Later" })).rejects.toThrow(Stale);
    await runUseCase(deletePolicy, { id }, callerOf(admin));
    await expect(get(id)).rejects.toThrow(NotFound);
  });

  test("has a name of its own and permissions that can be obeyed", async () => {
    const { admin } = world().acme;
    const [one, two] = [await make([]), await make([])];
    const { name } = await get(one);
    await expect(change(admin, { id: two, name })).rejects.toThrow(Conflict);
    const wrong = [
      on("unicorns", ["read"]),
      [{ collection: "posts", action: "own" }],
      on("posts", ["read"], { fields: ["nope"] }),
      on("posts", ["read"], { rule: { title: { _lookslike: "x" } } }),
      on("site", ["read"], { rule: { level: "public" } }),
      on("posts", ["read"], { colour: "red" }),
    ];
    for (const permissions of wrong) {
      const attempt = change(admin, { id: two, permissions });
      await expect(attempt).rejects.toThrow(Invalid);
      const [issue] = ((await attempt.catch((error: unknown) => error)) as Invalid).issues;
      expect(issue?.path.slice(0, 2)).toEqual(["permissions", 0]);
    }
    expect((await get(two)).revision).toBe(1);
  });

  test("that is not changed writes no line and counts no change", async () => {
    const { admin } = world().acme;
    const id = await make(on("posts", ["read"]));
    const { name, permissions } = await get(id);
    expect(await change(admin, { id, name, permissions })).toMatchObject({ revision: 1 });
    await change(admin, { id, permissions: [] });
    const lines = await ask(
      database().superUrl,
      "SELECT action, detail FROM audit_events WHERE subject_id = $1 ORDER BY occurred_at",
      [id],
    );
    expect(lines).toMatchObject([
      { action: "policy.create" },
      {
        action: "policy.update",
        detail: { before: { permissions: [{ permission: "read posts" }] } },
      },
    ]);
  });
});

describe("nobody puts into a policy what they do not hold", () => {
  test("neither new nor changed; what it gave before may be given narrower", async () => {
    const { acme } = world();
    const writer = await hold(acme.nobody, ["writer"]);
    const titles = on("posts", ["read"], { fields: ["title"] });
    const input = { name: "Titles", permissions: titles };
    const { id } = await runUseCase(createPolicy, input, callerOf(writer));
    for (const permissions of [
      on("posts", ["read"]),
      on("posts", ["delete"]),
      on("posts", ["read"], { fields: ["title", "body"] }),
      on("posts", ["update"], { fields: ["title"], presets: { excerpt: "Filled in" } }),
      on("users", ["read"]),
    ]) {
      await expect(change(writer, { id, permissions })).rejects.toThrow(Forbidden);
      const more = { name: "More", permissions };
      await expect(runUseCase(createPolicy, more, callerOf(writer))).rejects.toThrow(Forbidden);
      const [permission] = permissions;
      const added = runUseCase(createPermission, { policy: id, ...permission }, callerOf(writer));
      await expect(added).rejects.toThrow(Forbidden);
    }
    const strong = await make(on("posts", ["delete"]));
    await change(writer, { id: strong, permissions: on("posts", ["delete"], { rule: GREEN }) });
    const narrow = on("posts", ["delete"], { rule: OWN });
    await expect(change(writer, { id: strong, permissions: narrow })).rejects.toThrow(Forbidden);
    expect((await get(strong)).permissions).toMatchObject([{ rule: GREEN }]);
  });

  test("and a right to its name changes its name alone", async () => {
    const { acme } = world();
    const id = await make([]);
    const wording = await hold(acme.nobody, ["wording", "policy-reader"]);
    await change(wording, { id, name: "Better words" });
    const attempt = change(wording, { id, name: "X", permissions: [] });
    await expect(attempt).rejects.toThrow(Forbidden);
    await expect(change(wording, { id, description: "Y" })).rejects.toThrow(Forbidden);
  });

  test("of another organization, suspended, or by an action that there is not", async () => {
    const { acme, globex } = world();
    const id = await make([]);
    const nobody = await hold(acme.nobody, []);
    for (const useCase of [getPolicy, updatePolicy, deletePolicy] as (typeof getPolicy)[]) {
      const tried = (by: MemberPrincipal) => runUseCase(useCase, { id }, callerOf(by));
      for (const by of [globex.admin, nobody]) {
        await expect(tried(by)).rejects.toThrow(NotFound);
      }
      await expect(tried(acme.suspended)).rejects.toThrow(Unauthenticated);
      const invented = { ...useCase, action: "own" as "read" };
      const attempt = runUseCase(invented, { id }, callerOf(acme.admin));
      await expect(attempt).rejects.toThrow(Forbidden);
    }
    const { policies } = await runUseCase(listPolicies, {}, callerOf(globex.admin));
    expect(policies.map((policy) => policy.id)).not.toContain(id);
    expect((await get(id)).id).toBe(id);
  });
});

describe("what visitors and guests may do", () => {
  const roleId = async (slug: string) => {
    const { roles } = await runUseCase(listRoles, {}, callerOf(world().acme.admin));
    return roles.find((role) => role.slug === slug)?.id ?? "";
  };

  test("is announced when it changes, also by a role that Public contains", async () => {
    const { acme } = world();
    const id = await make([]);
    const inner = await makeRole(acme, "inner", []);
    const effects: string[] = [];
    const caller = callerOf(acme.admin, effects);
    await runUseCase(updateRole, { id: inner, policies: [id] }, caller);
    await change(acme.admin, { id, permissions: on("authors", ["read"]) }, effects);
    expect(effects).toEqual([]);
    const { contains } = { contains: ["inner"] };
    await runUseCase(updateRole, { id: await roleId("public"), contains }, caller);
    await change(acme.admin, { id, permissions: on("posts", ["read"]) }, effects);
    await change(acme.admin, { id, name: "The same to them" }, effects);
    await runUseCase(deletePolicy, { id }, caller);
    expect(effects).toEqual(["content-changed", "content-changed", "content-changed"]);
    await runUseCase(updateRole, { id: await roleId("public"), contains: [] }, caller);
  });

  test("becomes a write only by somebody who confirms it, by whichever way", async () => {
    const { acme } = world();
    const id = await make(on("posts", ["create"]));
    const inner = await makeRole(acme, "inner-writes", []);
    const publicId = await roleId("public");
    const caller = callerOf(acme.admin);
    const attach = { id: publicId, policies: [id] };
    await expect(runUseCase(updateRole, attach, caller)).rejects.toThrow(ConfirmationRequired);
    await runUseCase(updateRole, { id: publicId, contains: ["inner-writes"] }, caller);
    const below = runUseCase(updateRole, { id: inner, policies: [id] }, caller);
    await expect(below).rejects.toThrow("everybody in the world the right to create posts");
    await runUseCase(updateRole, { id: inner, policies: [id], confirmed: true }, caller);
    const more = { id, permissions: on("posts", ["create", "delete"]) };
    await expect(change(acme.admin, more)).rejects.toThrow(ConfirmationRequired);
    await change(acme.admin, {
      id,
      permissions: on("posts", ["create"], { fields: ["title"] }),
      confirmed: true,
    });
    await runUseCase(deletePolicy, { id }, caller);
    await runUseCase(updateRole, { id: publicId, contains: [] }, caller);
  });
});

test("lists of members, roles and policies take as many statements however much there is", async () => {
  const { acme } = world();
  const caller = callerOf(acme.admin);
  const count = (useCase: typeof listPolicies) =>
    countStatements(() => runUseCase(useCase, {}, caller));
  const lists = [listMembers, listRoles, listPolicies] as unknown as (typeof listPolicies)[];
  const counts = async () => {
    const found: number[] = [];
    for (const useCase of lists) {
      await runUseCase(useCase, {}, caller);
      found.push(await count(useCase));
    }
    return found;
  };
  const before = await counts();
  const ids = [await make(on("posts", ["read"])), await make(on("pages", ["read"]))];
  for (let at = 0; at < 8; at += 1) {
    const role = await makeRole(acme, `many-${at}`, on("posts", ["read"]));
    await runUseCase(updateRole, { id: role, policies: ids }, caller);
  }
  await hold(acme.nobody, ["many-0", "many-1", "many-2"]);
  expect(await counts()).toEqual(before);
  expect(Math.max(...before)).toBeLessThan(16);
});
