import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { finishSignIn } from "@/lib/auth/finish-sign-in.ts";
import { openSession } from "@/lib/auth/open-session.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId, type UserId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { removeMember } from "@/lib/members/remove-member.ts";
import { createProvider } from "@/lib/sso/create-provider.ts";
import { unlinkSelf } from "@/lib/sso/own-identities.ts";
import { removeProvider } from "@/lib/sso/remove-provider.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  CLIENT,
  startIdentityProvider,
  type Account,
  type IdentityProvider,
} from "../../support/identity-provider.ts";
import { makeRole, on, rolesOf } from "../../support/rights.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { ownContext } from "../account/account-world.ts";
import { codeAt, setUpApp } from "../account/factor-world.ts";
import { fromSomewhere } from "../auth/sign-in-world.ts";
import { begin, comeFrom, givePassword, liveSessions, setOutFrom, verified } from "./sso-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const url = () => database().superUrl;
const behind = <Row extends object = object>(sql: string, values: unknown[] = []) =>
  ask<Row>(url(), sql, values);

let there: IdentityProvider;
let corp = "";
let second = "";
let short = "";

async function connect(name: string, groupRoles: object[] = [], issuer = there.issuer) {
  const input = { ...CLIENT, name, issuer, groupClaim: "groups", groupRoles };
  return (await runUseCase(createProvider, input, callerOf(world().acme.admin))).id;
}

beforeAll(async () => {
  const back = () => [corp, second, short].map((id) => `http://localhost:3000/login/back/${id}`);
  there = await startIdentityProvider(back);
  environment().OUTBOUND_ALLOW.push(there.host);
  await makeRole(world().acme, "crew", on("pages", ["read"]));
  const admins = { group: "admins", role: "admin" };
  const crew = { group: "crew", role: "crew" };
  corp = await connect("Corp", [admins, crew]);
  second = await connect("Second", [crew]);
  short = await connect("Short-lived");
});
afterAll(async () => {
  await there.close();
  await closePasswordPool();
});

const come = (subject: string, account: Account, id = corp) =>
  comeFrom(there, id, { subject, ...account });

const invite = (email: string) =>
  runUseCase(addMember, { email, name: email, roles: [] }, callerOf(world().acme.admin));

const openFor = (userId: UserId) =>
  lookUp({ user_id: userId }, (db) =>
    openSession(db, { userId, factor: null }, { address: "", userAgent: "", requestId: newId() }),
  );

describe("a sign-in by a provider", () => {
  test("is begun by the sign-in page of this instance alone", async () => {
    for (const origin of ["https://evil.test", "http://acme.localhost:3000", "null", ""]) {
      const answer = await setOutFrom(corp, { origin });
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []]);
    }
    const large = await setOutFrom(corp, { body: `returnTo=/${"x".repeat(9_000)}` });
    expect(large.status).toBe(413);
  });

  test("is asked of a provider that does not answer once in a while, however many come", async () => {
    let count = 0;
    const server = createServer((_request, response) => {
      count += 1;
      response.writeHead(500).end();
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    environment().OUTBOUND_ALLOW.push(host);
    const id = await connect("Down", [], `http://${host}`);
    for (let visit = 0; visit < 3; visit += 1) {
      expect((await begin(id)).location).toContain("problem=unreachable");
    }
    server.close();
    expect(count).toBe(1);
  });
});

describe("roles of groups", () => {
  test("leave the only Admin one, who signs in all the same, until there is another", async () => {
    const { admin } = world().acme;
    const { id } = await invite("boss@corp.test");
    const boss = (groups: string[]) => come("s-boss", verified("boss@corp.test", { groups }));
    await boss(["admins"]);
    expect(await rolesOf(url(), { memberId: id })).toEqual(["admin"]);
    const status = (now: string) =>
      behind("UPDATE members SET status = $2::user_status WHERE id = $1", [admin.memberId, now]);
    await status("suspended");
    expect((await boss([])).session).toBeDefined();
    expect(await rolesOf(url(), { memberId: id })).toEqual(["admin"]);
    const told =
      "SELECT 1 FROM audit_events WHERE action = 'identity.keep-admin' AND subject_id = $1";
    expect(await behind(told, [id])).toHaveLength(1);
    await status("active");
    expect((await boss([])).session).toBeDefined();
    expect(await rolesOf(url(), { memberId: id })).toEqual([]);
  });

  test("stay while another provider says so", async () => {
    const { id, userId } = await invite("both@corp.test");
    const crew = verified("both@corp.test", { groups: ["crew"] });
    await come("s-two", crew);
    await behind(
      `INSERT INTO identities (organization_id, id, provider_id, subject, user_id, self_linked)
       VALUES ($1, $2, $3, 's-two', $4, true)`,
      [world().acme.id, newId(), second, userId],
    );
    await come("s-two", crew, second);
    await come("s-two", verified("both@corp.test"));
    expect(await rolesOf(url(), { memberId: id })).toEqual(["crew"]);
    await come("s-two", verified("both@corp.test"), second);
    expect(await rolesOf(url(), { memberId: id })).toEqual([]);
  });

  test("mean the role that was named, and no other that bears its name later", async () => {
    await behind("UPDATE roles SET slug = 'former-crew' WHERE slug = 'crew'");
    await makeRole(world().acme, "crew", on("pages", ["read"]));
    const { id } = await invite("late@corp.test");
    await come("s-late", verified("late@corp.test", { groups: ["crew"] }));
    expect(await rolesOf(url(), { memberId: id })).toEqual(["former-crew"]);
  });
});

describe("what a link to a provider opened", () => {
  test("ends with the membership, and an invitation later begins anew", async () => {
    const { id, userId } = await invite("left@corp.test");
    await come("s-left", verified("left@corp.test"));
    await runUseCase(removeMember, { id }, callerOf(world().acme.admin));
    expect(await liveSessions(url(), userId)).toBe(0);
    expect(await behind("SELECT 1 FROM identities WHERE user_id = $1", [userId])).toEqual([]);
    await invite("left@corp.test");
    expect((await come("s-left", verified("left@corp.test"))).session).toBeDefined();
  });

  test("ends with the provider, and with the link; what somebody opened themselves stays", async () => {
    const { userId } = await invite("short@corp.test");
    await come("s-short", verified("short@corp.test"), short);
    const { sessionId } = await openFor(userId);
    expect(await liveSessions(url(), userId)).toBe(2);
    await runUseCase(removeProvider, { id: short }, callerOf(world().acme.admin));
    const left = "SELECT id FROM sessions WHERE user_id = $1 AND revoked_at IS NULL";
    expect(await behind(left, [userId])).toEqual([{ id: sessionId }]);
    const { userId: other } = await invite("unlink@corp.test");
    await come("s-unlink", verified("unlink@corp.test"));
    const [link] = await behind<{ id: string }>("SELECT id FROM identities WHERE user_id = $1", [
      other,
    ]);
    const foreign = runOwnDeed(
      unlinkSelf,
      { id: link?.id },
      await ownContext({ userId, sessionId }),
    );
    await expect(foreign).rejects.toThrow(/nothing/);
    const own = await openFor(other);
    await runOwnDeed(unlinkSelf, { id: link?.id }, await ownContext(own));
    expect(await behind(left, [other])).toEqual([{ id: own.sessionId }]);
  });

  test("is asked again after the second step", async () => {
    const { id, userId } = await invite("step@corp.test");
    await come("s-step", verified("step@corp.test"));
    await givePassword(url(), userId);
    const { secret } = await setUpApp(await openFor(userId));
    const pendingNow = async () => {
      expect((await come("s-step", verified("step@corp.test"))).problem).toBe("factor");
      const [row] = await behind<{ id: string }>(
        "SELECT id FROM pending_sign_ins WHERE user_id = $1 ORDER BY created_at DESC LIMIT 1",
        [userId],
      );
      return { id: row?.id ?? "", userId };
    };
    const pending = await pendingNow();
    const code = await codeAt(secret);
    const status = (now: string) =>
      behind("UPDATE members SET status = $2::user_status WHERE id = $1", [id, now]);
    await status("suspended");
    const late = finishSignIn({ userId, code, pending }, fromSomewhere());
    await expect(late).rejects.toThrow(Unauthenticated);
    await status("active");
    const next = await pendingNow();
    const { sessionId } = await finishSignIn({ userId, code, pending: next }, fromSomewhere());
    const proves =
      "SELECT 1 FROM sessions WHERE id = $1 AND proven_at = 'epoch' AND factor = 'totp'";
    expect(await behind(proves, [sessionId])).toHaveLength(1);
    await behind("DELETE FROM identities WHERE user_id = $1", [userId]);
    expect(
      await behind("SELECT 1 FROM sessions WHERE id = $1 AND revoked_at IS NULL", [sessionId]),
    ).toEqual([]);
  });
});
