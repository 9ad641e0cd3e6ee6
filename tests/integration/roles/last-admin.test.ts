import { describe, expect, test } from "vitest";
import { Conflict } from "@/lib/kernel/errors.ts";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations, type Organization } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const inScope = (principal: MemberPrincipal, run: (scope: Scope) => Promise<unknown>) =>
  openScope({ principal, requestId: "test", mode: "write" }, run);

const demote = (by: MemberPrincipal, whom: MemberPrincipal) =>
  inScope(by, ({ db, organizationId }) =>
    db.memberRole.deleteMany({ where: { organizationId, memberId: whom.memberId } }),
  );

const makeAdmin = ({ id }: Organization, { memberId }: MemberPrincipal) =>
  ask(
    database().superUrl,
    `INSERT INTO member_roles SELECT organization_id, $2, id FROM roles
     WHERE organization_id = $1 AND admin ON CONFLICT DO NOTHING`,
    [id, memberId],
  );

const admins = async ({ id }: Organization): Promise<string[]> => {
  const rows = await ask<{ member_id: string }>(
    database().superUrl,
    `SELECT mr.member_id FROM member_roles mr
     JOIN roles r ON r.organization_id = mr.organization_id AND r.id = mr.role_id AND r.admin
     JOIN members m ON m.organization_id = mr.organization_id AND m.id = mr.member_id
       AND m.status = 'active'
     WHERE mr.organization_id = $1`,
    [id],
  );
  return rows.map(({ member_id }) => member_id);
};

describe("the last active Admin of an organization", () => {
  test.each<[string, (acme: Organization) => Promise<unknown>]>([
    ["keeps the role", (acme) => demote(acme.admin, acme.admin)],
    [
      "is not suspended",
      (acme) =>
        inScope(acme.admin, ({ db, organizationId }) =>
          db.member.updateMany({
            where: { organizationId, id: acme.admin.memberId },
            data: { status: "suspended" },
          }),
        ),
    ],
    [
      "is not removed",
      (acme) =>
        inScope(acme.admin, ({ db, organizationId }) =>
          db.member.deleteMany({ where: { organizationId, id: acme.admin.memberId } }),
        ),
    ],
    [
      "is not made powerless by the role",
      (acme) =>
        inScope(acme.admin, ({ db, organizationId }) =>
          db.role.updateMany({ where: { organizationId, admin: true }, data: { admin: false } }),
        ),
    ],
  ])("%s, whoever tries", async (_what, attempt) => {
    const { acme } = world();
    await expect(attempt(acme)).rejects.toThrow(Conflict);
    expect(await admins(acme)).toEqual([acme.admin.memberId]);
  });

  test("does not count one who is suspended, nor the other organization's", async () => {
    const { globex } = world();
    await expect(demote(globex.admin, globex.admin)).rejects.toThrow("at least one active Admin");
  });

  test("may hand over within one transaction", async () => {
    const { globex } = world();
    await inScope(globex.admin, async ({ db, organizationId }) => {
      await db.memberRole.deleteMany({ where: { memberId: globex.admin.memberId } });
      const admin = await db.role.findFirstOrThrow({ where: { organizationId, admin: true } });
      await db.memberRole.create({
        data: { organizationId, memberId: globex.editor.memberId, roleId: admin.id },
      });
    });
    expect(await admins(globex)).toEqual([globex.editor.memberId]);
  });

  test("is left, when two demote each other at the same moment, 20 times", async () => {
    const { acme } = world();
    for (let round = 0; round < 20; round += 1) {
      await makeAdmin(acme, acme.admin);
      await makeAdmin(acme, acme.nobody);
      const outcomes = await Promise.allSettled([
        demote(acme.admin, acme.nobody),
        demote(acme.nobody, acme.admin),
      ]);
      expect(outcomes.map(({ status }) => status).toSorted()).toContain("rejected");
      expect(await admins(acme)).toHaveLength(1);
    }
  });
});
