import { describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations, type Organization } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const sql = (text: string, values: readonly unknown[]) => ask(database().superUrl, text, values);

const grantsOf = (principal: MemberPrincipal) =>
  openScope({ principal, requestId: "test", mode: "read" }, ({ grants }) =>
    Promise.resolve({
      admin: grants.admin,
      roles: grants.roles,
      held: [...grants.permissions.keys()],
    }),
  );

/** A role with one policy that holds these permissions. */
async function role({ id: org }: Organization, held: readonly string[]): Promise<string> {
  const [id, policy] = [newId(), await policyOf({ id: org }, held)];
  await sql("INSERT INTO roles (organization_id, id, slug, name) VALUES ($1, $2, $3, $3)", [
    org,
    id,
    id,
  ]);
  await sql("INSERT INTO role_policies VALUES ($1, $2, $3)", [org, id, policy]);
  return id;
}

async function policyOf({ id: org }: { id: string }, held: readonly string[]): Promise<string> {
  const policy = newId();
  await sql("INSERT INTO policies (organization_id, id, name) VALUES ($1, $2, $3)", [
    org,
    policy,
    policy,
  ]);
  for (const permission of held) {
    const [collection, action] = permission.split(":");
    await sql(
      `INSERT INTO permissions (organization_id, id, policy_id, collection, action)
       VALUES ($1, $2, $3, $4, $5)`,
      [org, newId(), policy, collection, action],
    );
  }
  return policy;
}

const contain = ({ id }: Organization, role: string, contained: string) =>
  sql("INSERT INTO role_roles VALUES ($1, $2, $3)", [id, role, contained]);

const give = ({ id }: Organization, { memberId }: MemberPrincipal, role: string) =>
  sql("INSERT INTO member_roles VALUES ($1, $2, $3)", [id, memberId, role]);

describe("a role that contains others", () => {
  test("gives what they give, at every depth, and once", async () => {
    const { acme } = world();
    const [top, left, right, bottom] = [
      await role(acme, ["posts:read"]),
      await role(acme, ["posts:update"]),
      await role(acme, []),
      await role(acme, ["posts:delete"]),
    ];
    for (const [over, under] of [
      [top, left],
      [top, right],
      [left, bottom],
      [right, bottom],
    ] as const) {
      await contain(acme, over, under);
    }
    await give(acme, acme.nobody, top);
    const { held, roles, admin } = await grantsOf(acme.nobody);
    expect(held.toSorted()).toEqual(["posts:delete", "posts:read", "posts:update"]);
    expect(roles.toSorted()).toEqual([top, left, right, bottom].toSorted());
    expect(admin).toBe(false);
    await sql("DELETE FROM role_roles WHERE organization_id = $1", [acme.id]);
    expect((await grantsOf(acme.nobody)).held).toEqual(["posts:read"]);
  });

  test("makes an Admin of who holds it, when it contains Admin", async () => {
    const { globex } = world();
    const boss = await role(globex, []);
    const [admin] = await sql("SELECT id FROM roles WHERE organization_id = $1 AND admin", [
      globex.id,
    ]);
    await contain(globex, boss, String(admin?.["id"]));
    await give(globex, globex.nobody, boss);
    expect((await grantsOf(globex.nobody)).admin).toBe(true);
  });

  test("never contains itself, over however many others", async () => {
    const { acme } = world();
    const roles = [await role(acme, []), await role(acme, []), await role(acme, [])] as const;
    await contain(acme, roles[0], roles[1]);
    await contain(acme, roles[1], roles[2]);
    for (const under of roles) {
      await expect(contain(acme, roles[2], under)).rejects.toThrow("cannot contain itself");
    }
  });

  test("never contains itself when two people tie the two ends at the same moment", async () => {
    const { acme } = world();
    const pairs = await Promise.all(
      Array.from({ length: 25 }, async () => [await role(acme, []), await role(acme, [])] as const),
    );
    const ties = pairs.flatMap(([a, b]) => [contain(acme, a, b), contain(acme, b, a)]);
    const outcomes = await Promise.allSettled(ties);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(25);
  });

  test("cannot contain a role of another organization", async () => {
    const { acme, globex } = world();
    const [ours, theirs] = [await role(acme, []), await role(globex, ["posts:delete"])];
    await expect(contain(acme, ours, theirs)).rejects.toThrow("foreign key");
  });
});

describe("a policy straight on a member", () => {
  test("adds to what the roles give, for that member alone, until it is taken away", async () => {
    const { acme, globex } = world();
    const policy = await policyOf(acme, ["authors:delete"]);
    await sql("INSERT INTO member_policies VALUES ($1, $2, $3)", [
      acme.id,
      acme.editor.memberId,
      policy,
    ]);
    const { held } = await grantsOf(acme.editor);
    expect(held).toContain("authors:delete");
    expect(held).toContain("posts:update");
    expect((await grantsOf(globex.editor)).held).not.toContain("authors:delete");
    await sql("DELETE FROM member_policies WHERE policy_id = $1", [policy]);
    expect((await grantsOf(acme.editor)).held).not.toContain("authors:delete");
  });
});
