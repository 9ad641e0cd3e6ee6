import { afterAll, describe, expect, test } from "vitest";
import { addPasskey } from "@/lib/account/add-passkey.ts";
import { beginAuthenticator } from "@/lib/account/begin-authenticator.ts";
import { beginPasskey } from "@/lib/account/begin-passkey.ts";
import { confirmAuthenticator } from "@/lib/account/confirm-authenticator.ts";
import { listOwnFactors } from "@/lib/account/list-own-factors.ts";
import { removeAuthenticator } from "@/lib/account/remove-authenticator.ts";
import { removePasskey } from "@/lib/account/remove-passkey.ts";
import { renamePasskey } from "@/lib/account/rename-passkey.ts";
import { renewOwnRecoveryCodes } from "@/lib/account/renew-recovery-codes.ts";
import { finishSignIn } from "@/lib/auth/finish-sign-in.ts";
import type { OpenedSession } from "@/lib/auth/open-session.ts";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import {
  Conflict,
  Invalid,
  NotFound,
  ProofRequired,
  Unauthenticated,
} from "@/lib/kernel/errors.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { SoftwarePasskey } from "../../support/software-passkey.ts";
import { fromSomewhere, PASSWORD } from "../auth/sign-in-world.ts";
import { atTheDoor, ownContext, person, signedIn } from "./account-world.ts";
import {
  addSoftwarePasskey,
  codeAt,
  pendingOf,
  place,
  setUpApp,
  somebodyWithApp,
} from "./factor-world.ts";

const database = useDatabase();
afterAll(closePasswordPool);

const LATER = 16 * 60_000;

const own = async (session: OpenedSession, more = {}) => ownContext(session, more);

describe("an authenticator app", () => {
  test("is begun by the password alone, and counts for nothing before its first code", async () => {
    const { email, opened } = await person();
    const [session] = opened as [OpenedSession];
    const wrong = runOwnDeed(beginAuthenticator, { present: "not it" }, await own(session));
    await expect(wrong).rejects.toThrow(Invalid);
    const begun = await runOwnDeed(beginAuthenticator, { present: PASSWORD }, await own(session));
    expect(begun.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(begun.issuer).toBe("Gatehouse (localhost 3000)");
    await expect(signedIn(email)).resolves.toMatchObject({ userId: session.userId });
    const code = (await codeAt(begun.secret)) === "000000" ? "111111" : "000000";
    const guess = runOwnDeed(confirmAuthenticator, { code }, await own(session));
    await expect(guess).rejects.toThrow("This is not the code");
    await expect(listOwnFactors(session.userId)).resolves.toMatchObject({ totpSince: null });
  });

  test("ends every other session once it counts, and gives ten codes, which lie nowhere", async () => {
    const { email, opened } = await person(2);
    const [here, elsewhere] = opened as [OpenedSession, OpenedSession];
    const { secret, recoveryCodes } = await setUpApp(here);
    await expect(atTheDoor(here)).resolves.toMatchObject({ email });
    await expect(atTheDoor(elsewhere)).rejects.toThrow(Unauthenticated);
    expect(new Set(recoveryCodes).size).toBe(10);
    const [stored] = await ask<{ all: string }>(
      database().superUrl,
      `SELECT (SELECT string_agg(secret, ' ') FROM totp_factors)
         || (SELECT string_agg(digest, ' ') FROM recovery_codes) AS all`,
    );
    expect(stored?.all).not.toContain(secret);
    for (const code of recoveryCodes) expect(stored?.all).not.toContain(code.replace("-", ""));
    await expect(
      runOwnDeed(beginAuthenticator, { present: PASSWORD }, await own(here)),
    ).rejects.toThrow(Conflict);
  });

  test("is confirmed once, of fifty at the same moment", async () => {
    const { opened } = await person();
    const [session] = opened as [OpenedSession];
    const { secret } = await runOwnDeed(
      beginAuthenticator,
      { present: PASSWORD },
      await own(session),
    );
    const code = await codeAt(secret);
    const context = await own(session);
    const tries = Array.from({ length: 10 }, () =>
      runOwnDeed(confirmAuthenticator, { code }, context).then(
        () => true,
        () => false,
      ),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
  });

  test("is removed by its person alone who proved recently that it is them; codes go with it", async () => {
    const { email, session } = await somebodyWithApp();
    const late = await own(session, { clock: () => Date.now() + LATER });
    await expect(runOwnDeed(removeAuthenticator, {}, late)).rejects.toThrow(ProofRequired);
    await runOwnDeed(removeAuthenticator, {}, await own(session));
    await expect(signedIn(email)).resolves.toMatchObject({ userId: session.userId });
    await expect(listOwnFactors(session.userId)).resolves.toEqual({
      ...{ totpSince: null, passkeys: [], recoveryCodes: 0 },
    });
    const actions = await ask<{ action: string }>(
      database().superUrl,
      `SELECT action FROM instance_events WHERE user_id = $1 AND action LIKE 'factor%' ORDER BY occurred_at`,
      [session.userId],
    );
    expect(actions.map(({ action }) => action)).toEqual(["factor.added", "factor.removed"]);
  });
});

describe("recovery codes", () => {
  test("are made anew for somebody with a factor alone, and the old ones are over", async () => {
    const { opened } = await person();
    const [without] = opened as [OpenedSession];
    await expect(runOwnDeed(renewOwnRecoveryCodes, {}, await own(without))).rejects.toThrow(
      Conflict,
    );
    const { email, session, recoveryCodes } = await somebodyWithApp();
    const renewed = await runOwnDeed(renewOwnRecoveryCodes, {}, await own(session));
    const { userId } = session;
    const [old = ""] = recoveryCodes;
    const [fresh = ""] = renewed.recoveryCodes;
    const pending = await pendingOf(email);
    const withOld = finishSignIn({ userId, code: old, pending }, fromSomewhere());
    await expect(withOld).rejects.toThrow(Unauthenticated);
    const withNew = finishSignIn({ userId, code: fresh, pending }, fromSomewhere());
    await expect(withNew).resolves.toMatchObject({ userId });
  });
});

describe("a passkey", () => {
  test("is added in the session that asked, once, at this place", async () => {
    const { opened } = await person();
    const [session] = opened as [OpenedSession];
    const passkey = new SoftwarePasskey();
    const { challenge } = await runOwnDeed(beginPasskey, { present: PASSWORD }, await own(session));
    const at = { challenge, ...place() };
    const elsewhere = passkey.made({ ...at, origin: "http://acme.localhost:3000" });
    const add = async (made: unknown, context = own(session)) =>
      runOwnDeed(addPasskey, { name: "Mine", passkey: made }, await context);
    await expect(add(elsewhere)).rejects.toThrow(Invalid);
    await expect(add(passkey.made(at))).rejects.toThrow(Invalid);
    const next = await runOwnDeed(beginPasskey, { present: PASSWORD }, await own(session));
    const made = passkey.made({ challenge: next.challenge, ...place() });
    const [stranger] = (await person()).opened as [OpenedSession];
    await expect(add(made, own(stranger))).rejects.toThrow(Invalid);
    const again = await runOwnDeed(beginPasskey, { present: PASSWORD }, await own(session));
    const { recoveryCodes } = await add(passkey.made({ challenge: again.challenge, ...place() }));
    expect(recoveryCodes).toHaveLength(10);
    const { passkeys } = await listOwnFactors(session.userId);
    expect(passkeys).toMatchObject([{ name: "Mine", lastUsedAt: null }]);
  });

  test("is renamed and removed by its person alone", async () => {
    const [mine, theirs] = [await person(), await person()];
    const [session] = mine.opened as [OpenedSession];
    const [stranger] = theirs.opened as [OpenedSession];
    await addSoftwarePasskey(session);
    const { passkeys } = await listOwnFactors(session.userId);
    const id = passkeys[0]?.id ?? "";
    const foreign = await own(stranger);
    const rename = runOwnDeed(renamePasskey, { id, name: "Theirs" }, foreign);
    await expect(rename).rejects.toThrow(NotFound);
    await expect(runOwnDeed(removePasskey, { id }, foreign)).rejects.toThrow(NotFound);
    const late = await own(session, { clock: () => Date.now() + LATER });
    await expect(runOwnDeed(removePasskey, { id }, late)).rejects.toThrow(ProofRequired);
    await runOwnDeed(renamePasskey, { id, name: "Old phone" }, await own(session));
    await runOwnDeed(removePasskey, { id }, await own(session));
    await expect(signedIn(mine.email)).resolves.toMatchObject({ userId: session.userId });
  });
});
