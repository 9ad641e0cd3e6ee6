import { describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { newId, type SessionId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { removeMember } from "@/lib/members/remove-member.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { createPolicy } from "@/lib/policies/create-policy.ts";
import { deletePolicy } from "@/lib/policies/delete-policy.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { makeRole, on } from "../../support/rights.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const AT_ONCE = 50;
const sql = (text: string, values: readonly unknown[]) => ask(database().superUrl, text, values);

let joined = 0;
async function join({ id }: Organization, roles: string[]): Promise<MemberPrincipal> {
  joined += 1;
  const person = { email: `racer-${joined}@acme.test`, name: `Racer ${joined}`, roles };
  const { id: memberId, userId } = await runUseCase(
    addMember,
    person,
    callerOf({ kind: "system", organizationId: id, purpose: "provisioning" }),
  );
  const sessionId = newId<SessionId>();
  await sql(
    "INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, now() + interval '1 hour')",
    [sessionId, userId],
  );
  return { kind: "member", organizationId: id, memberId, userId, sessionId, name: person.name };
}

const admins = async ({ id }: Organization): Promise<string[]> => {
  const rows = await sql(
    `SELECT m.id FROM members m JOIN member_roles mr ON mr.member_id = m.id
     JOIN roles r ON r.id = mr.role_id AND r.admin
     WHERE m.organization_id = $1 AND m.status = 'active' ORDER BY m.id`,
    [id],
  );
  return rows.map((row) => String(row["id"]));
};

const tally = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
  outcomes.filter(({ status }) => status === "fulfilled").length;

/** Every failure is one that a person can read: nobody is told that we failed. */
const expectReadable = (outcomes: readonly PromiseSettledResult<unknown>[]) => {
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") continue;
    expect((outcome.reason as { status?: number }).status).toBeGreaterThanOrEqual(400);
    expect((outcome.reason as { status?: number }).status).toBeLessThanOrEqual(503);
  }
};

describe("50 at once", () => {
  test("two Admins demote each other: whoever comes first stays, the other is none", async () => {
    const { acme } = world();
    const [one, two] = [await join(acme, ["admin"]), await join(acme, ["admin"])];
    const outcomes = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, (_, at) => {
        const [by, whom] = at % 2 === 0 ? [one, two] : [two, one];
        return runUseCase(updateMember, { id: whom.memberId, roles: [] }, callerOf(by));
      }),
    );
    expectReadable(outcomes);
    const left = (await admins(acme)).filter((id) =>
      [one.memberId, two.memberId].includes(id as never),
    );
    expect(left).toHaveLength(1);
  });

  test("two Admins remove each other: one remains", async () => {
    const { acme } = world();
    const [one, two] = [await join(acme, ["admin"]), await join(acme, ["admin"])];
    const outcomes = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, (_, at) => {
        const [by, whom] = at % 2 === 0 ? [one, two] : [two, one];
        return runUseCase(removeMember, { id: whom.memberId }, callerOf(by));
      }),
    );
    expectReadable(outcomes);
    expect(tally(outcomes)).toBe(1);
    const rows = await sql("SELECT id FROM members WHERE id = ANY ($1)", [
      [one.memberId, two.memberId],
    ]);
    expect(rows).toHaveLength(1);
  });

  test("two containments that together make a circle: one of the two is there", async () => {
    const { acme } = world();
    const [a, b] = [await makeRole(acme, "race-a", []), await makeRole(acme, "race-b", [])];
    const outcomes = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, (_, at) => {
        const input =
          at % 2 === 0 ? { id: a, contains: ["race-b"] } : { id: b, contains: ["race-a"] };
        return runUseCase(updateRole, input, callerOf(acme.admin));
      }),
    );
    expectReadable(outcomes);
    const reasons = outcomes.flatMap((one) =>
      one.status === "rejected" ? [String(one.reason)] : [],
    );
    expect(reasons.some((reason) => reason.includes("cannot contain itself"))).toBe(true);
    const rows = await sql("SELECT 1 FROM role_roles WHERE role_id = ANY ($1)", [[a, b]]);
    expect(rows).toHaveLength(1);
  });

  test("one deletes a policy while others attach it: nothing holds what is gone", async () => {
    const { acme } = world();
    const caller = callerOf(acme.admin);
    const role = await makeRole(acme, "race-c", []);
    const input = { name: "Race", permissions: on("posts", ["read"]) };
    const { id } = await runUseCase(createPolicy, input, caller);
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: AT_ONCE / 2 }, () =>
        runUseCase(updateRole, { id: role, policies: [id] }, caller),
      ),
      runUseCase(deletePolicy, { id }, caller),
      ...Array.from({ length: AT_ONCE / 2 }, () =>
        runUseCase(updateMember, { id: acme.nobody.memberId, policies: [id] }, caller),
      ),
    ]);
    expectReadable(outcomes);
    // On a machine that is busy elsewhere the one may have been sent away to come again.
    await runUseCase(deletePolicy, { id }, caller).catch(() => null);
    expect(await sql("SELECT 1 FROM policies WHERE id = $1", [id])).toEqual([]);
    const left = await sql(
      `SELECT policy_id FROM role_policies WHERE policy_id = $1
       UNION ALL SELECT policy_id FROM member_policies WHERE policy_id = $1`,
      [id],
    );
    expect(left).toEqual([]);
  });

  test("one name is taken once", async () => {
    const { acme } = world();
    const outcomes = await Promise.allSettled(
      Array.from({ length: AT_ONCE }, () =>
        runUseCase(createPolicy, { name: "Taken" }, callerOf(acme.admin)),
      ),
    );
    expectReadable(outcomes);
    expect(tally(outcomes)).toBe(1);
  });
});
