import { beforeAll, describe, expect, test } from "vitest";
import { addMember } from "@/lib/members/add-member.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { useDatabase } from "../../support/database.ts";
import { holdRoles, makeRole, on, rolesOf } from "../../support/rights.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

let joined = 0;
async function join({ admin, slug }: Organization) {
  joined += 1;
  const input = { email: `marked-${joined}@${slug}.test`, name: `Marked ${joined}`, roles: [] };
  return runUseCase(addMember, input, callerOf(admin));
}

const MANAGER = [
  ...on("users", ["create", "read", "update"]),
  ...on("roles", ["create", "read", "update"]),
  ...on("policies", ["create", "read", "update"]),
];

/** A role with nothing in it, which a rule of somebody else's policy asks for. */
beforeAll(async () => {
  const { acme, globex } = world();
  for (const organization of [acme, globex]) {
    await makeRole(organization, "manager", MANAGER);
    await makeRole(organization, "vip", []);
    await holdRoles(database().superUrl, organization.nobody, ["manager"]);
  }
  const rule = { tags: { _contains: "vip" }, slug: { _in: "$CURRENT_ROLES" } };
  await makeRole(acme, "reader", on("posts", ["read"], { rule }));
});

describe("a role with nothing in it, that rules know its holder by", () => {
  test("is given by nobody who does not have it", async () => {
    const { acme } = world();
    const manager = callerOf(acme.nobody);
    const { id } = await join(acme);
    await expect(runUseCase(updateMember, { id, roles: ["vip"] }, manager)).rejects.toThrow(
      Forbidden,
    );
    const person = { email: "new-vip@acme.test", name: "New", roles: ["vip"] };
    await expect(runUseCase(addMember, person, manager)).rejects.toThrow(Forbidden);
  });

  test("is put into no other role by them, nor is a role made anew to be given", async () => {
    const { acme } = world();
    const manager = callerOf(acme.nobody);
    const { id } = await runUseCase(createRole, { slug: "guests", name: "Guests" }, manager);
    await expect(runUseCase(updateRole, { id, contains: ["vip"] }, manager)).rejects.toThrow(
      Forbidden,
    );
    const member = await join(acme);
    await expect(
      runUseCase(updateMember, { id: member.id, roles: ["guests"] }, manager),
    ).rejects.toThrow(Forbidden);
  });

  test("is given by an Admin, and by whoever has it", async () => {
    const { acme } = world();
    const { id } = await join(acme);
    await runUseCase(updateMember, { id, roles: ["vip"] }, callerOf(acme.admin));
    await holdRoles(database().superUrl, acme.nobody, ["manager", "vip"]);
    const other = await join(acme);
    await runUseCase(updateMember, { id: other.id, roles: ["vip"] }, callerOf(acme.nobody));
    for (const memberId of [id, other.id]) {
      expect(await rolesOf(database().superUrl, { memberId })).toEqual(["vip"]);
    }
    await holdRoles(database().superUrl, acme.nobody, ["manager"]);
  });

  test("is like any other where no rule asks who holds what, as in the other organization", async () => {
    const { globex } = world();
    const { id } = await join(globex);
    await runUseCase(updateMember, { id, roles: ["vip"] }, callerOf(globex.nobody));
    expect(await rolesOf(database().superUrl, { memberId: id })).toEqual(["vip"]);
  });

  test("policies are given freely by whoever holds what is in them, while no rule asks for policies", async () => {
    const { acme } = world();
    const manager = callerOf(acme.nobody);
    const input = { name: "Looks at roles", permissions: on("roles", ["read"]) };
    const policy = await runUseCase(createPolicy, input, manager);
    const { id } = await join(acme);
    await runUseCase(updateMember, { id, policies: [policy.id] }, manager);
    const rule = { slug: { _in: "$CURRENT_POLICIES" } };
    await makeRole(acme, "asks-for-policies", on("posts", ["read"], { rule }));
    const other = await join(acme);
    await expect(
      runUseCase(updateMember, { id: other.id, policies: [policy.id] }, manager),
    ).rejects.toThrow(Forbidden);
  });
});
