import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { changeEmail } from "@/lib/account/change-email.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import type { OpenedSession } from "@/lib/auth/open-session.ts";
import { environment } from "@/lib/kernel/env.ts";
import {
  Conflict,
  Forbidden,
  Invalid,
  NotFound,
  Unauthenticated,
  Unavailable,
} from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { changeRegistration } from "@/lib/members/change-registration.ts";
import { registerMember } from "@/lib/members/register-member.ts";
import { askToRegister } from "@/lib/people/ask-to-register.ts";
import { confirmEmail } from "@/lib/people/confirm-email.ts";
import { deliverMail } from "@/lib/people/deliver-mail.ts";
import { findLink } from "@/lib/one-time/find-link.ts";
import { openRegistrations } from "@/lib/people/open-registrations.ts";
import { readRegistration, register } from "@/lib/people/register.ts";
import { listMemberships } from "@/lib/tenancy/directory.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { fromSomewhere, PASSWORD } from "../auth/sign-in-world.ts";
import { atEntrance, NEW_PASSWORD, tokenIn } from "../people/people-world.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useMailServer } from "../../support/mail-server.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { atTheDoor, ownContext, person, signedIn } from "./account-world.ts";

const server = useMailServer();
const database = useDatabase();
const world = useTwoOrganizations(database);
afterAll(closePasswordPool);

beforeEach(async () => {
  await ask(database().superUrl, "DELETE FROM graphile_worker._private_jobs");
});

/** Does the jobs that wait, and tells the letters that went out by it. */
async function work() {
  const before = server.taken.length;
  const jobs = await ask<{ payload: object }>(
    database().superUrl,
    "DELETE FROM graphile_worker._private_jobs RETURNING payload",
  );
  for (const { payload } of jobs) await deliverMail(payload);
  return server.taken.slice(before);
}

const linkIn = (text = ""): string => tokenIn(/https?:\/\/\S+\/gh_\w+/.exec(text)?.[0] ?? "");
const anAddress = () => `${newId()}@people.test`;
const suspend = (userId = "") =>
  ask(database().superUrl, "UPDATE users SET status = 'suspended' WHERE id = $1", [userId]);
const fifty = Array.from({ length: 50 });

/** How many of many tries at the same moment came through; the others were used up, or too many to hash. */
async function through(tries: readonly Promise<unknown>[]): Promise<number> {
  const outcomes = await Promise.allSettled(tries);
  const refused = outcomes.filter(({ status }) => status === "rejected");
  for (const outcome of refused as PromiseRejectedResult[]) {
    expect([NotFound, Conflict, Unavailable].some((kind) => outcome.reason instanceof kind)).toBe(
      true,
    );
  }
  return outcomes.length - refused.length;
}

describe("another address", () => {
  const begun = async (email: string) => {
    const { opened, email: before } = await person(2);
    const own = opened[0] as OpenedSession;
    await runOwnDeed(changeEmail, { present: PASSWORD, email }, await ownContext(own));
    return { opened, before };
  };

  test("is signed in with once it was confirmed there, and everything ends", async () => {
    const email = anAddress();
    const { opened, before } = await begun(email);
    const [letter] = await work();
    expect(letter?.to).toBe(email);
    const token = linkIn(letter?.text);
    await expect(signedIn(email)).rejects.toThrow(Unauthenticated);
    expect(await through(fifty.map(() => confirmEmail(token, { requestId: newId() })))).toBe(1);
    for (const one of opened) await expect(atTheDoor(one)).rejects.toThrow(Unauthenticated);
    await expect(signedIn(before)).rejects.toThrow(Unauthenticated);
    expect((await signedIn(email)).userId).toBe(opened[0]?.userId);
    expect((await work()).map(({ to }) => to)).toEqual([before]);
  });

  test("is not asked for by whoever does not know the password", async () => {
    const { opened } = await person();
    const context = await ownContext(opened[0] as OpenedSession);
    const input = { present: "not the password", email: anAddress() };
    await expect(runOwnDeed(changeEmail, input, context)).rejects.toThrow(Invalid);
    expect(await work()).toEqual([]);
  });

  test("that somebody has gets no letter, and the same answer", async () => {
    const { email: taken } = await person();
    await begun(taken);
    expect(await work()).toEqual([]);
  });

  test("of an account that is suspended gets none either", async () => {
    const { email: taken, opened } = await person();
    await suspend(opened[0]?.userId);
    await begun(taken);
    expect(await work()).toEqual([]);
  });

  test("that somebody got meanwhile is not taken from them", async () => {
    const email = anAddress();
    const { before } = await begun(email);
    const token = linkIn((await work())[0]?.text);
    const { opened } = await person();
    await ask(database().superUrl, "UPDATE users SET email = $1 WHERE id = $2", [
      email,
      opened[0]?.userId,
    ]);
    await expect(confirmEmail(token, { requestId: newId() })).rejects.toThrow(Conflict);
    expect((await signedIn(before)).sessionId).toBeTruthy();
  });
});

describe("registration", () => {
  const asking = () => ({
    address: fromSomewhere().address,
    secret: environment().GATEHOUSE_SECRET,
  });
  const open = (of: "acme" | "globex", isOpen = true) =>
    runUseCase(changeRegistration, { isOpen }, callerOf(world()[of].admin));
  const asked = (email: string, organization = "acme") =>
    askToRegister({ organization, email }, asking());
  const chosen = { name: "Nele", password: NEW_PASSWORD };

  test("is closed until an Admin opens it, and by nobody else", async () => {
    expect(await openRegistrations()).toEqual([]);
    await expect(asked(anAddress())).rejects.toThrow(NotFound);
    const { editor } = world().acme;
    const opening = runUseCase(changeRegistration, { isOpen: true }, callerOf(editor));
    await expect(opening).rejects.toThrow(NotFound);
    await open("acme");
    expect((await openRegistrations()).map(({ slug }) => slug)).toEqual(["acme"]);
    await expect(asked(anAddress(), "globex")).rejects.toThrow(NotFound);
    await open("acme", false);
    expect(await openRegistrations()).toEqual([]);
  });

  test("makes whoever proved their address a member with the role User, in one organization, once", async () => {
    await open("acme");
    const email = anAddress();
    await asked(email);
    const token = linkIn((await work())[0]?.text);
    expect(await through(fifty.map(() => register(token, chosen, atEntrance())))).toBe(1);
    const { userId } = await signedIn(email, NEW_PASSWORD);
    expect((await listMemberships(userId)).map(({ organization }) => organization.slug)).toEqual([
      "acme",
    ]);
    const roles = await ask(
      database().superUrl,
      `SELECT r.slug FROM member_roles h JOIN roles r ON r.id = h.role_id
       JOIN members m ON m.id = h.member_id WHERE m.user_id = $1`,
      [userId],
    );
    expect(roles).toEqual([{ slug: "user" }]);
  });

  test("answers known and unknown addresses alike; the letter tells who has an account", async () => {
    await open("acme");
    const { email } = await person();
    const unknown = anAddress();
    const known = await countStatements(() => asked(email));
    expect(await countStatements(() => asked(unknown))).toBe(known);
    const letters = await work();
    const subjects = new Map(
      letters.map(({ to, text }) => [to, /^Subject: (.*)$/m.exec(text)?.[1]]),
    );
    expect(subjects.get(email)).toBe("You have an account already");
    expect(subjects.get(unknown)).toContain("Become a member of");
    expect(letters.find(({ to }) => to === email)?.text).not.toMatch(/gh_reg_/);
  });

  test("sends whoever is suspended nothing, and lets them in by no link that is out", async () => {
    await open("acme");
    const { email, opened } = await person();
    await suspend(opened[0]?.userId);
    expect(await asked(email)).toBeUndefined();
    expect(await work()).toEqual([]);
    const late = anAddress();
    await asked(late);
    const token = linkIn((await work())[0]?.text);
    await ask(database().superUrl, "UPDATE users SET email = $1 WHERE id = $2", [
      late,
      opened[0]?.userId,
    ]);
    await expect(register(token, chosen, atEntrance())).rejects.toThrow(Conflict);
  });

  test("is no way into an account that came to be while its password was hashed", async () => {
    await open("acme");
    const email = anAddress();
    await asked(email);
    const token = linkIn((await work())[0]?.text);
    const { id = "", digest = "" } = (await findLink("registration", token, Date.now())) ?? {};
    const { opened } = await person();
    await ask(database().superUrl, "UPDATE users SET email = $1 WHERE id = $2", [
      email,
      opened[0]?.userId,
    ]);
    const organizationId = world().acme.id;
    const by = callerOf({ kind: "system", purpose: "people", organizationId });
    const link = { id, digest };
    const input = { email, name: "Nele", passwordHash: "x", link, identity: null };
    await expect(runUseCase(registerMember, input, by)).rejects.toThrow(Conflict);
    expect(await findLink("registration", token, Date.now())).not.toBeNull();
  });

  test("that was closed meanwhile lets nobody in by a link that is out", async () => {
    await open("globex");
    await asked(anAddress(), "globex");
    const token = linkIn((await work())[0]?.text);
    expect(await readRegistration(token)).not.toBeNull();
    await open("globex", false);
    expect(await readRegistration(token)).toBeNull();
    await expect(register(token, chosen, atEntrance())).rejects.toThrow(NotFound);
  });

  test("is the system's alone to complete", async () => {
    const link = { id: "x", digest: "x" };
    const input = { email: anAddress(), name: "x", passwordHash: "x", link, identity: null };
    const asked = runUseCase(registerMember, input, callerOf(world().acme.admin));
    await expect(asked).rejects.toThrow(Forbidden);
  });
});
