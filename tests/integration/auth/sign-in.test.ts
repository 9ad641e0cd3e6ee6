import { afterAll, describe, expect, test } from "vitest";
import { accountTries } from "@/lib/auth/account-tries.ts";
import { closePasswordPool, runPasswordTask } from "@/lib/auth/password-pool.ts";
import { signInLimiter } from "@/lib/auth/sign-in-limiter.ts";
import { signIn } from "@/lib/auth/sign-in.ts";
import { environment } from "@/lib/kernel/env.ts";
import { errorHeaders, statusOf } from "@/lib/kernel/error-document.ts";
import { RateLimited, Unauthenticated, Unavailable } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { CounterStore } from "@/lib/tenancy/counter-store.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { PASSWORD, fromSomewhere, somebody } from "./sign-in-world.ts";

const database = useDatabase();
afterAll(closePasswordPool);

const nothing = () => Promise.resolve();
const outcomeOf = async (run: Promise<unknown>): Promise<unknown> => {
  try {
    return await run;
  } catch (error) {
    return error;
  }
};

describe("signing in", () => {
  test("opens a session for the right password, with its line in the same transaction", async () => {
    const { email, userId } = await somebody();
    const context = fromSomewhere();
    const session = await signIn({ email, password: PASSWORD }, context);
    const rows = await ask(
      database().superUrl,
      "SELECT user_id, revoked_at FROM sessions WHERE id = $1",
      [session.sessionId],
    );
    expect(rows).toEqual([{ user_id: userId, revoked_at: null }]);
    const lines = await ask(
      database().superUrl,
      "SELECT action, user_id FROM instance_events WHERE request_id = $1",
      [context.requestId],
    );
    expect(lines).toEqual([{ action: "session.opened", user_id: userId }]);
  });

  test("lasts 14 days and no longer", async () => {
    const { email } = await somebody();
    const now = Date.UTC(2030, 0, 1);
    const { expiresAt } = await signIn(
      { email, password: PASSWORD },
      fromSomewhere({ clock: () => now }),
    );
    expect(expiresAt.getTime() - now).toBe(14 * 24 * 3600 * 1000);
  });

  const strangers = [
    { who: "an unknown address", make: () => Promise.resolve(`${newId()}@nowhere.test`) },
    { who: "a wrong password", make: async () => (await somebody()).email, password: "wrong" },
    { who: "a suspended person", make: () => somebodyWith("status = 'suspended'") },
    { who: "a person without a password yet", make: () => somebodyWith("password_hash = NULL") },
  ];

  test.each(strangers)("$who gets the same answer and a line in the ledger", async (stranger) => {
    const email = await stranger.make();
    const context = fromSomewhere();
    const error = await outcomeOf(
      signIn({ email, password: stranger.password ?? PASSWORD }, context),
    );
    expect(error).toBeInstanceOf(Unauthenticated);
    expect((error as Error).message).toBe("The email address or the password is not right.");
    const lines = await ask(
      database().superUrl,
      "SELECT action FROM instance_events WHERE request_id = $1",
      [context.requestId],
    );
    expect(lines).toEqual([{ action: "session.refused" }]);
  });

  test("asks the database the same of everybody, whoever has the address or nobody", async () => {
    const asked: number[] = [];
    const limiter = {
      consume: nothing,
      forgive: nothing,
      takeBack: nothing,
      factors: fromSomewhere().limiter.factors,
    };
    for (const { make, password = PASSWORD } of strangers) {
      const email = await make();
      const context = fromSomewhere({ limiter });
      asked.push(await countStatements(() => outcomeOf(signIn({ email, password }, context))));
    }
    expect(asked[0]).toBeGreaterThan(5);
    expect(new Set(asked).size).toBe(1);
  });

  test("keeps no address and no password in the counters", async () => {
    const { email } = await somebody();
    const context = fromSomewhere();
    await outcomeOf(signIn({ email, password: "wrong" }, context));
    const rows = await ask<{ key: string }>(database().superUrl, "SELECT key FROM rate_limits");
    const all = rows.map(({ key }) => key).join("\n");
    expect(all).not.toContain(email);
    expect(all).not.toContain(context.address.split("::")[0]);
  });
});

async function somebodyWith(change: string): Promise<string> {
  const { email } = await somebody();
  await ask(database().superUrl, `UPDATE users SET ${change} WHERE email = $1`, [email]);
  return email;
}

describe("a crowd", () => {
  test("is told when to come back, and what it was refused counts as no try", async () => {
    const { email } = await somebody();
    const context = fromSomewhere();
    const others = Array.from({ length: 100 }, () =>
      outcomeOf(runPasswordTask({ kind: "hash", text: "x", cost: 8 })),
    );
    const fifty = Array.from({ length: 50 }, () =>
      outcomeOf(signIn({ email, password: PASSWORD }, context)),
    );
    for (const refusal of await Promise.all(fifty)) {
      expect(refusal).toBeInstanceOf(Unavailable);
      expect([statusOf(refusal), errorHeaders(refusal)]).toEqual([
        503,
        { "Retry-After": expect.stringMatching(/^[1-9]\d*$/) as string },
      ]);
    }
    const taken = (await Promise.all(others)).filter((outcome) => typeof outcome === "string");
    expect(taken.length).toBeLessThan(100);
    await expect(signIn({ email, password: PASSWORD }, context)).resolves.toHaveProperty("userId");
  });

  test("whose tries are refused takes no place from whoever may still try", async () => {
    const { email } = await somebody();
    let answers = (): void => undefined;
    const asked = new Promise<void>((resolve) => (answers = resolve));
    // A store in which everybody has tried too often, and which takes its time.
    const slow: CounterStore = {
      query: async ({ values }) => {
        await asked;
        const keys = values[0] as string[];
        return { rows: keys.map((key) => ({ key, points: 1_000, expire: Date.now() + 60_000 })) };
      },
    };
    const limiter = signInLimiter(slow, environment().GATEHOUSE_SECRET);
    const flood = Array.from({ length: 100 }, () =>
      outcomeOf(signIn({ email, password: PASSWORD }, fromSomewhere({ limiter }))),
    );
    const opened = await outcomeOf(signIn({ email, password: PASSWORD }, fromSomewhere()));
    answers();
    expect(opened).toHaveProperty("sessionId");
    for (const refusal of await Promise.all(flood)) expect(refusal).toBeInstanceOf(RateLimited);
  });

  test("that was counted at once is counted where it was judged, and nowhere else", async () => {
    const { email } = await somebody();
    const crowd = await Promise.all(
      Array.from({ length: 90 }, () =>
        outcomeOf(signIn({ email, password: "a wrong one" }, fromSomewhere())),
      ),
    );
    const judged = crowd.filter((outcome) => outcome instanceof Unauthenticated);
    const sentAway = crowd.filter((outcome) => outcome instanceof Unavailable);
    expect(judged.length + sentAway.length).toBe(90);
    const tries = await accountTries([email], { tries: 10, now: Date.now() });
    expect(tries.get(email)).toMatchObject({ failed: judged.length });
  });
});

describe("the limit on tries", () => {
  test("lets five of fifty simultaneous tries at one account through, from one address", async () => {
    const { email } = await somebody();
    const { address } = fromSomewhere();
    const tries = Array.from({ length: 50 }, () =>
      outcomeOf(signIn({ email, password: "wrong" }, fromSomewhere({ address }))),
    );
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((error) => error instanceof Unauthenticated)).toHaveLength(5);
    // Some find no room at all.
    const refused = outcomes.filter(
      (error) => error instanceof RateLimited || error instanceof Unavailable,
    );
    expect(refused).toHaveLength(45);
    for (const { retryAfter } of refused) expect(retryAfter).toBeGreaterThanOrEqual(1);
  });

  test("refuses the right password too while the wait lasts, and says how long", async () => {
    const { email } = await somebody();
    const { address } = fromSomewhere();
    for (let index = 0; index < 5; index += 1) {
      await outcomeOf(signIn({ email, password: "wrong" }, fromSomewhere({ address })));
    }
    const error = await outcomeOf(
      signIn({ email, password: PASSWORD }, fromSomewhere({ address })),
    );
    expect(error).toBeInstanceOf(RateLimited);
    expect((error as Error).message).toMatch(/^Too many tries\. Wait \d+ seconds and try again\.$/);
  });

  test("does not make a person wait for what a stranger guesses elsewhere", async () => {
    const { email, userId } = await somebody();
    const { address } = fromSomewhere();
    for (let index = 0; index < 12; index += 1) {
      await outcomeOf(signIn({ email, password: "wrong" }, fromSomewhere({ address })));
    }
    const session = await signIn({ email, password: PASSWORD }, fromSomewhere());
    expect(session.userId).toBe(userId);
  });

  test("stops guesses at one account from many addresses after a hundred", async () => {
    const { email } = await somebody();
    const { limiter } = fromSomewhere();
    const outcomes = [];
    for (let index = 0; index < 110; index += 1) {
      const { address } = fromSomewhere();
      outcomes.push(await outcomeOf(limiter.consume({ email, address })));
      // A right password in between gives back its own try and none of the others.
      if (index === 50) await limiter.forgive({ email, address });
    }
    expect(outcomes.slice(0, 101).every((outcome) => outcome === undefined)).toBe(true);
    expect(outcomes.slice(101).every((outcome) => outcome instanceof RateLimited)).toBe(true);
  });

  test("forgets what an address tried at an account after the right password", async () => {
    const { email, userId } = await somebody();
    const { address } = fromSomewhere();
    for (let round = 0; round < 2; round += 1) {
      for (let index = 0; index < 4; index += 1) {
        await outcomeOf(signIn({ email, password: "wrong" }, fromSomewhere({ address })));
      }
      const session = await signIn({ email, password: PASSWORD }, fromSomewhere({ address }));
      expect(session.userId).toBe(userId);
    }
  });

  test("counts a /64 of IPv6 as one address, and stops it before it reaches an account", async () => {
    const { email } = await somebody();
    const network = `2001:db8:${newId().slice(0, 4)}:1`;
    const outcomes: unknown[] = [];
    for (let index = 0; index < 51; index += 1) {
      const address = `${network}::${index.toString(16)}`;
      const stranger = `${newId()}@nowhere.test`;
      outcomes.push(
        await outcomeOf(signIn({ email: stranger, password: "x" }, fromSomewhere({ address }))),
      );
    }
    expect(outcomes.filter((error) => error instanceof RateLimited)).toHaveLength(1);
    for (let index = 0; index < 6; index += 1) {
      const context = fromSomewhere({ address: `${network}:ffff::1` });
      expect(await outcomeOf(signIn({ email, password: "wrong" }, context))).toBeInstanceOf(
        RateLimited,
      );
    }
    await signIn({ email, password: PASSWORD }, fromSomewhere());
  });

  test("lets an office behind one address sign in as often as it likes", async () => {
    const { email, userId } = await somebody();
    const { address } = fromSomewhere();
    for (let index = 0; index < 55; index += 1) {
      const session = await signIn({ email, password: PASSWORD }, fromSomewhere({ address }));
      expect(session.userId).toBe(userId);
    }
  });

  test("holds in this process alone while the store is out of reach", async () => {
    const { signInLimiter } = await import("@/lib/auth/sign-in-limiter.ts");
    const limiter = signInLimiter(
      { query: () => Promise.reject(new Error("out of reach")) },
      "s".repeat(32),
    );
    const attempt = { email: "somebody@people.test", address: "192.0.2.1" };
    const outcomes = [];
    for (let index = 0; index < 6; index += 1)
      outcomes.push(await outcomeOf(limiter.consume(attempt)));
    expect(outcomes.slice(0, 5)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(outcomes[5]).toBeInstanceOf(RateLimited);
  });
});
