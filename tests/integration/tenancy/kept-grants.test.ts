import { describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import type { Grants } from "@/lib/access/grants.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { entitlementOf } from "@/lib/tenancy/entitlement.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const enter = (principal: Principal): Promise<Grants> =>
  openScope({ principal, requestId: "test", mode: "read" }, ({ grants }) =>
    Promise.resolve(grants),
  );

const held = async (principal: Principal): Promise<string[]> =>
  [...(await enter(principal)).permissions.keys()].toSorted();

const READ = [{ collection: "posts", action: "read" }];

/** Gives somebody the right to read posts, and lets it be kept in this process. */
async function reading(who: MemberPrincipal): Promise<string> {
  const policyId = await holdPermissions(database(), who, READ);
  expect(await held(who)).toEqual(["posts:read"]);
  expect(await enter(who)).toBe(await enter(who));
  return policyId;
}

/** By another connection, as another process of the product would. */
const elsewhere = (statement: string, values: readonly unknown[]) =>
  ask(database().superUrl, statement, values);

describe("what roles and policies amount to", () => {
  test("is looked up once a state, in two statements", async () => {
    const { nobody } = world().acme;
    const change = () => holdPermissions(database(), nobody, READ);
    const counted = () => countStatements(() => enter(nobody));
    await change();
    await counted();
    const [warm, again] = [await counted(), await counted()];
    await change();
    expect([again, await counted(), await counted()]).toEqual([warm, warm + 2, warm]);
  });

  test.each([
    ["a permission goes", "DELETE FROM permissions WHERE policy_id = $1", []],
    [
      "a permission comes",
      `INSERT INTO permissions (organization_id, id, policy_id, collection, action)
       SELECT organization_id, gen_random_uuid(), id, 'pages', 'update' FROM policies WHERE id = $1`,
      ["pages:update", "posts:read"],
    ],
    [
      "a permission changes",
      "UPDATE permissions SET action = 'update' WHERE policy_id = $1",
      ["posts:update"],
    ],
    ["a policy goes", "DELETE FROM policies WHERE id = $1", []],
    ["a policy is taken away", "DELETE FROM member_policies WHERE policy_id = $1", []],
  ] as const)("is new at the next request once %s elsewhere", async (_, statement, after) => {
    const { nobody } = world().acme;
    const policyId = await reading(nobody);
    await elsewhere(statement, [policyId]);
    expect(await held(nobody)).toEqual(after);
  });

  test("follows roles that come into a role, change, and go", async () => {
    const { acme } = world();
    const policyId = await reading(acme.nobody);
    const [outer, inner] = [newId(), newId()];
    const member = acme.nobody.memberId;
    await elsewhere("DELETE FROM member_policies WHERE member_id = $1", [member]);
    for (const id of [outer, inner]) {
      await elsewhere(
        "INSERT INTO roles (organization_id, id, slug, name) VALUES ($1, $2::uuid, $2::uuid::text, '')",
        [acme.id, id],
      );
    }
    await elsewhere("INSERT INTO role_policies VALUES ($1, $2, $3)", [acme.id, inner, policyId]);
    await elsewhere("INSERT INTO member_roles VALUES ($1, $2, $3)", [acme.id, member, outer]);
    expect(await held(acme.nobody)).toEqual([]);
    await elsewhere("INSERT INTO role_roles VALUES ($1, $2, $3)", [acme.id, outer, inner]);
    expect(await held(acme.nobody)).toEqual(["posts:read"]);
    await elsewhere("UPDATE roles SET admin = true WHERE id = $1", [inner]);
    expect((await enter(acme.nobody)).admin).toBe(true);
    await elsewhere("DELETE FROM role_roles WHERE role_id = $1", [outer]);
    expect((await enter(acme.nobody)).admin).toBe(false);
    expect(await held(acme.nobody)).toEqual([]);
  });

  test("of a change that was rolled back leaves nothing behind", async () => {
    const { nobody } = world().acme;
    const policyId = await reading(nobody);
    const before = await enter(nobody);
    const seen: string[][] = [];
    const writing = openScope(
      { principal: world().acme.admin, requestId: "test", mode: "write" },
      async ({ db, organizationId }) => {
        await db.permission.updateMany({
          where: { organizationId, policyId },
          data: { action: "delete" },
        });
        const { grants } = await entitlementOf(db, nobody, new Date());
        seen.push([...grants.permissions.keys()]);
        throw new Error("on second thoughts");
      },
    );
    await expect(writing).rejects.toThrow("on second thoughts");
    expect(seen).toEqual([["posts:delete"]]);
    expect(await enter(nobody)).toBe(before);
    expect(await held(nobody)).toEqual(["posts:read"]);
  });

  test("is each organization's own, for the same roles by name and the same permissions", async () => {
    const { acme, globex } = world();
    await reading(acme.nobody);
    await reading(globex.nobody);
    const [ours, theirs] = [await enter(acme.nobody), await enter(globex.nobody)];
    expect(ours).not.toBe(theirs);
    expect(ours.policies).not.toEqual(theirs.policies);
    await elsewhere("DELETE FROM permissions WHERE organization_id = $1", [acme.id]);
    expect(await held(acme.nobody)).toEqual([]);
    expect(await enter(globex.nobody)).toBe(theirs);
  });

  test("is not whether somebody is still admitted", async () => {
    const { nobody } = world().acme;
    await reading(nobody);
    const set = (status: string) =>
      elsewhere("UPDATE members SET status = $2::user_status WHERE id = $1", [
        nobody.memberId,
        status,
      ]);
    await set("suspended");
    await expect(enter(nobody)).rejects.toThrow(Unauthenticated);
    await set("active");
    expect(await held(nobody)).toEqual(["posts:read"]);
  });

  test("never lags behind, while fifty read and a permission comes and goes", async () => {
    const { nobody } = world().acme;
    const policyId = await reading(nobody);
    for (const action of ["update", "delete", "read"]) {
      const reads = Array.from({ length: 50 }, () => held(nobody));
      await elsewhere("UPDATE permissions SET action = $2 WHERE policy_id = $1", [
        policyId,
        action,
      ]);
      expect(await held(nobody)).toEqual([`posts:${action}`]);
      await Promise.all(reads);
      expect(await held(nobody)).toEqual([`posts:${action}`]);
    }
  });
});

test("two changes that touch the same roles in another order do not wait for each other", async () => {
  const { acme } = world();
  const roles = [newId(), newId()];
  for (const id of roles) {
    await elsewhere(
      "INSERT INTO roles (organization_id, id, slug, name) VALUES ($1, $2::uuid, $2::uuid::text, '')",
      [acme.id, id],
    );
  }
  const rename = (ids: readonly string[]) =>
    openScope(
      { principal: acme.admin, requestId: "test", mode: "write" },
      async ({ db, organizationId }) => {
        for (const id of ids) {
          await db.role.update({
            where: { organizationId_id: { organizationId, id } },
            data: { name: "renamed" },
          });
        }
      },
    );
  const both = Array.from({ length: 10 }, () => [rename(roles), rename(roles.toReversed())]);
  await expect(Promise.all(both.flat())).resolves.toHaveLength(20);
});
