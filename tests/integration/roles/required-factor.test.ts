import { afterEach, describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { FactorRequired, Forbidden, NotFound, Stale } from "@/lib/kernel/errors.ts";
import { ownFactorDue } from "@/lib/account/own-factor-due.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { requireFactor } from "@/lib/roles/require-factor.ts";
import { updateRole } from "@/lib/roles/update-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const DAY = 24 * 3_600_000;

const behind = <Row = unknown>(sql: string, values: unknown[] = []) =>
  ask<Row & object>(database().superUrl, sql, values);

/** The first role that a member holds. */
async function roleOf({ memberId }: MemberPrincipal) {
  const [row] = await behind<{ id: string; revision: number }>(
    `SELECT r.id, r.revision FROM roles r JOIN member_roles m ON m.role_id = r.id
     WHERE m.member_id = $1 ORDER BY r.slug LIMIT 1`,
    [memberId],
  );
  if (row === undefined) throw new Error("This member holds no role.");
  return row;
}

/** Lets the editors' role ask for a second factor. */
async function askOf({ admin, editor }: Organization, graceDays: number, by: Principal = admin) {
  const { id, revision } = await roleOf(editor);
  const input = { id, revision, requiresFactor: true, graceDays };
  await runUseCase(requireFactor, input, callerOf(by));
  return id;
}

const enters = (principal: Principal, later = 0) =>
  openScope({ principal, requestId: "test", mode: "read", clock: () => Date.now() + later }, () =>
    Promise.resolve("in"),
  );

afterEach(async () => {
  await behind("UPDATE roles SET factor_required_at = NULL, factor_grace_days = 7");
  await behind("UPDATE sessions SET factor = NULL");
  await behind("UPDATE users SET factor_since = NULL");
});

describe("a role that asks for a second factor", () => {
  test("lets its members in while their days of grace last, and then nowhere in this organization", async () => {
    const { acme, globex } = world();
    await behind("UPDATE sessions SET expires_at = now() + interval '90 days'");
    await askOf(acme, 7);
    await expect(enters(acme.editor, 6 * DAY)).resolves.toBe("in");
    await expect(enters(acme.editor, 8 * DAY)).rejects.toThrow(FactorRequired);
    await expect(enters(acme.admin, 8 * DAY)).resolves.toBe("in");
    await expect(enters(globex.editor, 8 * DAY)).resolves.toBe("in");
  });

  test("tells whom it asks until when, and nobody else", async () => {
    const { acme, globex } = world();
    await askOf(acme, 7);
    const due = await ownFactorDue(acme.editor.userId, acme.id);
    expect(Math.abs((due?.getTime() ?? 0) - Date.now() - 7 * DAY)).toBeLessThan(DAY);
    expect(await ownFactorDue(acme.admin.userId, acme.id)).toBeNull();
    expect(await ownFactorDue(acme.editor.userId, globex.id)).toBeNull();
    expect(await ownFactorDue(globex.editor.userId, globex.id)).toBeNull();
    expect(await ownFactorDue(globex.editor.userId, acme.id)).toBeNull();
    await behind("UPDATE users SET factor_since = now() WHERE id = $1", [acme.editor.userId]);
    expect(await ownFactorDue(acme.editor.userId, acme.id)).toBeNull();
  });

  test("counts the days from when somebody got the role, where that was later", async () => {
    const { acme } = world();
    await behind("UPDATE sessions SET expires_at = now() + interval '90 days'");
    await askOf(acme, 7);
    await behind(
      "UPDATE member_roles SET given_at = now() + interval '10 days' WHERE member_id = $1",
      [acme.editor.memberId],
    );
    await expect(enters(acme.editor, 16 * DAY)).resolves.toBe("in");
    await expect(enters(acme.editor, 18 * DAY)).rejects.toThrow(FactorRequired);
    await behind("UPDATE member_roles SET given_at = now()");
  });

  test("asks the session for it, and of what acts without one, the person", async () => {
    const { acme } = world();
    await askOf(acme, 0);
    const { memberId, userId, organizationId, name, sessionId } = acme.editor;
    const absent = { kind: "member", memberId, userId, organizationId, name } as const;
    const scheduled = { kind: "schedule", organizationId, by: { ...absent, sessionId } } as const;
    for (const principal of [acme.editor, scheduled]) {
      await expect(enters(principal)).rejects.toThrow(FactorRequired);
    }
    await behind("UPDATE users SET factor_since = now() WHERE id = $1", [userId]);
    await expect(enters(scheduled)).resolves.toBe("in");
    await expect(enters(acme.editor)).rejects.toThrow(FactorRequired);
    await behind("UPDATE sessions SET factor = 'totp' WHERE id = $1", [sessionId]);
    await expect(enters(acme.editor)).resolves.toBe("in");
  });

  test("is obeyed by whoever holds it through another role", async () => {
    const { acme } = world();
    const asking = await roleOf(acme.admin);
    const holder = await roleOf(acme.editor);
    const [inner] = await behind<{ slug: string }>(
      "SELECT slug FROM roles WHERE slug = 'user' AND organization_id = $1",
      [acme.id],
    );
    const change = { ...holder, contains: [inner?.slug], confirmed: true };
    await runUseCase(updateRole, change, callerOf(acme.admin));
    await behind(
      "UPDATE roles SET factor_required_at = now() - interval '8 days' WHERE slug = 'user'",
    );
    await behind("UPDATE member_roles SET given_at = now() - interval '8 days'");
    await expect(enters(acme.editor)).rejects.toThrow(FactorRequired);
    await expect(enters(acme.admin)).resolves.toBe("in");
    expect(asking.id).not.toBe(holder.id);
    await behind("DELETE FROM role_roles WHERE role_id = $1", [holder.id]);
    await behind("UPDATE member_roles SET given_at = now()");
  });

  test("is set by whoever may change the role, from the state that they saw, with a line", async () => {
    const { acme, globex } = world();
    const { id, revision } = await roleOf(acme.editor);
    const input = { id, revision, requiresFactor: true, graceDays: 3 };
    await expect(runUseCase(requireFactor, input, callerOf(globex.admin))).rejects.toThrow(
      NotFound,
    );
    const byEditor = runUseCase(requireFactor, input, callerOf(acme.editor));
    await expect(byEditor).rejects.toSatisfy(
      (error) => error instanceof NotFound || error instanceof Forbidden,
    );
    await runUseCase(requireFactor, input, callerOf(acme.admin));
    const again = runUseCase(requireFactor, { ...input, graceDays: 4 }, callerOf(acme.admin));
    await expect(again).rejects.toThrow(Stale);
    const lines = await behind<{ summary: string }>(
      "SELECT summary FROM audit_events WHERE action = 'role.require-factor' AND subject_id = $1",
      [id],
    );
    expect(lines.at(-1)?.summary).toMatch(/asks for a second factor$/);
  });
});
