import { afterAll, afterEach, describe, expect, test } from "vitest";
import { changePassword } from "@/lib/account/change-password.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import type { OpenedSession } from "@/lib/auth/open-session.ts";
import { decideSecurity } from "@/lib/instance/decide-security.ts";
import { readSecurity } from "@/lib/instance/read-security.ts";
import { Invalid, NotFound, RateLimited, Stale, Unauthenticated } from "@/lib/kernel/errors.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { fromSomewhere, PASSWORD } from "../auth/sign-in-world.ts";
import { signIn } from "@/lib/auth/sign-in.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";
import { atTheDoor, ownContext, person } from "./account-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
afterAll(closePasswordPool);

const behind = (sql: string, values: unknown[] = []) => ask(database().superUrl, sql, values);

/** As the owner left it before the first decision. */
afterEach(async () => {
  await behind("DELETE FROM instance_settings");
  await behind("INSERT INTO instance_settings (id) VALUES (1)");
});

/** Decides as Acme's Admin, who owns the instance here. */
async function decide(more: Partial<Awaited<ReturnType<typeof readSecurity>>>) {
  const { userId, sessionId } = world().acme.admin;
  await behind("UPDATE users SET instance_owner = true WHERE id = $1", [userId]);
  const settings = { ...(await readSecurity()), ...more };
  await runOwnDeed(decideSecurity, settings, await ownContext({ userId, sessionId }));
}

/** Changes a new person's password to this one. */
async function choose(password: string, opened?: OpenedSession, present = PASSWORD) {
  const [somebody] = (await person()).opened as [OpenedSession];
  const context = await ownContext(opened ?? somebody);
  return runOwnDeed(changePassword, { present, password }, context);
}

describe("what is decided about signing in", () => {
  test("is the owner's alone: an Admin of Globex finds nothing there, nor does the database let them", async () => {
    const { userId, sessionId } = world().globex.admin;
    const settings = { ...(await readSecurity()), passwordPolicy: "off" };
    const asked = async () =>
      runOwnDeed(decideSecurity, settings, await ownContext({ userId, sessionId }));
    await expect(asked()).rejects.toThrow(NotFound);
    const { count } = await lookUp({ user_id: userId }, (db) =>
      db.instanceSettings.updateMany({ data: { passwordPolicy: "off" } }),
    );
    expect(count).toBe(0);
  });

  test("is not written over by whoever worked from an older state, and is told in the ledger", async () => {
    await decide({ sessionHours: 24 });
    await expect(decide({ revision: 1, sessionHours: 48 })).rejects.toThrow(Stale);
    expect((await readSecurity()).sessionHours).toBe(24);
    const lines = await behind(
      "SELECT detail FROM instance_events WHERE action = 'instance.decided'",
    );
    expect(lines.at(-1)).toMatchObject({ detail: { sessionHours: 24 } });
  });
});

describe("a new password", () => {
  test.each([
    ["of eleven characters", "vomQ7§ru-x1"],
    ["that everybody tries", "passwordpassword"],
    ["of one key", "aaaaaaaaaaaaaaaa"],
  ])("%s is refused by the standard policy", async (_what, password) => {
    await expect(choose(password)).rejects.toThrow(Invalid);
  });

  test("that is fair is enough for the standard policy, and not for the strong one", async () => {
    const fair = "passwordmonkey12";
    await expect(choose(fair)).resolves.toBeUndefined();
    await decide({ passwordPolicy: "strong" });
    await expect(choose(fair)).rejects.toThrow(/too easy to guess/);
    await expect(choose("seven quiet herons trade marmalade")).resolves.toBeUndefined();
  });

  test("holds none of the words that the owner named", async () => {
    await decide({ passwordWords: ["Gartenhaus"] });
    await expect(choose("seven gartenhaus herons trade")).rejects.toThrow(/Gartenhaus/);
  });

  test("may be anything where there is no policy, which production does not take", async () => {
    await decide({ passwordPolicy: "off" });
    await expect(choose("cat")).resolves.toBeUndefined();
    const before = process.env.NODE_ENV;
    Object.assign(process.env, { NODE_ENV: "production" });
    try {
      await expect(choose("cat")).rejects.toThrow(/too short/);
      await expect(decide({ passwordPolicy: "off" })).rejects.toThrow(Invalid);
    } finally {
      Object.assign(process.env, { NODE_ENV: before });
    }
  });

  test("is none of the former ones, as many as the owner says", async () => {
    await decide({ passwordHistory: 1 });
    const { opened } = await person();
    const own = opened[0] as OpenedSession;
    const [second, third] = [
      "seven quiet herons trade tea",
      "nine loud badgers borrow salt",
    ] as const;
    await choose(second, own);
    await expect(choose(PASSWORD, own, second)).rejects.toThrow(/used this one before/);
    await choose(third, own, second);
    await expect(choose(PASSWORD, own, third)).resolves.toBeUndefined();
    const kept = await behind("SELECT 1 FROM former_passwords WHERE user_id = $1", [own.userId]);
    expect(kept).toHaveLength(1);
  });
});

test("sessions are over by what is decided now, also those that are open", async () => {
  const { opened } = await person();
  const own = opened[0] as OpenedSession;
  const since = (column: string, minutes: number) =>
    behind(`UPDATE sessions SET ${column} = now() - $2 * interval '1 minute' WHERE id = $1`, [
      own.sessionId,
      minutes,
    ]);
  await since("seen_at", 30);
  await expect(atTheDoor(own)).resolves.toMatchObject({ userId: own.userId });
  await since("seen_at", 30);
  await decide({ sessionIdleMinutes: 20 });
  await expect(atTheDoor(own)).rejects.toThrow(Unauthenticated);
  await since("seen_at", 0);
  await since("created_at", 90);
  await expect(atTheDoor(own)).resolves.toMatchObject({ userId: own.userId });
  await decide({ sessionHours: 1 });
  await expect(atTheDoor(own)).rejects.toThrow(Unauthenticated);
});

test("so many wrong passwords are answered as were decided, and then a wait", async () => {
  await decide({ signInTries: 4 });
  const { email } = await person();
  const context = fromSomewhere();
  const guess = () => signIn({ email, password: "a wrong guess" }, context);
  await expect(guess()).rejects.toThrow(Unauthenticated);
  await expect(guess()).rejects.toThrow(Unauthenticated);
  await expect(guess()).rejects.toThrow(RateLimited);
});
