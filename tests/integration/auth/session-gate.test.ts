import { afterAll, describe, expect, test } from "vitest";
import { passkeyPlace } from "@/lib/auth/factors/passkey-place.ts";
import type { OpenedSession } from "@/lib/auth/open-session.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { signIn } from "@/lib/auth/sign-in.ts";
import { signOut } from "@/lib/auth/sign-out.ts";
import { nextAuthOptions } from "@/lib/gates/session/next-auth-options.ts";
import { findSession, passSessionGate } from "@/lib/gates/session/session-gate.ts";
import { encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId, type OrganizationId, type SessionId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { createOrganization } from "@/lib/organizations/create-organization.ts";
import { findMemberPrincipal } from "@/lib/tenancy/directory.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { PASSWORD, fromSomewhere, somebody } from "./sign-in-world.ts";

const database = useDatabase();
afterAll(closePasswordPool);

const HOUR = 3_600_000;
const judging = (now = Date.now()) => ({ secret: environment().GATEHOUSE_SECRET, now });

/** Somebody who has just signed in, and the cookie they hold. */
async function signedIn(): Promise<OpenedSession & { cookie: string; email: string }> {
  const { email } = await somebody();
  const session = await signIn({ email, password: PASSWORD }, fromSomewhere());
  const cookie = await encodeSessionCookie(judging(), { ...session, lifetime: 14 * 24 * 3600 });
  return { ...session, cookie, email };
}

/** What next-auth does with the form of somebody whose browser still holds a cookie. */
async function signInOver(cookie: string, form: Record<string, string>): Promise<unknown> {
  const context = { ...fromSomewhere(), secret: judging().secret };
  const place = passkeyPlace(environment());
  const request = { scheme: "http", context, cookie, stepCookie: undefined, place } as const;
  const exchange = { ...request, failure: null };
  const [provider] = (await nextAuthOptions(exchange)).providers;
  if (provider?.type !== "credentials") throw new Error("There is one way in, by password.");
  return provider.authorize(form, {});
}

const inEveryDoor = { requestId: "test" };

describe("the session gate", () => {
  test("admits the person behind a live session", async () => {
    const { cookie, userId, sessionId, email } = await signedIn();
    const session = await passSessionGate(cookie, judging());
    expect(session).toMatchObject({ userId, sessionId, email, instanceOwner: false });
  });

  test.each([
    ["no cookie", () => Promise.resolve(undefined)],
    ["an empty cookie", () => Promise.resolve("")],
    ["a cookie that is no token", () => Promise.resolve("rubbish")],
    [
      "a cookie of another secret",
      async () => {
        const session = await signedIn();
        const elsewhere = { secret: "another secret, as long as it must be", now: Date.now() };
        return encodeSessionCookie(elsewhere, { ...session, lifetime: 3600 });
      },
    ],
    [
      "a cookie that is over",
      async () => {
        const session = await signedIn();
        return encodeSessionCookie(judging(Date.now() - HOUR), { ...session, lifetime: 60 });
      },
    ],
    [
      "a session that never was",
      async () => {
        const session = await signedIn();
        const sessionId = newId<SessionId>();
        return encodeSessionCookie(judging(), { ...session, sessionId, lifetime: 3600 });
      },
    ],
    [
      "somebody else's session",
      async () => {
        const [mine, theirs] = [await signedIn(), await signedIn()];
        const mixed = { userId: mine.userId, sessionId: theirs.sessionId, lifetime: 3600 };
        return encodeSessionCookie(judging(), mixed);
      },
    ],
  ])("refuses %s", async (_what, cookieOf) => {
    await expect(passSessionGate(await cookieOf(), judging())).rejects.toThrow(Unauthenticated);
  });

  test("refuses a session after its 14 days, whatever the cookie says", async () => {
    const { cookie, sessionId } = await signedIn();
    await ask(database().superUrl, "UPDATE sessions SET expires_at = now() WHERE id = $1", [
      sessionId,
    ]);
    expect(await findSession(cookie, judging())).toBeNull();
  });

  test("refuses a session unused for 12 hours, and keeps one that is used", async () => {
    const { cookie } = await signedIn();
    const now = Date.now();
    expect(await findSession(cookie, judging(now + 11 * HOUR))).not.toBeNull();
    expect(await findSession(cookie, judging(now + 22 * HOUR))).not.toBeNull();
    expect(await findSession(cookie, judging(now + 35 * HOUR))).toBeNull();
  });

  test("writes the time of use at most once a minute", async () => {
    const { cookie, sessionId } = await signedIn();
    const seenAt = async () => {
      const rows = await ask<{ seen_at: Date }>(
        database().superUrl,
        "SELECT seen_at FROM sessions WHERE id = $1",
        [sessionId],
      );
      return rows[0]?.seen_at.getTime();
    };
    const first = await seenAt();
    await findSession(cookie, judging(Date.now() + 30_000));
    expect(await seenAt()).toBe(first);
    const later = Date.now() + 90_000;
    await findSession(cookie, judging(later));
    expect(await seenAt()).toBe(later);
  });
});

describe("ending sessions", () => {
  test("signing out refuses the cookie at its next use, and says so in the ledger once", async () => {
    const { cookie, ...session } = await signedIn();
    const requestId = newId();
    await signOut(session, { requestId });
    await signOut(session, { requestId });
    expect(await findSession(cookie, judging())).toBeNull();
    const lines = await ask(
      database().superUrl,
      "SELECT action, user_id FROM instance_events WHERE request_id = $1",
      [requestId],
    );
    expect(lines).toEqual([{ action: "session.ended", user_id: session.userId }]);
  });

  test("nobody signs somebody else out", async () => {
    const [mine, theirs] = [await signedIn(), await signedIn()];
    await signOut({ userId: mine.userId, sessionId: theirs.sessionId }, inEveryDoor);
    expect(await findSession(theirs.cookie, judging())).not.toBeNull();
  });

  test("signing in over a session ends it, whosever it was, and a refused try does not", async () => {
    const [mine, theirs] = [await signedIn(), await signedIn()];
    await expect(signInOver(mine.cookie, { email: mine.email, password: "x" })).rejects.toThrow(
      Unauthenticated,
    );
    for (const { cookie } of [mine, theirs]) {
      expect(await findSession(cookie, judging())).not.toBeNull();
      await signInOver(cookie, { email: mine.email, password: PASSWORD });
      expect(await findSession(cookie, judging())).toBeNull();
    }
    await signInOver("rubbish", { email: mine.email, password: PASSWORD });
  });

  test("suspending a person refuses their session at its next use", async () => {
    const { cookie, userId } = await signedIn();
    await ask(database().superUrl, "UPDATE users SET status = 'suspended' WHERE id = $1", [userId]);
    expect(await findSession(cookie, judging())).toBeNull();
  });

  test("a member already past the gate finds the scope shut once the session has ended", async () => {
    const { cookie, email, ...session } = await signedIn();
    const organizationId = newId<OrganizationId>();
    const slug = `o${newId().slice(0, 8)}`;
    const caller = {
      principal: { kind: "system", purpose: "provisioning", organizationId } as const,
      requestId: "test",
      announce: () => Promise.resolve(),
    };
    await runUseCase(createOrganization, { slug, name: "An organization" }, caller);
    const person = { email, name: "Somebody", passwordHash: null, roles: ["admin"] };
    await runUseCase(addMember, person, caller);
    const live = await passSessionGate(cookie, judging());
    const principal = await findMemberPrincipal(live, slug);
    if (principal === null) throw new Error("The person is a member.");
    const enter = () =>
      openScope({ principal, requestId: "test", mode: "read" }, (scope) =>
        Promise.resolve(scope.grants.admin),
      );
    expect(await enter()).toBe(true);
    await signOut(session, inEveryDoor);
    await expect(enter()).rejects.toThrow(Unauthenticated);
  });
});
