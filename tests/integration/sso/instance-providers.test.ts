import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closePasswordPool } from "@/lib/auth/password-pool.ts";
import { openSession } from "@/lib/auth/open-session.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict, NotFound } from "@/lib/kernel/errors.ts";
import { newId, type UserId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { findProvider, listInstanceWide } from "@/lib/sso/find-provider.ts";
import { connectInstanceProvider } from "@/lib/sso/instance/connect-instance-provider.ts";
import { listInstanceProviders } from "@/lib/sso/instance/list-instance-providers.ts";
import { removeInstanceProvider } from "@/lib/sso/instance/remove-instance-provider.ts";
import { linkSelf, listOwnProviders } from "@/lib/sso/own-identities.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { startGithub, type Github, type GithubUser } from "../../support/github.ts";
import {
  CLIENT,
  startIdentityProvider,
  type Account,
  type IdentityProvider,
} from "../../support/identity-provider.ts";
import { rolesOf } from "../../support/rights.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { ownContext } from "../account/account-world.ts";
import {
  begin,
  comeBack,
  comeFrom,
  givePassword,
  liveSessions,
  resetByMail,
  verified,
} from "./sso-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const url = () => database().superUrl;
const behind = <Row extends object = object>(sql: string, values: unknown[] = []) =>
  ask<Row>(url(), sql, values);

let there: IdentityProvider;
let github: Github;
let wide = "";
let hub = "";
let short = "";

/** As Acme's Admin, who owns the instance here. */
const asOwner = () => ownContext(world().acme.admin);

async function connect(name: string, kind: string, issuer: string) {
  const input = { ...CLIENT, name, kind, issuer };
  return (await runOwnDeed(connectInstanceProvider, input, await asOwner())).id;
}

beforeAll(async () => {
  const back = () => [wide, short].map((id) => `http://localhost:3000/login/back/${id}`);
  there = await startIdentityProvider(back);
  github = await startGithub();
  environment().OUTBOUND_ALLOW.push(there.host, github.host);
  const { userId } = world().acme.admin;
  await behind("UPDATE users SET instance_owner = true WHERE id = $1", [userId]);
  wide = await connect("Everybody's", "oidc", there.issuer);
  short = await connect("Short-lived", "oidc", there.issuer);
  hub = await connect("GitHub", "github", github.issuer);
});
afterAll(async () => {
  await Promise.all([there.close(), github.close()]);
  await closePasswordPool();
});

const come = (subject: string, account: Account, { id = wide, towards = "acme" } = {}) =>
  comeFrom(there, id, { subject, towards, ...account });

const invite = (email: string) =>
  runUseCase(addMember, { email, name: email, roles: [] }, callerOf(world().acme.admin));

const openFor = (userId: UserId) =>
  lookUp({ user_id: userId }, (db) =>
    openSession(db, { userId, factor: null }, { address: "", userAgent: "", requestId: newId() }),
  );

/** Lets people register at Acme while this is done. */
async function whileOpen<Result>(run: () => Promise<Result>): Promise<Result> {
  const before = environment().MAIL_URL;
  const open = (is: boolean) =>
    behind(
      `INSERT INTO organization_settings (organization_id, registration) VALUES ($1, $2)
       ON CONFLICT (organization_id) DO UPDATE SET registration = excluded.registration`,
      [world().acme.id, is],
    );
  environment().MAIL_URL = "smtp://localhost:1";
  await open(true);
  try {
    return await run();
  } finally {
    await open(false);
    environment().MAIL_URL = before;
  }
}

describe("a provider of the instance", () => {
  test("is the owner's alone to connect, see and remove; its secret is told to nobody", async () => {
    const stranger = world().globex.admin;
    const context = await ownContext(stranger);
    const input = { ...CLIENT, name: "Evil", kind: "oidc", issuer: there.issuer };
    await expect(runOwnDeed(connectInstanceProvider, input, context)).rejects.toThrow(NotFound);
    await expect(runOwnDeed(removeInstanceProvider, { id: wide }, context)).rejects.toThrow(
      NotFound,
    );
    expect(await listInstanceProviders(stranger.userId)).toEqual([]);
    const { count } = await lookUp({ user_id: stranger.userId }, (db) =>
      db.instanceProvider.deleteMany({}),
    );
    expect(count).toBe(0);
    const shown = await listInstanceProviders(world().acme.admin.userId);
    expect(shown.map(({ name, kind }) => [name, kind])).toEqual([
      ["Everybody's", "oidc"],
      ["GitHub", "github"],
      ["Short-lived", "oidc"],
    ]);
    const rows = await behind("SELECT * FROM instance_providers");
    expect(JSON.stringify([shown, rows])).not.toContain(CLIENT.clientSecret);
    expect((await listInstanceWide()).map(({ id }) => id)).toEqual([wide, hub, short]);
  });

  test("makes nobody a member: who is invited has a session, and their invitation waits", async () => {
    const { id, userId } = await invite("new@people.test");
    expect((await come("w-new", verified("new@people.test"))).session).toBeDefined();
    const [member] = await behind("SELECT status FROM members WHERE id = $1", [id]);
    expect(member).toEqual({ status: "invited" });
    expect((await come("w-new", { email: "other@people.test" })).session).toBeDefined();
    expect(await liveSessions(url(), userId)).toBe(2);
  });

  test("opens no account that something opens already, until its person links it", async () => {
    const { editor } = world().globex;
    await givePassword(url(), editor.userId);
    const refused = await come("w-editor", verified("editor@globex.test"));
    expect(refused).toMatchObject({ problem: "link-first", session: undefined });
    const linking = { userId: editor.userId, subject: "w-editor", requestId: newId() };
    await linkSelf(await findProvider(wide), linking, Date.now());
    const own = (await listOwnProviders(editor.userId)).find(({ id }) => id === wide);
    expect(own).toMatchObject({ organization: null, selfLinked: true });
    expect((await come("w-editor", {})).session).toBeDefined();
    const theirs = { ...linking, userId: world().acme.editor.userId };
    const taken = linkSelf(await findProvider(wide), theirs, Date.now());
    await expect(taken).rejects.toThrow(Conflict);
    await behind("UPDATE users SET status = 'suspended' WHERE id = $1", [editor.userId]);
    const suspended = await come("w-editor", {});
    expect(suspended).toMatchObject({ problem: "refused", session: undefined });
    await behind("UPDATE users SET status = 'active' WHERE id = $1", [editor.userId]);
  });

  test("makes an account where an organization lets people register, and nowhere else", async () => {
    const account = verified("walk-in@people.test", { name: "Wanda Walk-in" });
    const shut = await come("w-walk", account);
    expect(shut).toMatchObject({ problem: "unknown", session: undefined });
    await whileOpen(async () => {
      const elsewhere = await come("w-walk", account, { towards: "globex" });
      expect(elsewhere).toMatchObject({ problem: "unknown", session: undefined });
      const unverified = await come("w-else", { email: "else@people.test" });
      expect(unverified).toMatchObject({ problem: "unverified", session: undefined });
      expect((await come("w-walk", account)).session).toBeDefined();
    });
    const people =
      "SELECT m.id, u.name, m.organization_id FROM members m JOIN users u ON u.id = m.user_id WHERE u.email = $1";
    const [member, ...more] = await behind<{ id: string; name: string; organization_id: string }>(
      people,
      ["walk-in@people.test"],
    );
    expect([member?.name, member?.organization_id, more]).toEqual([
      "Wanda Walk-in",
      world().acme.id,
      [],
    ]);
    expect(await rolesOf(url(), { memberId: member?.id ?? "" })).toEqual(["user"]);
  });

  test("opens an account no more that its person comes back to by their mailbox", async () => {
    const email = "taken-over@people.test";
    const { userId } = await invite(email);
    await givePassword(url(), userId);
    const linking = { userId, subject: "w-intruder", requestId: newId() };
    await linkSelf(await findProvider(wide), linking, Date.now());
    expect((await come("w-intruder", {})).session).toBeDefined();
    await resetByMail(userId, email);
    expect(await liveSessions(url(), userId)).toBe(0);
    const back = await come("w-intruder", verified(email));
    expect(back).toMatchObject({ problem: "link-first", session: undefined });
    const told =
      "SELECT detail FROM instance_events WHERE action = 'identity.unlinked' AND user_id = $1";
    expect(await behind(told, [userId])).toEqual([{ detail: { links: 1 } }]);
  });

  test("takes along what it opened when it goes, and nothing else", async () => {
    const { userId } = await invite("short@people.test");
    await come("w-short", verified("short@people.test"), { id: short });
    await openFor(userId);
    expect(await liveSessions(url(), userId)).toBe(2);
    await runOwnDeed(removeInstanceProvider, { id: short }, await asOwner());
    expect(await liveSessions(url(), userId)).toBe(1);
    await expect(findProvider(short)).rejects.toThrow(NotFound);
    const told =
      "SELECT action FROM instance_events WHERE action LIKE 'provider.%' ORDER BY occurred_at";
    expect(await behind(told)).toHaveLength(4);
  });
});

describe("GitHub", () => {
  const ghost = (more: Partial<GithubUser> = {}): GithubUser => ({
    ...{ id: 583_231, login: "octo" },
    emails: [
      { email: "old@people.test", primary: false, verified: true },
      { email: "Octo@people.test", primary: true, verified: true },
    ],
    ...more,
  });
  const comeBy = async (user: GithubUser, spoil = (address: string) => address) => {
    const { location, cookie } = await begin(hub, "returnTo=/admin/acme");
    return comeBack(hub, spoil(github.signIn(location, user)), cookie);
  };

  test("is asked by OAuth with PKCE and state, and for the person's addresses", async () => {
    const { location } = await begin(hub);
    const { origin, pathname, searchParams } = new URL(location);
    expect(`${origin}${pathname}`).toBe(`${github.issuer}/login/oauth/authorize`);
    expect(searchParams.get("scope")).toBe("read:user user:email");
    expect(searchParams.get("code_challenge")).toMatch(/^[\w-]{43}$/);
    expect(searchParams.get("state")).toMatch(/^[\w-]{43}$/);
  });

  test("vouches by a number for whoever has the primary, verified address", async () => {
    await invite("octo@people.test");
    expect((await comeBy(ghost())).session).toBeDefined();
    const renamed = ghost({ login: "other", emails: [] });
    expect((await comeBy(renamed)).session).toBeDefined();
    const [link] = await behind("SELECT subject FROM instance_identities WHERE provider_id = $1", [
      hub,
    ]);
    expect(link).toEqual({ subject: "583231" });
  });

  test.each<[string, GithubUser["emails"], string]>([
    ["without an address", [], "unverified"],
    [
      "with one that is not verified",
      [{ email: "un@people.test", primary: true, verified: false }],
      "unverified",
    ],
    [
      "with a verified one that is not the primary",
      [{ email: "un@people.test", primary: false, verified: true }],
      "unverified",
    ],
    [
      "whom nobody invited",
      [{ email: "nobody@people.test", primary: true, verified: true }],
      "unknown",
    ],
  ])("opens nothing for somebody %s", async (_who, emails, problem) => {
    await invite("un@people.test").catch(() => null);
    expect(await comeBy(ghost({ id: 7, emails }))).toMatchObject({ problem, session: undefined });
  });

  test.each<[string, (address: string) => string]>([
    ["another state", (address) => address.replace(/state=[^&]*/, "state=forged")],
    ["another code", (address) => address.replace(/code=[^&]*/, "code=forged")],
    ["a failure", (address) => address.replace(/code=[^&]*/, "error=access_denied")],
  ])("is believed nothing with %s", async (_what, spoil) => {
    expect(await comeBy(ghost(), spoil)).toMatchObject({ problem: "refused", session: undefined });
  });
});
