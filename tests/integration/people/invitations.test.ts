import { expect, test } from "vitest";
import { environment } from "@/lib/kernel/env.ts";
import { Conflict, Forbidden, Invalid, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";
import { signIn } from "@/lib/auth/sign-in.ts";
import { joinMember } from "@/lib/members/join-member.ts";
import { inviteMember } from "@/lib/members/invite-member.ts";
import { listMembers } from "@/lib/members/list-members.ts";
import { updateMember } from "@/lib/members/update-member.ts";
import { acceptAsNew, acceptSignedIn } from "@/lib/people/accept-invitation.ts";
import { readInvitation } from "@/lib/people/read-invitation.ts";
import { listMemberships } from "@/lib/tenancy/directory.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { fromSomewhere } from "../auth/sign-in-world.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { atEntrance, invite, NEW_PASSWORD, tokenIn } from "./people-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const chosen = { password: NEW_PASSWORD };
const HOUR = 3_600_000;

const statusOf = async (id: string): Promise<unknown> =>
  (await ask(database().superUrl, "SELECT status FROM members WHERE id = $1", [id]))[0]?.["status"];

test("somebody new chooses their password by the link, signs in and is a member of that organization", async () => {
  const { acme } = world();
  const { id, userId, email, token } = await invite(acme.admin);
  expect(await statusOf(id)).toBe("invited");
  expect(await listMemberships(userId)).toEqual([]);
  expect(await acceptAsNew(token, chosen, atEntrance())).toEqual({ slug: "acme", email });
  expect(await statusOf(id)).toBe("active");
  const opened = await signIn({ email, password: NEW_PASSWORD }, fromSomewhere());
  expect(opened.userId).toBe(userId);
});

test("of fifty who use a link at once exactly one comes in, with their password", async () => {
  const { token, email } = await invite(world().acme.admin);
  const passwords = Array.from({ length: 50 }, (_, at) => `the ${at}th walled garden of many`);
  const tries = await Promise.allSettled(
    passwords.map((password) => acceptAsNew(token, { password }, atEntrance())),
  );
  const won = tries.flatMap(({ status }, at) => (status === "fulfilled" ? [at] : []));
  expect(won).toHaveLength(1);
  const password = passwords[won[0] ?? -1] ?? "";
  await expect(signIn({ email, password }, fromSomewhere())).resolves.toHaveProperty("userId");
});

test("a link that is wrong, used, expired, taken over or another purpose's looks like no link at all", async () => {
  const { acme } = world();
  const used = await invite(acme.admin);
  await acceptAsNew(used.token, chosen, atEntrance());
  const replaced = await invite(acme.admin);
  await runUseCase(inviteMember, { id: replaced.id }, callerOf(acme.admin));
  const late = await invite(acme.admin);
  const past = Date.now() + 8 * 24 * HOUR;
  const expired = await acceptAsNew(late.token, chosen, atEntrance(past)).catch(asIs);
  const others = [
    used.token,
    replaced.token,
    makeSecretToken("gh_inv").token,
    late.token.replace("gh_inv", "gh_pwd"),
    "gh_inv_nonsense",
    "",
  ];
  const told = await Promise.all(
    others.map((token) => acceptAsNew(token, chosen, atEntrance()).catch(asIs)),
  );
  for (const error of [...told, expired]) expect(error).toEqual(new NotFound());
  expect(await Promise.all(others.map((token) => readInvitation(token)))).toEqual(
    others.map(() => null),
  );
  expect(await readInvitation(late.token, () => past)).toBeNull();
});

const asIs = (error: unknown): unknown => error;

test("somebody with an account accepts signed in, keeps their password, and nobody else accepts for them", async () => {
  const { acme, globex } = world();
  const theirs = await invite(globex.admin, "two@people.test");
  await acceptAsNew(theirs.token, chosen, atEntrance());
  const { id, token, userId } = await invite(acme.admin, "two@people.test");
  const taking = acceptAsNew(token, { password: "what the inviter would like" }, atEntrance());
  await expect(taking).rejects.toThrow(Conflict);
  for (const other of [null, acme.admin.userId, globex.admin.userId]) {
    await expect(acceptSignedIn(token, other, atEntrance())).rejects.toThrow(Forbidden);
  }
  expect(await statusOf(id)).toBe("invited");
  expect(await acceptSignedIn(token, userId, atEntrance())).toMatchObject({ slug: "acme" });
  expect((await listMemberships(userId)).map(({ organization }) => organization.slug)).toEqual([
    ...["acme", "globex"],
  ]);
  const password = { email: "two@people.test", password: NEW_PASSWORD };
  await expect(signIn(password, fromSomewhere())).resolves.toHaveProperty("userId", userId);
});

test("whoever takes one organization's invitation is not in the other one that waits for them", async () => {
  const { acme, globex } = world();
  const there = await invite(globex.admin, "waits@people.test", ["admin"]);
  const here = await invite(acme.admin, "waits@people.test");
  await acceptAsNew(here.token, chosen, atEntrance());
  expect(await statusOf(there.id)).toBe("invited");
  const slugs = (await listMemberships(there.userId)).map(({ organization }) => organization.slug);
  expect(slugs).toEqual(["acme"]);
  // Globex's own link now asks for the person, not for a password.
  await expect(acceptAsNew(there.token, chosen, atEntrance())).rejects.toThrow(Conflict);
});

test("a link sets no first password of somebody who is a member elsewhere", async () => {
  const { acme, globex } = world();
  const { id, token, userId } = await invite(globex.admin, "editor@acme.test");
  const opened = await readInvitation(token);
  // What they were invited as, not what their account is called.
  expect(opened).toMatchObject({ hasAccount: true, userId: acme.editor.userId, name: "Somebody" });
  await expect(acceptAsNew(token, chosen, atEntrance())).rejects.toThrow(Conflict);
  const link = { id: opened?.link.id ?? "", digest: opened?.link.digest ?? "" };
  const people = { kind: "system", organizationId: globex.id, purpose: "people" } as const;
  const joining = runUseCase(joinMember, { id, link, passwordHash: "theirs" }, callerOf(people));
  await expect(joining).rejects.toThrow(Conflict);
  expect(await statusOf(id)).toBe("invited");
  await acceptSignedIn(token, userId, atEntrance());
  expect(await statusOf(id)).toBe("active");
});

test("Acme's inviter makes no link for people of Globex, and a suspended one makes none at all", async () => {
  const { acme, globex } = world();
  const { id } = await invite(globex.admin);
  for (const by of [acme.admin, acme.editor, acme.nobody]) {
    await expect(runUseCase(inviteMember, { id }, callerOf(by))).rejects.toThrow(NotFound);
  }
  const mine = await invite(acme.admin);
  const suspended = runUseCase(inviteMember, { id: mine.id }, callerOf(acme.suspended));
  await expect(suspended).rejects.toThrow(Unauthenticated);
});

test("whoever may add people makes no link to somebody who holds more than they may give", async () => {
  const { acme } = world();
  const manager = acme.nobody;
  const people = ["create", "read", "update"].map((action) => ({ collection: "users", action }));
  await holdPermissions(database(), manager, people);
  const plain = await invite(acme.admin, undefined, []);
  const held = await invite(acme.admin, undefined, ["editor"]);
  const admin = await invite(acme.admin, undefined, ["admin"]);
  await runUseCase(inviteMember, { id: plain.id }, callerOf(manager));
  for (const { id } of [held, admin]) {
    await expect(runUseCase(inviteMember, { id }, callerOf(manager))).rejects.toThrow(Forbidden);
  }
});

test("a link ends when what its member may do is changed, and when they are removed or suspended", async () => {
  const { acme } = world();
  const { id, token } = await invite(acme.admin);
  const change = (more: object) => runUseCase(updateMember, { id, ...more }, callerOf(acme.admin));
  await change({ roles: ["admin"] });
  await expect(acceptAsNew(token, chosen, atEntrance())).rejects.toThrow(NotFound);
  await expect(change({ status: "active" })).rejects.toThrow(Conflict);
  const { link } = await runUseCase(inviteMember, { id }, callerOf(acme.admin));
  await change({ status: "suspended" });
  await expect(acceptAsNew(tokenIn(link), chosen, atEntrance())).rejects.toThrow(NotFound);
  await expect(runUseCase(inviteMember, { id }, callerOf(acme.admin))).rejects.toThrow(Conflict);
  await change({ status: "active" });
  expect(await statusOf(id)).toBe("invited");
});

test.each(["members", "users", "organizations"])(
  "a link does not work for somebody whose %s row was suspended meanwhile",
  async (table) => {
    const { globex } = world();
    const { id, userId, token } = await invite(globex.admin);
    const key = { members: id, users: userId, organizations: globex.id }[table];
    const set = (status: string) =>
      ask(database().superUrl, `UPDATE ${table} SET status = '${status}' WHERE id = $1`, [key]);
    await set("suspended");
    await expect(acceptAsNew(token, chosen, atEntrance())).rejects.toThrow(NotFound);
    if (table === "organizations") await set("active");
  },
);

test("a first password ends sessions, and is none that is short or holds the person's name", async () => {
  const { acme } = world();
  const { userId, email, token } = await invite(acme.admin, "gardener@people.test");
  for (const password of ["short", `${email.split("@")[0]} of the walls`]) {
    await expect(acceptAsNew(token, { password }, atEntrance())).rejects.toThrow(Invalid);
  }
  const { superUrl } = database();
  await ask(
    superUrl,
    "INSERT INTO sessions (id, user_id, expires_at) VALUES (gen_random_uuid(), $1, now() + interval '1 day')",
    [userId],
  );
  await acceptAsNew(token, chosen, atEntrance());
  const live = "SELECT 1 FROM sessions WHERE user_id = $1 AND revoked_at IS NULL";
  expect(await ask(superUrl, live, [userId])).toEqual([]);
});

test("a link leads to the instance's own host, is kept as a digest, and its line tells neither", async () => {
  const { acme } = world();
  const { id } = await invite(acme.admin);
  const { link } = await runUseCase(inviteMember, { id }, callerOf(acme.admin));
  const { PUBLIC_SCHEME, ROOT } = environment();
  expect(link.startsWith(`${PUBLIC_SCHEME}://${ROOT}/invitation/gh_inv_`)).toBe(true);
  const { superUrl } = database();
  const rows = await ask(superUrl, "SELECT * FROM one_time_links");
  const lines = await ask(superUrl, "SELECT * FROM audit_events WHERE subject_id = $1", [id]);
  expect(lines.length).toBeGreaterThan(1);
  const secret = tokenIn(link).split("_")[3] ?? "";
  expect(secret).toHaveLength(49);
  expect(JSON.stringify([rows, lines])).not.toContain(secret);
});

test("members are listed as invited, and Globex lists none of them", async () => {
  const { acme, globex } = world();
  const { id } = await invite(acme.admin);
  const { members } = await runUseCase(listMembers, {}, callerOf(acme.admin));
  expect(members.find((member) => member.id === id)?.status).toBe("invited");
  const others = await runUseCase(listMembers, {}, callerOf(globex.admin));
  expect(others.members.some((member) => member.id === id)).toBe(false);
});
