import { afterAll, describe, expect, test } from "vitest";
import { changePassword } from "@/lib/account/change-password.ts";
import { confirmProven } from "@/lib/account/confirm-proven.ts";
import { endOtherSessions } from "@/lib/account/end-other-sessions.ts";
import { endOwnSession } from "@/lib/account/end-own-session.ts";
import { listOwnSessions } from "@/lib/account/list-own-sessions.ts";
import { proveSelf } from "@/lib/account/prove-self.ts";
import { renameSelf } from "@/lib/account/rename-self.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import type { OpenedSession } from "@/lib/auth/open-session.ts";
import {
  Invalid,
  NotFound,
  ProofRequired,
  RateLimited,
  Unauthenticated,
} from "@/lib/kernel/errors.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { inviteMember } from "@/lib/members/invite-member.ts";
import { mailInvitation } from "@/lib/members/mail-invitation.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { PASSWORD } from "../auth/sign-in-world.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { atTheDoor, ownContext, person, signedIn } from "./account-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
afterAll(closePasswordPool);

const NEXT = "an entirely other walled garden";
const behind = (sql: string, values: unknown[] = []) => ask(database().superUrl, sql, values);

/** As if the session had proved itself so many minutes ago. */
const provedAgo = (sessionId: string, minutes: number) =>
  behind("UPDATE sessions SET proven_at = now() - $2 * interval '1 minute' WHERE id = $1", [
    sessionId,
    minutes,
  ]);

async function lives(opened: OpenedSession): Promise<boolean> {
  try {
    await atTheDoor(opened);
    return true;
  } catch (error) {
    if (error instanceof Unauthenticated) return false;
    throw error;
  }
}

const linesAbout = async (action: string, { userId }: OpenedSession) =>
  behind("SELECT detail FROM instance_events WHERE action = $1 AND user_id = $2", [action, userId]);

describe("a person's own sessions", () => {
  test("tell the device in words, from where and which is this one", async () => {
    const { opened } = await person(2);
    const [first, second] = opened as [OpenedSession, OpenedSession];
    const own = await listOwnSessions(await atTheDoor(second));
    expect(own.map(({ id, isThis, device }) => ({ id, isThis, device }))).toEqual([
      { id: second.sessionId, isThis: true, device: "Chrome on Linux" },
      { id: first.sessionId, isThis: false, device: "Chrome on Linux" },
    ]);
    expect(own[0]?.address).toMatch(/^2001:db8:/);
  });

  test("are nobody else's: a stranger sees none of them and ends none", async () => {
    const { opened: mine } = await person();
    const { opened: theirs } = await person();
    const [own, foreign] = [mine[0], theirs[0]] as [OpenedSession, OpenedSession];
    const listed = await listOwnSessions(await atTheDoor(own));
    expect(listed.map(({ id }) => id)).toEqual([own.sessionId]);
    await runOwnDeed(endOwnSession, { id: foreign.sessionId }, await ownContext(own));
    expect(await lives(foreign)).toBe(true);
  });

  test("end one by one, and are refused at their next request", async () => {
    const { opened } = await person(3);
    const [here, away, far] = opened as [OpenedSession, OpenedSession, OpenedSession];
    await runOwnDeed(endOwnSession, { id: away.sessionId }, await ownContext(here));
    expect([await lives(here), await lives(away), await lives(far)]).toEqual([true, false, true]);
    expect(await linesAbout("session.ended", here)).toEqual([
      { detail: { sessionId: away.sessionId } },
    ]);
  });

  test("end all but the one that asks, which is told how many", async () => {
    const { opened } = await person(3);
    const [here] = opened as [OpenedSession];
    const ended = await runOwnDeed(endOtherSessions, {}, await ownContext(here));
    expect(ended).toEqual({ ended: 2 });
    expect(await Promise.all(opened.map(lives))).toEqual([true, false, false]);
  });
});

describe("a person's own password", () => {
  test("is changed by whoever knows it, and every other session ends", async () => {
    const { opened, email } = await person(2);
    const [here, away] = opened as [OpenedSession, OpenedSession];
    const input = { present: PASSWORD, password: NEXT };
    await runOwnDeed(changePassword, input, await ownContext(here));
    expect([await lives(here), await lives(away)]).toEqual([true, false]);
    await expect(signedIn(email)).rejects.toThrow(Unauthenticated);
    expect(await lives(await signedIn(email, NEXT))).toBe(true);
  });

  test("stays as it is for whoever does not, and the guesses are counted", async () => {
    const { opened, email } = await person();
    const context = await ownContext(opened[0] as OpenedSession);
    const guess = () =>
      runOwnDeed(changePassword, { present: "not the password", password: NEXT }, context);
    await expect(guess()).rejects.toThrow(Invalid);
    for (let tries = 0; tries < 4; tries += 1) await guess().catch(() => null);
    await expect(guess()).rejects.toThrow(RateLimited);
    expect(await lives(await signedIn(email))).toBe(true);
  });

  test.each([
    ["is the one that they have", PASSWORD],
    ["is short", "short"],
  ])("is not one that %s", async (_why, password) => {
    const { opened } = await person();
    const context = await ownContext(opened[0] as OpenedSession);
    const changing = async () =>
      runOwnDeed(changePassword, { present: PASSWORD, password }, context);
    await expect(changing()).rejects.toThrow(Invalid);
  });
});

test("a person's name is theirs to change, with a line that says so", async () => {
  const { opened } = await person();
  const [own] = opened as [OpenedSession];
  await runOwnDeed(renameSelf, { name: " Ada King " }, await ownContext(own));
  await runOwnDeed(renameSelf, { name: "Ada King" }, await ownContext(own));
  expect((await atTheDoor(own)).name).toBe("Ada King");
  expect(await linesAbout("person.renamed", own)).toHaveLength(1);
});

describe("what is dangerous", () => {
  const role = (slug: string) => ({ slug, name: slug, permissions: [] });

  test("asks a person in a browser to prove themselves after a quarter of an hour", async () => {
    const { admin } = world().acme;
    await provedAgo(admin.sessionId, 14);
    await runUseCase(createRole, role("recent"), callerOf(admin));
    await provedAgo(admin.sessionId, 16);
    const late = () => runUseCase(createRole, role("late"), callerOf(admin));
    await expect(late()).rejects.toThrow(ProofRequired);
    expect(await behind("SELECT id FROM roles WHERE slug = 'late'")).toEqual([]);
    await provedAgo(admin.sessionId, 0);
    expect((await late()).id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("asks it for a letter of invitation as for a link", async () => {
    const { admin } = world().acme;
    const input = { email: "guest@acme.test", name: "Guest", roles: [] };
    const { id } = await runUseCase(addMember, input, callerOf(admin));
    await provedAgo(admin.sessionId, 16);
    const by = callerOf(admin);
    await expect(runUseCase(inviteMember, { id }, by)).rejects.toThrow(ProofRequired);
    await expect(runUseCase(mailInvitation, { id }, by)).rejects.toThrow(ProofRequired);
    await provedAgo(admin.sessionId, 0);
  });

  test("tells nothing to whoever may not do it anyway", async () => {
    const { nobody, editor } = world().globex;
    for (const { sessionId } of [nobody, editor]) await provedAgo(sessionId, 60);
    const asked = runUseCase(createRole, role("stranger"), callerOf(nobody));
    await expect(asked).rejects.toThrow(NotFound);
  });

  test("asks no program, which has no password to be asked for", async () => {
    const { admin } = world().acme;
    await provedAgo(admin.sessionId, 60);
    await behind("UPDATE sessions SET kind = 'api' WHERE id = $1", [admin.sessionId]);
    const made = await runUseCase(createRole, role("program"), callerOf(admin));
    await behind("UPDATE sessions SET kind = 'browser' WHERE id = $1", [admin.sessionId]);
    expect(made.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  test("is open again to the session that proved itself by the password, and to no other", async () => {
    const { opened } = await person(2);
    const [here, away] = opened as [OpenedSession, OpenedSession];
    for (const { sessionId } of opened) await provedAgo(sessionId, 30);
    const confirm = async (at: OpenedSession) =>
      runOwnDeed(confirmProven, {}, await ownContext(at));
    await expect(confirm(here)).rejects.toThrow(ProofRequired);
    const context = await ownContext(here);
    await expect(runOwnDeed(proveSelf, { present: "a wrong one" }, context)).rejects.toThrow(
      Invalid,
    );
    await expect(confirm(here)).rejects.toThrow(ProofRequired);
    await runOwnDeed(proveSelf, { present: PASSWORD }, context);
    await expect(confirm(here)).resolves.toBeNull();
    await expect(confirm(away)).rejects.toThrow(ProofRequired);
  });
});
