import { afterAll, describe, expect, test } from "vitest";
import { changePassword } from "@/lib/account/change-password.ts";
import { askPasskey } from "@/lib/auth/factors/ask-passkey.ts";
import { openPending } from "@/lib/auth/factors/pending-sign-in.ts";
import { finishSignIn } from "@/lib/auth/finish-sign-in.ts";
import { signInByPasskey } from "@/lib/auth/passkey-sign-in.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import type { OpenedSession } from "@/lib/auth/open-session.ts";
import { RateLimited, Unauthenticated } from "@/lib/kernel/errors.ts";
import { environment } from "@/lib/kernel/env.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { fromSomewhere, PASSWORD } from "../auth/sign-in-world.ts";
import { ownContext, person } from "./account-world.ts";
import {
  addSoftwarePasskey,
  codeAt,
  pendingOf,
  place,
  somebodyWithApp,
  STEP,
} from "./factor-world.ts";

const database = useDatabase();
afterAll(closePasswordPool);

const FIFTY = Array.from({ length: 50 });

/** How many of several tries opened a session. */
async function opened(tries: readonly Promise<unknown>[]): Promise<number> {
  const outcomes = await Promise.allSettled(tries);
  return outcomes.filter(({ status }) => status === "fulfilled").length;
}

describe("the second step by a code", () => {
  test("opens the session, which says by what", async () => {
    const { email, session, secret } = await somebodyWithApp();
    const pending = await pendingOf(email);
    const code = await codeAt(secret);
    const { userId } = session;
    const { sessionId } = await finishSignIn({ userId, code, pending }, fromSomewhere());
    const rows = await ask(database().superUrl, "SELECT factor FROM sessions WHERE id = $1", [
      sessionId,
    ]);
    expect(rows).toEqual([{ factor: "totp" }]);
  });

  test("takes a code once, and none of an earlier step after it", async () => {
    const { email, session, secret } = await somebodyWithApp();
    const { userId } = session;
    const now = Date.now();
    const at = { clock: () => now };
    const step = async (code: string) =>
      finishSignIn({ userId, code, pending: await pendingOf(email) }, fromSomewhere(at));
    const code = await codeAt(secret, now);
    await expect(step(code)).resolves.toMatchObject({ userId });
    await expect(step(code)).rejects.toThrow(Unauthenticated);
    await expect(step(await codeAt(secret, now - STEP))).rejects.toThrow(Unauthenticated);
    await expect(step(await codeAt(secret, now + STEP))).resolves.toMatchObject({ userId });
    await expect(step(await codeAt(secret, now + 2 * STEP))).rejects.toThrow(Unauthenticated);
  });

  test("is over for the password before, once there is a new one", async () => {
    const { email, session, secret } = await somebodyWithApp();
    const { userId } = session;
    const pending = await pendingOf(email);
    const input = { present: PASSWORD, password: "entirely-other-words-27" };
    await runOwnDeed(changePassword, input, await ownContext(session));
    const code = await codeAt(secret);
    const late = finishSignIn({ userId, code, pending }, fromSomewhere());
    await expect(late).rejects.toThrow(Unauthenticated);
  });

  test("takes one of fifty at the same moment: of a code, and of a recovery code", async () => {
    const { session, secret, recoveryCodes } = await somebodyWithApp();
    const { userId } = session;
    const pendingIds = await Promise.all(FIFTY.map(() => openedAside(userId)));
    const code = await codeAt(secret);
    const unlimited = () => ({ ...fromSomewhere(), limiter: free });
    const byCode = pendingIds.map((pending) =>
      finishSignIn({ userId, code, pending }, unlimited()),
    );
    expect(await opened(byCode)).toBe(1);
    const [recovery = ""] = recoveryCodes;
    const others = await Promise.all(FIFTY.map(() => openedAside(userId)));
    const byRecovery = others.map((pending) =>
      finishSignIn({ userId, code: recovery, pending }, unlimited()),
    );
    expect(await opened(byRecovery)).toBe(1);
  });

  test("takes no code of somebody else's, and no sign-in of somebody else's", async () => {
    const [acme, globex] = [await somebodyWithApp(), await somebodyWithApp()];
    const pending = await pendingOf(globex.email);
    const { userId } = globex.session;
    const foreign = await codeAt(acme.secret);
    const byCode = finishSignIn({ userId, code: foreign, pending }, fromSomewhere());
    await expect(byCode).rejects.toThrow(Unauthenticated);
    const [recovery = ""] = acme.recoveryCodes;
    const byRecovery = finishSignIn({ userId, code: recovery, pending }, fromSomewhere());
    await expect(byRecovery).rejects.toThrow(Unauthenticated);
    const stolen = { id: pending.id, userId: acme.session.userId };
    const code = await codeAt(acme.secret);
    const inTheirs = { userId: acme.session.userId, code, pending: stolen };
    await expect(finishSignIn(inTheirs, fromSomewhere())).rejects.toThrow(Unauthenticated);
  });

  test("ends after five wrong codes, after ten minutes, and with the session that came of it", async () => {
    const { email, session, secret, recoveryCodes } = await somebodyWithApp();
    const { userId } = session;
    const guessed = await pendingOf(email);
    const unlimited = (more = {}) => ({ ...fromSomewhere(more), limiter: free });
    for (let count = 0; count < 5; count += 1) {
      const guess = finishSignIn({ userId, code: "not-a-code", pending: guessed }, unlimited());
      await expect(guess).rejects.toThrow(Unauthenticated);
    }
    const code = await codeAt(secret);
    const sixth = finishSignIn({ userId, code, pending: guessed }, unlimited());
    await expect(sixth).rejects.toThrow(Unauthenticated);
    const late = { clock: () => Date.now() + 600_001 };
    const pending = await pendingOf(email);
    const [first = "", second = ""] = recoveryCodes;
    const tooLate = finishSignIn({ userId, code: first, pending }, unlimited(late));
    await expect(tooLate).rejects.toThrow(Unauthenticated);
    await finishSignIn({ userId, code: first, pending }, unlimited());
    const again = finishSignIn({ userId, code: second, pending }, unlimited());
    await expect(again).rejects.toThrow(Unauthenticated);
  });

  test("is refused after ten tries in ten minutes, from wherever they come", async () => {
    const { session } = await somebodyWithApp();
    const { userId } = session;
    const guess = async () =>
      finishSignIn({ userId, code: "123123", pending: await openedAside(userId) }, fromSomewhere());
    for (let count = 0; count < 10; count += 1) await guess().catch(() => null);
    await expect(guess()).rejects.toThrow(RateLimited);
  });
});

describe("a passkey", () => {
  const secret = () => environment().GATEHOUSE_SECRET;

  /** A question of a sign-in, and how a passkey's answer to it is handed in. */
  async function questioned(pending: { id: string; userId: OpenedSession["userId"] } | null) {
    const signInId = pending?.id ?? newId();
    const purpose = pending === null ? "sign-in" : "second-step";
    const bound = { secret: secret(), purpose, to: signInId, now: Date.now() } as const;
    const question = await askPasskey(bound, place(), pending?.userId ?? null);
    const step = { pending, signInId, place: place(), secret: secret() };
    const hand = (assertion: Parameters<typeof signInByPasskey>[0]["assertion"]) =>
      signInByPasskey({ assertion, ...step }, fromSomewhere());
    return { ...question, hand };
  }

  async function somebodyWithPasskey() {
    const { email, opened: sessions } = await person();
    const [session] = sessions as [OpenedSession];
    return { email, session, ...(await addSoftwarePasskey(session)) };
  }

  test("signs in alone where it knows its person, and not where it only was touched", async () => {
    const { session, passkey, userHandle } = await somebodyWithPasskey();
    const first = await questioned(null);
    const touched = { challenge: first.challenge, ...place(), userHandle, verified: false };
    await expect(first.hand(passkey.shown(touched))).rejects.toThrow(Unauthenticated);
    const next = await questioned(null);
    const known = { challenge: next.challenge, ...place(), userHandle };
    await expect(next.hand(passkey.shown(known))).resolves.toMatchObject({
      userId: session.userId,
    });
  });

  test("is a second step where it only was touched, for that sign-in alone", async () => {
    const { email, session, passkey } = await somebodyWithPasskey();
    const pending = await pendingOf(email);
    const { challenge, hand, allowCredentials } = await questioned(pending);
    expect(allowCredentials).toMatchObject([{ id: passkey.id }]);
    const other = await questioned(await pendingOf(email));
    const answer = passkey.shown({ challenge, ...place(), verified: false });
    await expect(other.hand(answer)).rejects.toThrow(Unauthenticated);
    const alone = await questioned(null);
    await expect(alone.hand(answer)).rejects.toThrow(Unauthenticated);
    const again = await questioned(pending);
    const right = passkey.shown({ challenge: again.challenge, ...place(), verified: false });
    await expect(again.hand(right)).resolves.toMatchObject({ userId: session.userId });
    await expect(hand(right)).rejects.toThrow(Unauthenticated);
  });

  test("answers a question once, of fifty at the same moment", async () => {
    const { passkey, userHandle } = await somebodyWithPasskey();
    const { challenge, hand } = await questioned(null);
    const answer = passkey.shown({ challenge, ...place(), userHandle });
    expect(await opened(FIFTY.map(() => hand(answer)))).toBe(1);
  });

  test("is refused of another place, of another key, of another person and with an old counter", async () => {
    const [mine, theirs] = [await somebodyWithPasskey(), await somebodyWithPasskey()];
    const attempt = async (
      passkey: typeof mine.passkey,
      more: Partial<Parameters<typeof passkey.shown>[0]>,
    ) => {
      const { challenge, hand } = await questioned(null);
      const { userHandle } = mine;
      return hand(passkey.shown({ challenge, ...place(), userHandle, ...more }));
    };
    const refused = [
      [mine.passkey, { origin: "http://globex.localhost:3000" }],
      [mine.passkey, { rpID: "globex.localhost" }],
      [theirs.passkey, {}],
      [mine.passkey, { userHandle: theirs.userHandle }],
      [mine.passkey, { userHandle: "bm9ib2R5" }],
    ] as const;
    for (const [passkey, wrong] of refused) {
      await expect(attempt(passkey, wrong)).rejects.toThrow(Unauthenticated);
    }
    await expect(attempt(mine.passkey, { counter: 7 })).resolves.toHaveProperty("sessionId");
    await expect(attempt(mine.passkey, { counter: 7 })).rejects.toThrow(Unauthenticated);
    await expect(attempt(mine.passkey, { counter: 8 })).resolves.toHaveProperty("sessionId");
  });
});

const openedAside = (userId: OpenedSession["userId"]) => openPending({ userId }, Date.now());

const nothing = () => Promise.resolve();
const free = {
  consume: nothing,
  forgive: nothing,
  takeBack: nothing,
  factors: { consume: nothing, forgive: nothing },
};
