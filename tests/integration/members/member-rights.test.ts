import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal, TokenPrincipal } from "@/lib/access/principal.ts";
import { Conflict, Forbidden, Invalid, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { getMember } from "@/lib/members/get-member.ts";
import { listMembers } from "@/lib/members/list-members.ts";
import { removeMember } from "@/lib/members/remove-member.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { runTogether } from "@/lib/usecase/run-together.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdRoles, makeRole, on, rolesOf } from "../../support/rights.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const url = () => database().superUrl;
const hold = (member: MemberPrincipal, slugs: string[]) => holdRoles(url(), member, slugs);

let joined = 0;
async function join(roles: string[] = []) {
  joined += 1;
  const input = { email: `person-${joined}@acme.test`, name: `Person ${joined}`, roles };
  const provisioning = { kind: "system", purpose: "provisioning" } as const;
  const organizationId = world().acme.id;
  return runUseCase(addMember, input, callerOf({ ...provisioning, organizationId }));
}

const change = (by: Principal, input: object) => runUseCase(updateMember, input, callerOf(by));

beforeAll(async () => {
  const { acme } = world();
  await makeRole(acme, "people", on("users", ["create", "read", "update", "delete"]));
  await makeRole(acme, "giver", [
    ...on("users", ["create", "read", "update"]),
    ...on("roles", ["read", "share"], { rule: { slug: { _in: ["user", "editor", "boss"] } } }),
  ]);
  await makeRole(acme, "status-only", on("users", ["update"], { fields: ["status"] }));
  await makeRole(acme, "post-reader", on("posts", ["read"]));
  await makeRole(acme, "limited", [
    ...on("users", ["read", "update", "create"], { rule: { roles: { _contains: "user" } } }),
    ...on("posts", ["read"]),
  ]);
  const boss = await makeRole(acme, "boss", []);
  await runUseCase(updateRole, { id: boss, contains: ["admin"] }, callerOf(acme.admin));
});

describe("who gives which roles", () => {
  test("is said by what they hold, and by nothing else", async () => {
    const { acme } = world();
    const manager = await hold(acme.nobody, ["people", "post-reader"]);
    const { id } = await join(["editor"]);
    await change(manager, { id, roles: ["editor", "post-reader", "user"] });
    for (const roles of [["admin"], ["boss"], ["post-reader", "giver"]]) {
      await expect(change(manager, { id, roles })).rejects.toThrow(Forbidden);
    }
    await change(manager, { id, roles: ["user"] });
    await expect(change(manager, { id, roles: ["editor"] })).rejects.toThrow(/more than you may/);
    expect(await rolesOf(url(), { memberId: id })).toEqual(["user"]);
    const added = { email: "more@acme.test", name: "More", roles: ["editor"] };
    await expect(runUseCase(addMember, added, callerOf(manager))).rejects.toThrow(Forbidden);
  });

  test("or handed on to them by a permission to share, never for what makes an Admin", async () => {
    const { acme } = world();
    const manager = await hold(acme.nobody, ["giver"]);
    const { id } = await join();
    await change(manager, { id, roles: ["editor", "user"] });
    for (const roles of [["editor", "boss"], ["admin"], ["people"]]) {
      await expect(change(manager, { id, roles })).rejects.toThrow(Forbidden);
    }
    expect(await rolesOf(url(), { memberId: id })).toEqual(["editor", "user"]);
    const { roles } = await runUseCase(listRoles, {}, callerOf(manager));
    expect(new Map(roles.map(({ slug, givable }) => [slug, givable]))).toEqual(
      new Map([
        ["boss", false],
        ["editor", true],
        ["user", true],
      ]),
    );
  });

  test("also by way of several deeds in one, which are all undone", async () => {
    const { acme } = world();
    const manager = await hold(acme.nobody, ["giver"]);
    const { id } = await join();
    const both = runTogether(callerOf(manager), async (caller) => {
      await runUseCase(updateMember, { id, roles: ["user"] }, caller);
      await runUseCase(updateMember, { id, roles: ["admin"] }, caller).catch(() => null);
    });
    await expect(both).rejects.toThrow(Forbidden);
    expect(await rolesOf(url(), { memberId: id })).toEqual([]);
  });

  test("and so it is with policies, which nobody shares", async () => {
    const { acme } = world();
    const made = async (name: string, permissions: object[]) =>
      (await runUseCase(createPolicy, { name, permissions }, callerOf(acme.admin))).id;
    const weak = await made("Reads posts", on("posts", ["read"]));
    const strong = await made("Deletes posts", on("posts", ["delete"]));
    const manager = await hold(acme.nobody, ["people", "post-reader"]);
    const { id } = await join();
    await change(manager, { id, policies: [weak] });
    await expect(change(manager, { id, policies: [weak, strong] })).rejects.toThrow(Forbidden);
    const seen = await runUseCase(getMember, { id }, callerOf(manager));
    expect(seen.policies).toEqual([{ id: weak, name: "Reads posts" }]);
  });

  test("a token of an Admin gives what its scopes reach, and no Admin without all of them", async () => {
    const { acme } = world();
    const { id } = await join();
    const token = await tokenOf(acme.admin, ["users:update", "posts:read"]);
    await change(token, { id, roles: ["post-reader"] });
    for (const roles of [["editor"], ["admin"]]) {
      await expect(change(token, { id, roles })).rejects.toThrow(Forbidden);
    }
    const whole = await tokenOf(acme.admin, ["*"]);
    await change(whole, { id, roles: ["admin"] });
    await expect(change(token, { id, roles: [] })).rejects.toThrow(/Only an Admin/);
    await change(whole, { id, roles: [] });
  });
});

describe("nobody", () => {
  test("changes their own roles, policies or status, unless they are an Admin", async () => {
    const { acme } = world();
    const manager = await hold(acme.nobody, ["people", "post-reader"]);
    const { memberId: id } = manager;
    for (const input of [{ roles: [] }, { roles: ["people"] }, { status: "suspended" }]) {
      await expect(change(manager, { id, ...input })).rejects.toThrow(Forbidden);
    }
    expect(await rolesOf(url(), manager)).toEqual(["people", "post-reader"]);
  });

  test("removes or suspends themselves, and no Admin takes their own Admin away", async () => {
    const { acme } = world();
    const { memberId: id } = acme.admin;
    await change(acme.admin, { id, roles: ["admin", "user"] });
    for (const input of [{ roles: [] }, { roles: ["user"] }, { status: "suspended" }]) {
      await expect(change(acme.admin, { id, ...input })).rejects.toThrow(Conflict);
    }
    const removing = runUseCase(removeMember, { id }, callerOf(acme.admin));
    await expect(removing).rejects.toThrow("You cannot remove yourself");
    await change(acme.admin, { id, roles: ["boss"] });
    await change(acme.admin, { id, roles: ["admin"] });
    expect(await rolesOf(url(), acme.admin)).toEqual(["admin"]);
  });

  test("but an Admin changes, suspends or removes an Admin, also one by a role that contains it", async () => {
    const { acme } = world();
    const manager = await hold(acme.nobody, ["people"]);
    for (const roles of [["admin"], ["boss"]]) {
      const { id } = await join(roles);
      for (const input of [{ roles: [] }, { status: "suspended" }]) {
        await expect(change(manager, { id, ...input })).rejects.toThrow(Forbidden);
      }
      await expect(runUseCase(removeMember, { id }, callerOf(manager))).rejects.toThrow(Forbidden);
      await change(acme.admin, { id, status: "suspended" });
      await runUseCase(removeMember, { id }, callerOf(acme.admin));
    }
  });

  test("of another organization, without a right or suspended gets anywhere", async () => {
    const { acme, globex } = world();
    const nobody = await hold(acme.nobody, []);
    const { id } = await join(["user"]);
    const deeds = [
      [getMember, { id }],
      [updateMember, { id, roles: [] }],
      [removeMember, { id }],
    ] as const;
    for (const [deed, input] of deeds) {
      const tried = (by: Principal) => runUseCase(deed as typeof getMember, input, callerOf(by));
      for (const by of [globex.admin, nobody, acme.editor, acme.partner]) {
        await expect(tried(by)).rejects.toThrow(NotFound);
      }
      await expect(tried(acme.suspended)).rejects.toThrow(Unauthenticated);
      const invented = { ...deed, action: "own" as "read" };
      const attempt = runUseCase(invented as typeof getMember, input, callerOf(acme.admin));
      await expect(attempt).rejects.toThrow(Forbidden);
    }
    const { members } = await runUseCase(listMembers, {}, callerOf(globex.admin));
    expect(members.map((member) => member.id)).not.toContain(id);
    expect(await rolesOf(url(), { memberId: id })).toEqual(["user"]);
  });
});

describe("a right to some", () => {
  test("fields changes those alone", async () => {
    const manager = await hold(world().acme.nobody, ["status-only", "people"]);
    const { id } = await join();
    const setter = await hold(manager, ["status-only"]);
    await change(setter, { id, status: "suspended" });
    await expect(change(setter, { id, status: "active", roles: [] })).rejects.toThrow(Forbidden);
  });

  test("rows sees, changes and makes those alone, and keeps them what they are", async () => {
    const { acme } = world();
    const limited = await hold(acme.nobody, ["limited"]);
    const [inside, outside] = [await join(["user"]), await join()];
    const { members } = await runUseCase(listMembers, {}, callerOf(limited));
    expect(members.map(({ id }) => id)).toContain(inside.id);
    expect(members.map(({ id }) => id)).not.toContain(outside.id);
    for (const deed of [getMember, updateMember]) {
      const attempt = runUseCase(deed as typeof getMember, { id: outside.id }, callerOf(limited));
      await expect(attempt).rejects.toThrow(NotFound);
    }
    await change(limited, { id: inside.id, roles: ["user", "post-reader"] });
    await expect(change(limited, { id: inside.id, roles: [] })).rejects.toThrow(Forbidden);
    expect(await rolesOf(url(), { memberId: inside.id })).toEqual(["post-reader", "user"]);
    const person = { email: "outside@acme.test", name: "Out", roles: [] };
    await expect(runUseCase(addMember, person, callerOf(limited))).rejects.toThrow(Forbidden);
  });
});

test("what does not exist is refused, and so is a key that nobody knows", async () => {
  const { admin } = world().acme;
  const { id } = await join();
  const missing = { id, policies: ["00000000-0000-4000-8000-000000000000"] };
  await expect(change(admin, missing)).rejects.toThrow(Invalid);
  await expect(change(admin, { id, roles: ["emperor"] })).rejects.toThrow(Invalid);
  await expect(change(admin, { id, admin: true })).rejects.toThrow(Invalid);
});

test("the ledger tells what was and what is, and of no change nothing", async () => {
  const { admin } = world().acme;
  const { id } = await join(["user"]);
  await change(admin, { id, roles: ["post-reader"] });
  await change(admin, { id, roles: ["post-reader"], status: "active" });
  const lines = await ask(
    url(),
    "SELECT detail FROM audit_events WHERE subject_id = $1 AND action = 'member.update'",
    [id],
  );
  expect(lines.map(({ detail }) => detail as object)).toMatchObject([
    { before: { roles: ["user"] }, after: { roles: ["post-reader"] } },
  ]);
});

test("a member's roles are told with the way to each", async () => {
  const { acme } = world();
  const { id } = await join(["boss"]);
  const { reachedRoles, admin } = await runUseCase(getMember, { id }, callerOf(acme.admin));
  expect(admin).toBe(true);
  expect(reachedRoles).toEqual([
    { slug: "admin", name: "Admin", through: ["boss"] },
    { slug: "boss", name: "boss", through: [] },
  ]);
  await runUseCase(removeMember, { id }, callerOf(acme.admin));
});

let tokens = 0;
async function tokenOf(member: MemberPrincipal, scopes: string[]): Promise<TokenPrincipal> {
  tokens += 1;
  const tokenId = `tokenToken${String(tokens).padStart(2, "0")}`;
  await ask(
    url(),
    `INSERT INTO static_tokens (organization_id, id, member_id, name, digest, scopes)
     VALUES ($1, $2, $3, 'CI', $2, '{}')`,
    [member.organizationId, tokenId, member.memberId],
  );
  const { organizationId, memberId, userId } = member;
  return { kind: "token", organizationId, memberId, userId, tokenId, name: "CI", scopes };
}
