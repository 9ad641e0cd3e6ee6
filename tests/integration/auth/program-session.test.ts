import { afterAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { hashPassword } from "@/lib/auth/hash-password.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import {
  endProgramSession,
  openProgramSession,
  type ProgramSession,
} from "@/lib/auth/program-session.ts";
import { renewProgramSession } from "@/lib/auth/renew-program-session.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations, type Organization } from "../../support/two-organizations.ts";
import { COST, PASSWORD, fromSomewhere } from "./sign-in-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
afterAll(closePasswordPool);

const DAY = 24 * 3_600_000;
const behind = (sql: string, values: unknown[] = []) => ask(database().superUrl, sql, values);

/** Signs the editor's program in; everybody in this file has the same password. */
async function signIn(
  organization: Organization,
  more: { email?: string; password?: string; at?: OrganizationId; now?: number } = {},
): Promise<ProgramSession> {
  const { GATEHOUSE_PEPPER: pepper, GATEHOUSE_SECRET: secret } = environment();
  const passwordHash = await hashPassword(PASSWORD, { pepper, cost: COST });
  await behind("UPDATE users SET password_hash = $1", [passwordHash]);
  const { email = `editor@${organization.slug}.test`, password = PASSWORD } = more;
  const now = more.now ?? Date.now();
  const context = fromSomewhere({ clock: () => now });
  const organizationId = more.at ?? organization.id;
  return openProgramSession({ email, password }, { ...context, organizationId, secret });
}

function renew(token: string, organization: Organization, now = Date.now()) {
  const { GATEHOUSE_SECRET: secret } = environment();
  const context = { organizationId: organization.id, requestId: newId(), secret, clock: () => now };
  return renewProgramSession(token, context);
}

/** Whether a program past the gate still finds its scope open. */
async function lives({ sessionId }: ProgramSession, editor: MemberPrincipal): Promise<boolean> {
  const principal = { ...editor, sessionId };
  try {
    return await openScope({ principal, requestId: "test", mode: "read" }, () =>
      Promise.resolve(true),
    );
  } catch (error) {
    if (error instanceof Unauthenticated) return false;
    throw error;
  }
}

describe("signing a program in", () => {
  test("opens a session of its own kind, of 90 days, that the scope admits", async () => {
    const { acme } = world();
    const session = await signIn(acme);
    expect(session.memberId).toBe(acme.editor.memberId);
    const rows = await behind(
      `SELECT kind, round(extract(epoch FROM expires_at - created_at) / 86400)::int AS days
       FROM sessions WHERE id = $1`,
      [session.sessionId],
    );
    expect(rows).toEqual([{ kind: "api", days: 90 }]);
    expect(await lives(session, acme.editor)).toBe(true);
  });

  test.each([
    ["a wrong password", () => ({ password: "a quiet walled gardem" })],
    ["an unknown address", () => ({ email: "stranger@acme.test" })],
    ["a suspended member", () => ({ email: "suspended@acme.test" })],
    ["a member of the other organization alone", () => ({ at: world().globex.id })],
    ["an organization that does not exist", () => ({ at: newId<OrganizationId>() })],
  ])("refuses %s with one answer", async (_what, more) => {
    const refusal = await signIn(world().acme, more()).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Unauthenticated);
    expect((refusal as Error).message).toBe("The email address or the password is not right.");
  });

  test("keeps the refresh token as its digest alone", async () => {
    const { refreshToken } = await signIn(world().acme);
    const rows = await behind("SELECT t::text AS row FROM refresh_tokens t");
    const secret = refreshToken.slice(20);
    expect(rows.filter(({ row }) => String(row).includes(secret))).toEqual([]);
  });
});

describe("renewing", () => {
  test("uses the token up and answers another for the same session", async () => {
    const { acme } = world();
    const first = await signIn(acme);
    const second = await renew(first.refreshToken, acme);
    expect(second).toMatchObject({ sessionId: first.sessionId, memberId: first.memberId });
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await renew(second.refreshToken, acme);
    expect(await lives(first, acme.editor)).toBe(true);
  });

  test.each([
    ["nothing", () => ""],
    ["a token that never was", () => makeSecretToken("gh_ref").token],
    ["a static token", () => makeSecretToken("gh_pat").token],
    ["a slip of the hand", (token: string) => token.slice(0, -1)],
  ])("refuses %s, and ends nothing", async (_what, spoil) => {
    const { acme } = world();
    const session = await signIn(acme);
    await expect(renew(spoil(session.refreshToken), acme)).rejects.toThrow(Unauthenticated);
    await renew(session.refreshToken, acme);
  });

  test("refuses at the other organization what is good at its own, and ends nothing", async () => {
    const { acme, globex } = world();
    const session = await signIn(acme);
    await expect(renew(session.refreshToken, globex)).rejects.toThrow(Unauthenticated);
    await renew(session.refreshToken, acme);
  });

  test("of fifty tries at once exactly one succeeds, and its session goes on", async () => {
    const { acme } = world();
    const session = await signIn(acme);
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => renew(session.refreshToken, acme)),
    );
    const won = tries.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(won).toHaveLength(1);
    expect(await lives(session, acme.editor)).toBe(true);
    await renew(won[0]!.refreshToken, acme);
  });

  test("ends the session when a used token comes again, and says so in the ledger", async () => {
    const { acme } = world();
    const session = await signIn(acme);
    const start = Date.now();
    const next = await renew(session.refreshToken, acme, start);
    await expect(renew(session.refreshToken, acme, start + 11_000)).rejects.toThrow(
      Unauthenticated,
    );
    expect(await lives(session, acme.editor)).toBe(false);
    await expect(renew(next.refreshToken, acme)).rejects.toThrow(Unauthenticated);
    const lines = await behind(
      "SELECT action, user_id FROM instance_events WHERE detail->>'sessionId' = $1 AND action <> 'session.opened'",
      [session.sessionId],
    );
    expect(lines).toEqual([{ action: "session.reused", user_id: acme.editor.userId }]);
  });

  test("only refuses a token that was sent twice within seconds", async () => {
    const { acme } = world();
    const session = await signIn(acme);
    const start = Date.now();
    const next = await renew(session.refreshToken, acme, start);
    await expect(renew(session.refreshToken, acme, start + 9_000)).rejects.toThrow(Unauthenticated);
    expect(await lives(session, acme.editor)).toBe(true);
    await renew(next.refreshToken, acme, start + 9_500);
  });

  test("takes it for stolen even then, once its successor was used", async () => {
    const { acme } = world();
    const session = await signIn(acme);
    const start = Date.now();
    const next = await renew(session.refreshToken, acme, start);
    await renew(next.refreshToken, acme, start + 1_000);
    await expect(renew(session.refreshToken, acme, start + 2_000)).rejects.toThrow(Unauthenticated);
    expect(await lives(session, acme.editor)).toBe(false);
  });

  test("slides for 30 days at a time, and no further than the session", async () => {
    const { globex } = world();
    const start = Date.now();
    const idle = await signIn(globex, { now: start });
    await expect(renew(idle.refreshToken, globex, start + 31 * DAY)).rejects.toThrow(
      Unauthenticated,
    );
    let session = await signIn(globex, { now: start });
    for (const days of [29, 58, 87]) {
      session = await renew(session.refreshToken, globex, start + days * DAY);
    }
    await expect(renew(session.refreshToken, globex, start + 91 * DAY)).rejects.toThrow(
      Unauthenticated,
    );
  });

  test.each([
    ["the member is suspended", "UPDATE members SET status = 'suspended' WHERE user_id = $1"],
    ["the person is suspended", "UPDATE users SET status = 'suspended' WHERE id = $1"],
    ["the session ended", "UPDATE sessions SET revoked_at = now() WHERE user_id = $1"],
  ])("is refused once %s, as is the access token's scope", async (_what, sql) => {
    const { globex } = world();
    const session = await signIn(globex);
    await behind(sql, [globex.editor.userId]);
    try {
      expect(await lives(session, globex.editor)).toBe(false);
      await expect(renew(session.refreshToken, globex)).rejects.toThrow(Unauthenticated);
    } finally {
      await behind("UPDATE members SET status = 'active' WHERE id = $1", [globex.editor.memberId]);
      await behind("UPDATE users SET status = 'active'");
    }
  });
});

describe("logging out", () => {
  const end = (token: string, { id }: Organization) => {
    const { GATEHOUSE_SECRET: secret } = environment();
    return endProgramSession(token, { organizationId: id, requestId: newId(), secret });
  };

  test("ends the session with all that belongs to it, also by a token already used", async () => {
    const { acme } = world();
    const session = await signIn(acme);
    const next = await renew(session.refreshToken, acme);
    await end(session.refreshToken, acme);
    expect(await lives(session, acme.editor)).toBe(false);
    await expect(renew(next.refreshToken, acme)).rejects.toThrow(Unauthenticated);
  });

  test("ends nothing by a token of another organization or of nobody", async () => {
    const { acme, globex } = world();
    const session = await signIn(acme);
    await end(session.refreshToken, globex);
    await end(makeSecretToken("gh_ref").token, acme);
    expect(await lives(session, acme.editor)).toBe(true);
  });
});
