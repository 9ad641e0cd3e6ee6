import { afterAll, describe, expect, test } from "vitest";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { signIn } from "@/lib/auth/sign-in.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { completeSetup, isSetupOpen } from "@/lib/setup/complete-setup.ts";
import { setupToken } from "@/lib/setup/setup-token.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { COST, PASSWORD, fromSomewhere } from "./sign-in-world.ts";

const database = useDatabase();
afterAll(closePasswordPool);

const first = (index: number) => ({
  organizationName: `House ${index}`,
  slug: `house-${index}`,
  name: "Ada",
  email: `Ada${index}@house.test `,
  password: PASSWORD,
});

const context = () => ({
  secret: environment().GATEHOUSE_SECRET,
  pepper: environment().GATEHOUSE_PEPPER,
  cost: COST,
  requestId: "test",
  announce: () => Promise.resolve(),
});

const count = async (table: string): Promise<number> => {
  const rows = await ask<{ n: number }>(
    database().superUrl,
    `SELECT count(*)::int AS n FROM ${table}`,
  );
  return rows[0]?.n ?? -1;
};

// @NOTE One instance, set up once: the order of these tests is the story.
describe("the first run", () => {
  test("is open to whoever holds the link and to nobody else", async () => {
    const { secret } = context();
    expect(await isSetupOpen(secret, await setupToken(secret))).toBe(true);
    expect(
      await isSetupOpen(secret, await setupToken("another secret, as long as it must be")),
    ).toBe(false);
    expect(await isSetupOpen(secret, "")).toBe(false);
    await expect(completeSetup("rubbish", first(0), context())).rejects.toThrow(NotFound);
    expect(await count("users")).toBe(0);
  });

  test.each([
    ["a short password", { password: "short" }, "password"],
    ["a password of more than 128 characters", { password: "x".repeat(129) }, "password"],
    ["a password that holds the email name", { password: "my name is ada0 indeed" }, "password"],
    ["a slug that is no host label", { slug: "Not A Slug" }, "slug"],
    ["an address that is none", { email: "nobody" }, "email"],
    ["an empty name", { name: " " }, "name"],
  ])("refuses %s beside its field, and stays open", async (_what, change, field) => {
    const token = await setupToken(context().secret);
    const error: unknown = await completeSetup(token, { ...first(0), ...change }, context()).catch(
      (failure: unknown) => failure,
    );
    expect(error).toBeInstanceOf(Invalid);
    expect((error as Invalid).issues.map(({ path }) => path[0])).toContain(field);
    expect(await isSetupOpen(context().secret, token)).toBe(true);
  });

  test("twenty who try at the same moment make exactly one organization and one Admin", async () => {
    const token = await setupToken(context().secret);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => completeSetup(token, first(index), context())),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const table of ["organizations", "users", "members", "member_roles"]) {
      expect(await count(table)).toBe(1);
    }
    const owners = await ask(database().superUrl, "SELECT instance_owner FROM users");
    expect(owners).toEqual([{ instance_owner: true }]);
    const lines = await ask(
      database().superUrl,
      "SELECT action FROM instance_events WHERE action = 'instance.set-up'",
    );
    expect(lines).toHaveLength(1);
  });

  test("is over for everybody afterwards", async () => {
    const { secret } = context();
    const token = await setupToken(secret);
    expect(await isSetupOpen(secret, token)).toBe(false);
    await expect(completeSetup(token, first(99), context())).rejects.toThrow(NotFound);
    expect(await count("users")).toBe(1);
  });

  test("lets the first Admin sign in with the address in any case", async () => {
    const [person] = await ask<{ email: string }>(database().superUrl, "SELECT email FROM users");
    const session = await signIn({ email: person!.email, password: PASSWORD }, fromSomewhere());
    expect(session.sessionId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
