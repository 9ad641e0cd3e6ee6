import { afterAll, describe, expect, test } from "vitest";
import { askProof } from "@/lib/account/ask-proof.ts";
import { beginAuthenticator } from "@/lib/account/begin-authenticator.ts";
import { beginPasskey } from "@/lib/account/begin-passkey.ts";
import { changeEmail } from "@/lib/account/change-email.ts";
import { changePassword } from "@/lib/account/change-password.ts";
import { listOwnFactors } from "@/lib/account/list-own-factors.ts";
import { proveSelf } from "@/lib/account/prove-self.ts";
import { removeAuthenticator } from "@/lib/account/remove-authenticator.ts";
import { removePasskey } from "@/lib/account/remove-passkey.ts";
import { renewOwnRecoveryCodes } from "@/lib/account/renew-recovery-codes.ts";
import { finishSignIn } from "@/lib/auth/finish-sign-in.ts";
import type { OpenedSession } from "@/lib/auth/open-session.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Invalid, ProofRequired, RateLimited } from "@/lib/kernel/errors.ts";
import { beginLink } from "@/lib/sso/begin-link.ts";
import { runOwnDeed, type OwnDeed } from "@/lib/usecase/own-deed.ts";
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

const behind = <Row extends object = object>(sql: string, values: unknown[] = []) =>
  ask<Row>(database().superUrl, sql, values);

/** As if somebody had left their session open half an hour ago. */
const leftOpen = ({ sessionId }: OpenedSession) =>
  behind("UPDATE sessions SET proven_at = now() - interval '30 minutes' WHERE id = $1", [
    sessionId,
  ]);

const deedBy =
  (session: OpenedSession) =>
  async <Input, Result>(
    deed: OwnDeed<Input, Result>,
    input: unknown = {},
    more = {},
  ): Promise<Result> =>
    runOwnDeed(deed, input, await ownContext(session, more));

async function withApp() {
  const somebody = await somebodyWithApp();
  await leftOpen(somebody.session);
  return { ...somebody, does: deedBy(somebody.session) };
}

async function withPasskey() {
  const { opened } = await person();
  const [session] = opened as [OpenedSession];
  const { passkey, userHandle } = await addSoftwarePasskey(session);
  await leftOpen(session);
  const does = deedBy(session);
  const shown = async (verified: boolean, by = does) => {
    const { passkey: question } = await by(askProof);
    const challenge = question?.challenge ?? "";
    return passkey.shown({ challenge, ...place(), userHandle, verified });
  };
  return { session, does, shown };
}

const lettersTo = async (email: string) =>
  (await behind<{ purpose: string }>("SELECT purpose FROM mails WHERE email = $1", [email])).map(
    ({ purpose }) => purpose,
  );

describe("whoever found a session open and knows the password", () => {
  test("takes off no factor of somebody who has one, and adds none", async () => {
    const { does, session } = await withApp();
    const present = { present: PASSWORD };
    await expect(does(proveSelf, present)).rejects.toThrow(Invalid);
    const other = { ...present, password: "entirely-other-words-27" };
    const link = { ...present, id: "018f0000-0000-7000-8000-000000000000" };
    const deeds = [
      ...[does(removeAuthenticator), does(renewOwnRecoveryCodes)],
      ...[does(beginAuthenticator, present), does(beginPasskey, present)],
      ...[does(changePassword, other), does(beginLink, link)],
    ];
    for (const outcome of await Promise.allSettled(deeds)) {
      expect(outcome).toMatchObject({ reason: expect.any(ProofRequired) as unknown });
    }
    const { totpSince } = await listOwnFactors(session.userId);
    expect(totpSince).not.toBeNull();
  });

  test("changes no address by it where mail is sent", async () => {
    const { does } = await withApp();
    environment().MAIL_URL = "smtp://localhost:1";
    const change = does(changeEmail, { present: PASSWORD, email: "intruder@else.test" });
    await expect(change).rejects.toThrow(ProofRequired);
    environment().MAIL_URL = "";
  });

  test("stretches no proof by changing the password", async () => {
    const { session } = await somebodyWithApp();
    const at = "UPDATE sessions SET proven_at = now() - interval '14 minutes' WHERE id = $1";
    await behind(at, [session.sessionId]);
    const does = deedBy(session);
    await does(changePassword, { present: PASSWORD, password: "entirely-other-words-27" });
    const soon = { clock: () => Date.now() + 2 * 60_000 };
    await expect(does(removeAuthenticator, {}, soon)).rejects.toThrow(ProofRequired);
  });
});

describe("a proof of somebody with a factor", () => {
  test("takes the password and a code, which is used up, and tells not which was wrong", async () => {
    const { does, email, session, secret } = await withApp();
    const code = await codeAt(secret);
    const wrongs = [
      { present: PASSWORD, code: code === "000000" ? "111111" : "000000" },
      { present: "not the password", code },
      { present: "not the password", code: "000000" },
      ...[{ present: PASSWORD }, { code }, {}],
    ];
    const told = await Promise.all(
      wrongs.map((shown) => does(proveSelf, shown).catch((refusal: unknown) => refusal)),
    );
    expect(new Set(told.map((refusal) => JSON.stringify(refusal) + String(refusal))).size).toBe(1);
    await does(proveSelf, { present: PASSWORD, code });
    await leftOpen(session);
    await expect(does(proveSelf, { present: PASSWORD, code })).rejects.toThrow(Invalid);
    const again = { userId: session.userId, code, pending: await pendingOf(email) };
    await expect(finishSignIn(again, fromSomewhere())).rejects.toThrow();
    const later = Date.now() + STEP;
    const next = { present: PASSWORD, code: await codeAt(secret, later) };
    await does(proveSelf, next, { clock: () => later });
    await does(removeAuthenticator);
    expect((await listOwnFactors(session.userId)).totpSince).toBeNull();
  });

  test("takes a recovery code once, of several at the same moment, and its owner gets a letter", async () => {
    const { email, session, recoveryCodes } = await withApp();
    environment().MAIL_URL = "smtp://localhost:1";
    const [first = "", second = ""] = recoveryCodes;
    const shown = { present: PASSWORD, code: first };
    const context = await ownContext(session);
    const tries = Array.from({ length: 8 }, () => runOwnDeed(proveSelf, shown, context));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { userId } = session;
    const pending = await pendingOf(email);
    await finishSignIn({ userId, code: second, pending }, fromSomewhere());
    environment().MAIL_URL = "";
    const used = (await lettersTo(email)).filter((purpose) => purpose === "factor-code-used");
    expect(used).toHaveLength(2);
  });

  test("takes no code of somebody else's, and is counted as signing in is", async () => {
    const [acme, globex] = [await withApp(), await withApp()];
    const foreign = { present: PASSWORD, code: await codeAt(globex.secret) };
    await expect(acme.does(proveSelf, foreign)).rejects.toThrow(Invalid);
    const guess = () => acme.does(proveSelf, { present: PASSWORD, code: "123123" });
    for (let count = 0; count < 9; count += 1) await guess().catch(() => null);
    const right = { present: PASSWORD, code: await codeAt(acme.secret) };
    await expect(acme.does(proveSelf, right)).rejects.toThrow(RateLimited);
  });

  test("takes a passkey that knows its person alone, and one that was touched with the password", async () => {
    const { does, shown } = await withPasskey();
    const touched = async () => ({ passkey: await shown(false) });
    await expect(does(proveSelf, await touched())).rejects.toThrow(Invalid);
    const both = { present: PASSWORD, ...(await touched()) };
    await expect(does(proveSelf, both)).resolves.toBeUndefined();
    const alone = { passkey: await shown(true) };
    await expect(does(proveSelf, alone)).resolves.toBeUndefined();
    await expect(does(proveSelf, alone)).rejects.toThrow(Invalid);
  });

  test("takes no passkey that was shown to another session or is another person's", async () => {
    const [mine, theirs] = [await withPasskey(), await withPasskey()];
    const foreign = { present: PASSWORD, passkey: await theirs.shown(true) };
    await expect(mine.does(proveSelf, foreign)).rejects.toThrow(Invalid);
    const elsewhere = { present: PASSWORD, passkey: await mine.shown(true, theirs.does) };
    await expect(mine.does(proveSelf, elsewhere)).rejects.toThrow(Invalid);
    const { passkeys } = await listOwnFactors(mine.session.userId);
    const id = passkeys[0]?.id ?? "";
    await expect(mine.does(removePasskey, { id })).rejects.toThrow(ProofRequired);
  });

  test("is the factor's alone for somebody who has no password", async () => {
    const { does, session, secret } = await withApp();
    await behind("UPDATE users SET password_hash = NULL WHERE id = $1", [session.userId]);
    expect(await does(askProof)).toEqual({ hasPassword: false, hasFactor: true, passkey: null });
    await expect(does(proveSelf, { code: "000000" })).rejects.toThrow(Invalid);
    await does(proveSelf, { code: await codeAt(secret) });
    await expect(does(renewOwnRecoveryCodes)).resolves.toMatchObject({
      recoveryCodes: expect.any(Array) as unknown,
    });
  });
});
