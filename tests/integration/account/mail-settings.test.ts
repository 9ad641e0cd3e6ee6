import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { decideMail } from "@/lib/instance/decide-mail.ts";
import { readMail } from "@/lib/instance/read-mail.ts";
import { testMail } from "@/lib/instance/test-mail.ts";
import { environment } from "@/lib/kernel/env.ts";
import { seal } from "@/lib/kernel/seal.ts";
import { mailSeal } from "@/lib/mail/mail-account.ts";
import { Conflict, Invalid, NotFound, ProofRequired, Stale } from "@/lib/kernel/errors.ts";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { deliverMail } from "@/lib/people/deliver-mail.ts";
import { requestReset } from "@/lib/people/request-reset.ts";
import { runOwnDeed } from "@/lib/usecase/own-deed.ts";
import { somebody } from "../auth/sign-in-world.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useMailServer } from "../../support/mail-server.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";
import { ownContext } from "./account-world.ts";

const server = useMailServer();
const database = useDatabase();
const world = useTwoOrganizations(database);
const behind = (sql: string, values: unknown[] = []) => ask(database().superUrl, sql, values);

/** @NOTE Settings are read once: what the environment says afterwards is told to what was read. */
const says = (url: string) => void Object.assign(environment(), { MAIL_URL: url });

let [named, port] = ["", 0];
beforeAll(async () => {
  named = process.env["MAIL_URL"] ?? "";
  port = Number(new URL(named).port);
  const { userId } = world().acme.admin;
  await behind("UPDATE users SET instance_owner = true WHERE id = $1", [userId]);
});
beforeEach(async () => {
  says("");
  await behind("UPDATE instance_settings SET mail_url = '', mail_from = '', revision = 1");
});

const owner = () => ownContext(world().acme.admin);
const written = (more: object = {}) => ({
  ...{ revision: 1, host: "127.0.0.1", port, security: "starttls", user: "", password: "" },
  ...{ from: "House <house@house.test>", ...more },
});
const decide = async (more: object = {}) => runOwnDeed(decideMail, written(more), await owner());
const tried = async () => runOwnDeed(testMail, {}, await owner());

describe("the mail settings of the instance", () => {
  test("send letters by the server that the owner named, and test it to themselves alone", async () => {
    expect(await sendsMail()).toBe(false);
    await expect(tried()).rejects.toThrow(Conflict);
    await decide();
    expect(await sendsMail()).toBe(true);
    expect(await tried()).toEqual({ to: "admin@acme.test" });
    expect(server.taken).toMatchObject([{ to: "admin@acme.test" }]);
    expect(server.taken[0]?.text).toContain("From: House <house@house.test>");
    const { email } = await somebody();
    const asking = { address: "2001:db8:7::1", secret: environment().GATEHOUSE_SECRET };
    await requestReset({ email }, asking);
    const [mail] = await behind("SELECT id FROM mails WHERE email = $1", [email]);
    await deliverMail({ id: String(mail?.["id"]) });
    expect(server.taken.at(-1)?.to).toBe(email);
    await decide({ revision: 2, host: "" });
    expect(await sendsMail()).toBe(false);
  });

  test("lose against the environment, which is not changed here", async () => {
    await decide({ host: "mail.house.test", from: "owner@house.test" });
    says(named);
    expect(await readMail()).toMatchObject({ by: "environment", host: "127.0.0.1", port });
    await tried();
    expect(server.taken[0]?.text).toContain("From: Gatehouse <gatehouse@house.test>");
    await expect(decide({ revision: 2 })).rejects.toThrow(Conflict);
  });

  test("keep the password sealed, tell it to nobody, and send it to no other server", async () => {
    const secret = { user: "house", password: "quite:secret/word" };
    await decide(secret);
    const [row] = await behind("SELECT mail_url FROM instance_settings");
    expect(String(row?.["mail_url"])).toMatch(/^v1\./);
    const seen = await readMail();
    expect(seen).toMatchObject({ by: "owner", user: "house", hasPassword: true });
    expect(JSON.stringify(seen)).not.toContain("secret");
    const lines = await behind("SELECT detail FROM instance_events WHERE action = 'mail.decided'");
    expect(JSON.stringify(lines)).not.toContain("secret");
    const elsewhere = { user: "house", revision: 2, host: "mail.evil.test" };
    await expect(decide(elsewhere)).rejects.toThrow(Invalid);
    await decide({ user: "house", revision: 2, from: "other@house.test" });
    expect(await readMail()).toMatchObject({ hasPassword: true, from: "other@house.test" });
    await behind("UPDATE instance_settings SET mail_url = 'v1.AAAAAAAAAAAAAAAA.AAAA'");
    expect(await readMail()).toMatchObject({ isSealed: true, host: "" });
    await expect(tried()).rejects.toThrow(/saves them anew/);
  });

  test.each(["abc:587", "10:25", ":", "::1::", "[::1]", "mail.house.test:25"])(
    "take no host that no address can hold: %s",
    async (host) => {
      await expect(decide({ host })).rejects.toThrow(Invalid);
      await decide({ host: "2001:db8::25" });
      expect(await readMail()).toMatchObject({ isSealed: false, host: "2001:db8::25" });
    },
  );

  test("can be mended where what is kept is no address, and send nothing until then", async () => {
    const kept = await seal("smtps://[abc:587]:465", mailSeal());
    await behind("UPDATE instance_settings SET mail_url = $1", [kept]);
    expect(await readMail()).toMatchObject({ isSealed: true, host: "" });
    await expect(tried()).rejects.toThrow(/saves them anew/);
    await decide();
    expect(await tried()).toEqual({ to: "admin@acme.test" });
  });

  test.each([
    ["a name that nobody has", { host: "mail.nowhere.invalid" }, /no server called/],
    ["a port where nothing listens", { port: 1 }, /Nothing listens at 127.0.0.1, port 1/],
    ["TLS where there is none", { security: "tls" }, /does not speak TLS/],
  ])("say clearly what is wrong with %s", async (_, more, sentence) => {
    await decide(more);
    await expect(tried()).rejects.toThrow(sentence);
  });

  test("tell the server's own words where it refuses a letter", async () => {
    await decide();
    server.refuses = 550;
    await expect(tried()).rejects.toThrow(/127.0.0.1 said: 550 no/);
  });

  test("are the owner's alone, who proved themselves, and worked from what is there", async () => {
    const stranger = await ownContext(world().globex.admin);
    await expect(runOwnDeed(decideMail, written(), stranger)).rejects.toThrow(NotFound);
    await expect(runOwnDeed(testMail, {}, stranger)).rejects.toThrow(NotFound);
    const own = await owner();
    const late = { ...own, session: { ...own.session, provenAt: new Date(0) } };
    await expect(runOwnDeed(decideMail, written(), late)).rejects.toThrow(ProofRequired);
    await expect(runOwnDeed(testMail, {}, late)).rejects.toThrow(ProofRequired);
    await expect(decide({ revision: 7 })).rejects.toThrow(Stale);
    for (const wrong of [{ host: "a b" }, { host: "x@y" }, { from: "nobody" }, { port: 0 }]) {
      await expect(decide(wrong)).rejects.toThrow(Invalid);
    }
  });
});
