import { beforeEach, describe, expect, test } from "vitest";
import { signIn } from "@/lib/auth/sign-in.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Invalid, NotFound, RateLimited } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { MailRefused } from "@/lib/mail/send-mail.ts";
import { addMember } from "@/lib/members/add-member.ts";
import { invitationMail } from "@/lib/members/invitation-mail.ts";
import { mailInvitation } from "@/lib/members/mail-invitation.ts";
import { acceptAsNew } from "@/lib/people/accept-invitation.ts";
import { deliverMail } from "@/lib/people/deliver-mail.ts";
import { requestReset } from "@/lib/people/request-reset.ts";
import { readReset, resetPassword } from "@/lib/people/reset-password.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { fromSomewhere, PASSWORD, somebody } from "../auth/sign-in-world.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useMailServer } from "../../support/mail-server.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { atEntrance, NEW_PASSWORD, tokenIn } from "./people-world.ts";

const server = useMailServer();
const database = useDatabase();
const world = useTwoOrganizations(database);

const chosen = { password: NEW_PASSWORD };

beforeEach(async () => {
  await ask(database().superUrl, "DELETE FROM graphile_worker._private_jobs");
});

/** Does the jobs that wait, once each, as a worker would; what they throw is their outcome. */
async function work(): Promise<PromiseSettledResult<void>[]> {
  const jobs = await ask<{ payload: object }>(
    database().superUrl,
    `DELETE FROM graphile_worker._private_jobs RETURNING payload`,
  );
  const outcomes: PromiseSettledResult<void>[] = [];
  for (const { payload } of jobs)
    outcomes.push(...(await Promise.allSettled([deliverMail(payload)])));
  return outcomes;
}

const linkIn = (text: string): string => /https?:\/\/\S+\/gh_\w+/.exec(text)?.[0] ?? "";

const from = () => ({
  address: `2001:db8:${newId().slice(0, 4)}:${newId().slice(0, 4)}::1`,
  secret: environment().GATEHOUSE_SECRET,
});

/** Somebody whom Acme's Admin adds, with a letter on its way. */
async function mailed(): Promise<{ id: string; email: string }> {
  const email = `${newId()}@people.test`;
  const by = callerOf(world().acme.admin);
  const { id } = await runUseCase(
    addMember,
    { email, name: "Click http://evil.test", roles: [] },
    by,
  );
  await runUseCase(mailInvitation, { id }, by);
  return { id, email };
}

describe("an invitation by mail", () => {
  test("is sent to the person alone, with a link by which they come in and no stranger's words", async () => {
    const { id, email } = await mailed();
    expect(server.taken).toEqual([]);
    await work();
    expect(server.taken.map(({ to }) => to)).toEqual([email]);
    const [letter] = server.taken;
    expect(letter?.text).toContain("From: Gatehouse <gatehouse@house.test>");
    expect(letter?.text).not.toContain("evil.test");
    expect(letter?.text).not.toMatch(/<img|src=|url\(/);
    const link = linkIn(letter?.text ?? "");
    expect(await acceptAsNew(tokenIn(link), chosen, atEntrance())).toEqual({ slug: "acme", email });
    const state = await runUseCase(invitationMail, { id }, callerOf(world().acme.admin));
    expect(state).toMatchObject({ state: "sent", problem: "" });
  });

  test("lies nowhere with its link, neither before it goes out nor after", async () => {
    await mailed();
    await work();
    const secret = linkIn(server.taken[0]?.text ?? "").split("_")[3] ?? "";
    expect(secret).toHaveLength(49);
    const tables = ["mails", "one_time_links", "audit_events", "graphile_worker._private_jobs"];
    for (const table of tables) {
      const rows = await ask(database().superUrl, `SELECT * FROM ${table}`);
      expect(JSON.stringify(rows)).not.toContain(secret);
    }
  });

  test("that is refused for good says so to whoever may see the member, and to nobody of Globex", async () => {
    const { acme, globex } = world();
    const { id } = await mailed();
    server.refuses = 550;
    expect((await work()).map(({ status }) => status)).toEqual(["fulfilled"]);
    const told = await runUseCase(invitationMail, { id }, callerOf(acme.admin));
    expect(told).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("550") as string,
    });
    const asked = runUseCase(invitationMail, { id }, callerOf(globex.admin));
    await expect(asked).rejects.toThrow(NotFound);
    const sent = runUseCase(mailInvitation, { id }, callerOf(globex.admin));
    await expect(sent).rejects.toThrow(NotFound);
  });

  test("that a busy server puts off is tried again, and given up after five tries", async () => {
    const { acme } = world();
    const { id, email } = await mailed();
    server.refuses = 451;
    const [row] = await ask<{ id: string }>(
      database().superUrl,
      "SELECT id FROM mails WHERE email = $1",
      [email],
    );
    const state = () => runUseCase(invitationMail, { id }, callerOf(acme.admin));
    for (let attempt = 1; attempt < 5; attempt += 1) {
      await expect(deliverMail({ id: row?.id })).rejects.toThrow(MailRefused);
      expect(await state()).toMatchObject({ state: "waiting" });
    }
    await deliverMail({ id: row?.id });
    expect(await state()).toMatchObject({ state: "failed" });
    server.refuses = null;
    await work();
    expect(server.taken).toEqual([]);
  });

  test("is not sent to somebody who was removed or whose organization is suspended meanwhile", async () => {
    const { superUrl } = database();
    const { id } = await mailed();
    await ask(superUrl, "UPDATE members SET status = 'suspended' WHERE id = $1", [id]);
    await mailed();
    await ask(superUrl, "UPDATE organizations SET status = 'suspended' WHERE slug = 'acme'");
    await work();
    expect(server.taken).toEqual([]);
    await ask(superUrl, "UPDATE organizations SET status = 'active' WHERE slug = 'acme'");
  });

  test("is not asked for by whoever may not add people", async () => {
    const { id } = await mailed();
    const { acme } = world();
    const asking = runUseCase(mailInvitation, { id }, callerOf(acme.nobody));
    await expect(asking).rejects.toThrow(NotFound);
    expect(
      await ask(database().superUrl, "SELECT 1 FROM mails WHERE member_id = $1", [id]),
    ).toHaveLength(1);
  });
});

describe("a forgotten password", () => {
  test("is chosen anew by the link, ends every session, and its owner is told", async () => {
    const { email, userId } = await somebody();
    const before = await signIn({ email, password: PASSWORD }, fromSomewhere());
    await requestReset({ email: email.toUpperCase() }, from());
    await work();
    const link = linkIn(server.taken[0]?.text ?? "");
    const { PUBLIC_SCHEME, ROOT } = environment();
    expect(link.startsWith(`${PUBLIC_SCHEME}://${ROOT}/reset-password/gh_pwd_`)).toBe(true);
    expect(await resetPassword(tokenIn(link), chosen, atEntrance())).toEqual({ email });
    const live = await ask(
      database().superUrl,
      "SELECT 1 FROM sessions WHERE id = $1 AND revoked_at IS NULL",
      [before.sessionId],
    );
    expect(live).toEqual([]);
    await expect(signIn({ email, password: PASSWORD }, fromSomewhere())).rejects.toThrow();
    const again = await signIn({ email, password: NEW_PASSWORD }, fromSomewhere());
    expect(again.userId).toBe(userId);
    await work();
    expect(server.taken.at(-1)?.text).toContain("Your password was changed");
  });

  test("is asked for in the same way for an address that nobody has, and no letter goes there", async () => {
    const { email } = await somebody();
    const unknown = `${newId()}@nobody.test`;
    const { superUrl } = database();
    const countsAfter = async (asked: string) => {
      const statements = await countStatements(() => requestReset({ email: asked }, from()));
      const [counts] = await ask<{ mails: string; jobs: string }>(
        superUrl,
        `SELECT (SELECT count(*) FROM mails WHERE email = $1) AS mails,
           (SELECT count(*) FROM graphile_worker._private_jobs) AS jobs`,
        [asked],
      );
      await ask(superUrl, "DELETE FROM graphile_worker._private_jobs");
      return { ...counts, statements };
    };
    expect(await countsAfter(unknown)).toEqual(await countsAfter(email));
    await requestReset({ email: unknown }, from());
    await work();
    expect(server.taken).toEqual([]);
    const links = await ask(superUrl, "SELECT 1 FROM one_time_links WHERE email = $1", [unknown]);
    expect(links).toEqual([]);
  });

  test("gets five letters an hour, silently no more, and a party may ask twenty times", async () => {
    const { email } = await somebody();
    for (let asked = 0; asked < 8; asked += 1) await requestReset({ email }, from());
    await work();
    expect(server.taken).toHaveLength(5);
    const eager = from();
    for (let asked = 0; asked < 20; asked += 1) {
      await requestReset({ email: `${newId()}@nobody.test` }, eager);
    }
    await expect(requestReset({ email }, eager)).rejects.toThrow(RateLimited);
  });

  test("is set once of fifty tries at once, by the last link alone, within the hour, for who is not suspended", async () => {
    const { email, userId } = await somebody();
    for (let asked = 0; asked < 2; asked += 1) await requestReset({ email }, from());
    await work();
    const [first = "", last = ""] = server.taken.map(({ text }) => tokenIn(linkIn(text)));
    const { superUrl } = database();
    const late = () => Date.now() + 3_600_001;
    expect(await readReset(last, late)).toBeNull();
    expect(await readReset(last.replace("gh_pwd", "gh_inv"))).toBeNull();
    await expect(resetPassword(first, chosen, atEntrance())).rejects.toThrow(NotFound);
    await expect(resetPassword(last, { password: "short" }, atEntrance())).rejects.toThrow(Invalid);
    await ask(superUrl, "UPDATE users SET status = 'suspended' WHERE id = $1", [userId]);
    await expect(resetPassword(last, chosen, atEntrance())).rejects.toThrow(NotFound);
    await ask(superUrl, "UPDATE users SET status = 'active' WHERE id = $1", [userId]);
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => resetPassword(last, chosen, atEntrance())),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});
