import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { distrustProviders } from "@/lib/auth/distrust-providers.ts";
import { openSession } from "@/lib/auth/open-session.ts";
import { encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Forbidden, Invalid } from "@/lib/kernel/errors.ts";
import { newId, type MemberId, type OrganizationId, type UserId } from "@/lib/kernel/ids.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { beginLink } from "@/lib/sso/begin-link.ts";
import { keepLink } from "@/lib/one-time/keep-link.ts";
import { acceptSignedIn } from "@/lib/people/accept-invitation.ts";
import { createProvider } from "@/lib/sso/create-provider.ts";
import { listProviders } from "@/lib/sso/list-providers.ts";
import { removeProvider } from "@/lib/sso/remove-provider.ts";
import { lookUp } from "@/lib/tenancy/directory.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  CLIENT,
  signInThere,
  startIdentityProvider,
  type Account,
  type IdentityProvider,
} from "../../support/identity-provider.ts";
import { holdRoles, makeRole, on, rolesOf } from "../../support/rights.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

import { PASSWORD } from "../auth/sign-in-world.ts";
import { ownContext } from "../account/account-world.ts";
import {
  begin,
  comeBack,
  comeFrom,
  givePassword as giveIt,
  liveSessions as countLive,
  resetByMail,
  setOutFrom,
  verified,
} from "./sso-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
const url = () => database().superUrl;

let there: IdentityProvider;
let acme = "";
let globex = "";
const connect = async ({ admin }: Organization, more: object = {}) => {
  const input = {
    ...{ name: "Corp", issuer: there.issuer, ...CLIENT },
    ...{ groupClaim: "groups", groupRoles: [{ group: "writers", role: "editor" }], ...more },
  };
  return (await runUseCase(createProvider, input, callerOf(admin))).id;
};

beforeAll(async () => {
  const back = () => [acme, globex].map((id) => `http://localhost:3000/login/back/${id}`);
  there = await startIdentityProvider(back);
  environment().OUTBOUND_ALLOW.push(there.host);
  acme = await connect(world().acme);
  globex = await connect(world().globex);
});
afterAll(() => there.close());

/** The whole way of somebody who has an account there. */
const come = (id: string, subject: string, account: Account) =>
  comeFrom(there, id, { subject, towards: "acme/pages", ...account });

const invite = async ({ admin }: Organization, email: string, roles: string[] = []) =>
  runUseCase(addMember, { email, name: email, roles }, callerOf(admin));

const memberIs = async (id: string) => {
  const rows = await ask<{ status: string }>(url(), "SELECT status FROM members WHERE id = $1", [
    id,
  ]);
  return rows[0]?.status;
};

async function sessionOf({ userId, sessionId }: Pick<MemberPrincipal, "userId" | "sessionId">) {
  const judging = { secret: environment().GATEHOUSE_SECRET, now: Date.now() };
  const value = await encodeSessionCookie(judging, { userId, sessionId, lifetime: 3600 });
  return `gatehouse.session=${value}`;
}

const givePassword = (userId: string) => giveIt(url(), userId);

type Whose = Pick<MemberPrincipal, "userId" | "sessionId">;

async function openFor(userId: UserId): Promise<Whose> {
  return lookUp({ user_id: userId }, (db) =>
    openSession(db, { userId, factor: null }, { address: "", userAgent: "", requestId: newId() }),
  );
}

const liveSessions = (userId: string) => countLive(url(), userId);

/** Accepts an invitation, signed in. */
async function join(
  organizationId: OrganizationId,
  whose: { memberId: MemberId; userId: UserId; email: string },
) {
  const link = { purpose: "invitation", organizationId, ...whose } as const;
  const { address } = await lookUp({ organization_id: organizationId }, (db) =>
    keepLink(db, link, Date.now()),
  );
  const token = address.split("/").at(-1) ?? "";
  await acceptSignedIn(token, whose.userId, {
    requestId: newId(),
    announce: () => Promise.resolve(),
  });
}

/** Sets out from one's own security page. */
async function setOutToLink(id: string, whose: Whose, present = PASSWORD) {
  const set = await runOwnDeed(beginLink, { id, present }, await ownContext(whose));
  return { location: set.location, cookie: `gatehouse.trip=${set.trip}` };
}

describe("a provider", () => {
  test("is connected by an Admin, and its secret is never told again", async () => {
    const { acme: a, globex: g } = world();
    await makeRole(a, "people", on("users", ["create", "read", "update", "delete"]));
    const manager = await holdRoles(url(), a.nobody, ["people"]);
    const input = { name: "x", issuer: there.issuer, ...CLIENT, groupClaim: null, groupRoles: [] };
    const made = runUseCase(createProvider, input, callerOf(manager));
    await expect(made).rejects.toThrow(Forbidden);
    const { providers } = await runUseCase(listProviders, {}, callerOf(a.admin));
    expect(providers.map(({ id }) => id)).toEqual([acme]);
    const rows = await ask(url(), "SELECT * FROM identity_providers");
    expect(JSON.stringify([providers, rows])).not.toContain(CLIENT.clientSecret);
    const foreign = runUseCase(removeProvider, { id: globex }, callerOf(a.admin));
    await expect(foreign).rejects.toThrow(/nothing/);
    expect((await runUseCase(listProviders, {}, callerOf(g.admin))).providers).toHaveLength(1);
  });

  test("is asked with PKCE, state and nonce, each new every time", async () => {
    const [one, two] = [await begin(acme), await begin(acme)];
    const asks = [one, two].map(({ location }) => new URL(location).searchParams);
    for (const name of ["state", "nonce", "code_challenge"]) {
      expect(asks[0]?.get(name)).toMatch(/^[\w-]{43}$/);
      expect(asks[0]?.get(name)).not.toBe(asks[1]?.get(name));
    }
    expect(asks[0]?.get("code_challenge_method")).toBe("S256");
    expect(asks[0]?.get("redirect_uri")).toBe(`http://localhost:3000/login/back/${acme}`);
  });

  test("is not asked without end for one network, nor does that stop another", async () => {
    const visit = async (from: string, id: string) => (await setOutFrom(id, { from })).status;
    const many = Array.from({ length: 70 }, () => visit("198.51.100.7", acme));
    const statuses = await Promise.all(many);
    expect(statuses.filter((status) => status === 429)).toHaveLength(10);
    expect(await visit("198.51.100.7", globex)).toBe(429);
    expect(await visit("198.51.100.8", globex)).toBe(200);
  });
});

describe("whoever a provider knows", () => {
  test("comes in where they were invited, and again by their subject, whatever their address", async () => {
    const { id } = await invite(world().acme, "new@corp.test");
    const first = await come(acme, "s-1", verified("New@corp.test", { groups: ["writers"] }));
    expect(first).toMatchObject({ status: 303, location: "/admin/acme/pages" });
    expect(first.session).toBeDefined();
    expect(await memberIs(id)).toBe("active");
    expect(await rolesOf(url(), { memberId: id })).toEqual(["editor"]);
    const again = await come(acme, "s-1", { email: "other@corp.test" });
    expect(again.session).toBeDefined();
    expect(await rolesOf(url(), { memberId: id })).toEqual([]);
  });

  test("keeps the roles that were given by hand when groups come and go", async () => {
    const { id } = await invite(world().acme, "hand@corp.test", ["editor"]);
    await come(acme, "s-hand", verified("hand@corp.test", { groups: ["writers"] }));
    await come(acme, "s-hand", verified("hand@corp.test", { groups: [] }));
    expect(await rolesOf(url(), { memberId: id })).toEqual(["editor"]);
  });

  test.each([
    ["whose address is not verified", { email: "un@corp.test" }, "unverified"],
    ["whom nobody invited", verified("nobody-asked@corp.test"), "unknown"],
  ])("does not come in: %s", async (_who, account, problem) => {
    const { id } = await invite(world().acme, `un${problem}@corp.test`);
    const answer = await come(acme, `s-${problem}`, account);
    expect(answer).toMatchObject({ problem, session: undefined });
    expect(await memberIs(id)).toBe("invited");
  });

  test("opens no account that is there already, of this organization or another", async () => {
    const { acme: a, globex: g } = world();
    await ask(url(), "UPDATE users SET password_hash = 'x' WHERE id = $1", [a.editor.userId]);
    const own = await come(acme, "s-own", verified("editor@acme.test"));
    expect(own).toMatchObject({ problem: "link-first", session: undefined });
    const { id } = await invite(a, "editor@globex.test");
    const theirs = await come(acme, "s-theirs", verified("editor@globex.test"));
    expect(theirs).toMatchObject({ problem: "link-first", session: undefined });
    expect(await memberIs(id)).toBe("invited");
    expect(await memberIs(g.editor.memberId)).toBe("active");
  });

  test("comes in no more once another organization has them too, until they link it themselves", async () => {
    const { acme: a, globex: g } = world();
    const { userId } = await invite(a, "both@corp.test");
    expect((await come(acme, "s-both", verified("both@corp.test"))).session).toBeDefined();
    const { id } = await invite(g, "both@corp.test");
    expect(await liveSessions(userId)).toBe(1);
    await join(g.id, { memberId: id, userId, email: "both@corp.test" });
    expect(await liveSessions(userId)).toBe(0);
    const shut = await come(acme, "s-both", verified("both@corp.test"));
    expect(shut).toMatchObject({ problem: "link-first", session: undefined });
    await givePassword(userId);
    const principal = await openFor(userId);
    const cookie = await sessionOf(principal);
    const trip = await setOutToLink(acme, principal);
    const said = await signInThere(trip.location, "s-both");
    await comeBack(acme, said, `${cookie}; ${trip.cookie}`);
    expect((await come(acme, "s-both", verified("both@corp.test"))).session).toBeDefined();
    const moment = { requestId: newId(), now: Date.now() };
    await lookUp({ user_id: userId }, (db) => distrustProviders(db, userId, moment));
    const after = await come(acme, "s-both", verified("both@corp.test"));
    expect(after).toMatchObject({ problem: "link-first", session: undefined });
  });

  test("comes in no more by a link of before, once the person came back by their mailbox", async () => {
    const email = "reset@corp.test";
    const { userId } = await invite(world().acme, email);
    expect((await come(acme, "s-reset", verified(email))).session).toBeDefined();
    await ask(url(), "UPDATE identities SET self_linked = true WHERE user_id = $1", [userId]);
    await resetByMail(userId, email);
    const after = await come(acme, "s-reset", verified(email));
    expect(after).toMatchObject({ problem: "link-first", session: undefined });
  });

  test("shows their second factor before there is a session", async () => {
    const { userId } = await invite(world().acme, "factor@corp.test");
    await come(acme, "s-factor", verified("factor@corp.test"));
    await ask(url(), "UPDATE users SET factor_since = now() WHERE id = $1", [userId]);
    const answer = await come(acme, "s-factor", verified("factor@corp.test"));
    expect(answer).toMatchObject({ problem: "factor", session: undefined });
    const pending = await ask(url(), "SELECT id FROM pending_sign_ins WHERE user_id = $1", [
      userId,
    ]);
    expect(pending).toHaveLength(1);
  });

  test("does not come in while they are suspended", async () => {
    const { id } = await invite(world().acme, "gone@corp.test");
    await come(acme, "s-gone", verified("gone@corp.test"));
    await ask(url(), "UPDATE members SET status = 'suspended' WHERE id = $1", [id]);
    const answer = await come(acme, "s-gone", verified("gone@corp.test"));
    expect(answer).toMatchObject({ problem: "unknown", session: undefined });
  });
});

describe("linking", () => {
  test("is done by whoever is signed in and says their password, in the session that set out", async () => {
    const { admin, editor } = world().globex;
    const cookie = await sessionOf(editor);
    await givePassword(editor.userId);
    there.accounts.set("s-link", verified("anything@else.test"));
    const trip = await setOutToLink(globex, editor);
    const address = await signInThere(trip.location, "s-link");
    const other = `${await sessionOf(admin)}; ${trip.cookie}`;
    expect((await comeBack(globex, address, other)).location).toContain("provider=refused");
    const second = await setOutToLink(globex, editor);
    const back = await signInThere(second.location, "s-link");
    const linked = await comeBack(globex, back, `${cookie}; ${second.cookie}`);
    expect(linked.location).toBe("/admin/account/security?provider=linked");
    expect((await come(globex, "s-link", {})).session).toBeDefined();
    const opened = "SELECT 1 FROM sessions WHERE user_id = $1 AND proven_at = 'epoch'";
    expect(await ask(url(), opened, [editor.userId])).toHaveLength(1);
  });

  test("takes the password and a membership, and is not begun from the sign-in page", async () => {
    const { admin } = world().acme;
    const cookie = await sessionOf(admin);
    await expect(setOutToLink(acme, admin)).rejects.toThrow(Invalid);
    const visited = await begin(acme, "link", cookie);
    const said = await signInThere(visited.location, "s-forced");
    await comeBack(acme, said, `${cookie}; ${visited.cookie}`);
    expect(await ask(url(), "SELECT 1 FROM identities WHERE subject = 's-forced'")).toEqual([]);
    await givePassword(admin.userId);
    await expect(setOutToLink(acme, admin, "not the password")).rejects.toThrow(Invalid);
    const trip = await setOutToLink(globex, admin);
    const address = await signInThere(trip.location, "s-stranger");
    const answer = await comeBack(globex, address, `${cookie}; ${trip.cookie}`);
    expect(answer.location).toContain("provider=taken");
  });
});

describe("an answer counts", () => {
  const atThere = async (subject: string) => {
    there.accounts.set(subject, verified("answer@corp.test"));
    const trip = await begin(acme);
    return { ...trip, address: await signInThere(trip.location, subject) };
  };

  test("once", async () => {
    await invite(world().acme, "answer@corp.test");
    const { address, cookie } = await atThere("s-answer");
    const all = await Promise.all(
      Array.from({ length: 20 }, () => comeBack(acme, address, cookie)),
    );
    expect(all.filter(({ session }) => session !== undefined)).toHaveLength(1);
    expect((await comeBack(acme, address, cookie)).problem).toBe("refused");
  });

  test.each<[string, (trip: { address: string; cookie: string }) => Promise<[string, string]>]>([
    ["in another browser", ({ address }) => Promise.resolve([address, ""])],
    ["to another trip", async ({ address }) => [address, (await begin(acme)).cookie]],
    [
      "with another state",
      ({ address, cookie }) =>
        Promise.resolve([address.replace(/state=[^&]*/, "state=forged"), cookie]),
    ],
    [
      "with another code",
      ({ address, cookie }) =>
        Promise.resolve([address.replace(/code=[^&]*/, "code=forged"), cookie]),
    ],
    [
      "from another issuer",
      ({ address, cookie }) =>
        Promise.resolve([address.replace(/iss=[^&]*/, "iss=https%3A%2F%2Fevil.test"), cookie]),
    ],
    [
      "as a failure",
      ({ address, cookie }) =>
        Promise.resolve([address.replace(/code=[^&]*/, "error=access_denied"), cookie]),
    ],
  ])("for nobody %s", async (_how, spoil) => {
    const [address, cookie] = await spoil(await atThere("s-answer"));
    expect(await comeBack(acme, address, cookie)).toMatchObject({
      problem: "refused",
      session: undefined,
    });
  });

  test("at its own provider alone", async () => {
    const { address, cookie } = await atThere("s-answer");
    const mixed = address.replace(acme, globex);
    expect(await comeBack(globex, mixed, cookie)).toMatchObject({ problem: "refused" });
  });
});
