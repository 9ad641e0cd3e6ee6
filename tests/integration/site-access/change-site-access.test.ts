import { describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { verifyPassword } from "@/lib/auth/verify-password.ts";
import { environment } from "@/lib/kernel/env.ts";
import { Invalid, NotFound, Unauthenticated } from "@/lib/kernel/errors.ts";
import { changeSiteAccess } from "@/lib/site-access/change-site-access.ts";
import { endAllGuests } from "@/lib/site-access/end-all-guests.ts";
import { getSiteAccess } from "@/lib/site-access/get-site-access.ts";
import { listGuests } from "@/lib/site-access/list-guests.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

// Nobody listens there: what a look at the site takes up in the background stays in this file.
process.env["GATEHOUSE_SELF"] = "http://127.0.0.1:9";

const database = useDatabase();
const world = useTwoOrganizations(database);

const change = (by: Principal, level: string, password = "") =>
  runUseCase(changeSiteAccess, { level, password }, callerOf(by));

const look = (principal: Principal) =>
  openScope({ principal, requestId: "test", mode: "read" }, () => Promise.resolve("inside"));

/** The site again as it was made: `password` level, version 1, one guest inside. */
async function asMade({ id, guest }: Organization): Promise<void> {
  const url = database().superUrl;
  await ask(
    url,
    `UPDATE site_access SET level = 'password', password_hash = NULL, password_version = 1
     WHERE organization_id = $1`,
    [id],
  );
  await ask(
    url,
    `INSERT INTO guest_sessions (organization_id, id, password_version, expires_at)
     VALUES ($1, $2, 1, now() + interval '1 hour') ON CONFLICT DO NOTHING`,
    [id, guest.kind === "guest" ? guest.guestId : null],
  );
}

describe("changing a site's access", () => {
  test("ends every guest of this site, and of no other, when the level leaves password", async () => {
    const { acme, globex } = world();
    await asMade(acme);
    await asMade(globex);
    expect(await look(acme.guest)).toBe("inside");
    const effects: string[] = [];
    const result = await runUseCase(
      changeSiteAccess,
      { level: "private", password: "" },
      callerOf(acme.admin, effects),
    );
    expect(result).toMatchObject({ changed: true, from: "password", guestsEnded: 1 });
    expect(effects).toEqual(["site-access-changed"]);
    await expect(look(acme.guest)).rejects.toThrow(Unauthenticated);
    expect(await look(globex.guest)).toBe("inside");
  });

  test("ends every guest when a new password is set, and verifies with the new one alone", async () => {
    const { acme } = world();
    await asMade(acme);
    await change(acme.admin, "password", "first words of the site");
    await expect(look(acme.guest)).rejects.toThrow(Unauthenticated);
    await change(acme.admin, "password", "second words of the site");
    const [row] = await ask<{ password_hash: string; password_version: number }>(
      database().superUrl,
      "SELECT password_hash, password_version FROM site_access WHERE organization_id = $1",
      [acme.id],
    );
    expect(row?.password_version).toBe(3);
    const pepper = environment().GATEHOUSE_PEPPER;
    const matches = (text: string) => verifyPassword(text, row?.password_hash ?? null, { pepper });
    expect(await matches("second words of the site")).toBe(true);
    expect(await matches("first words of the site")).toBe(false);
  });

  test("refuses password level while no password was ever set, and changes nothing", async () => {
    const { globex } = world();
    await asMade(globex);
    await change(globex.admin, "public");
    const before = await runUseCase(getSiteAccess, {}, callerOf(globex.admin));
    await expect(change(globex.admin, "password")).rejects.toThrow(Invalid);
    expect(await runUseCase(getSiteAccess, {}, callerOf(globex.admin))).toEqual(before);
  });

  test("keeps the password when the level comes back, but not the guests", async () => {
    const { acme } = world();
    await change(acme.admin, "password", "words that stay the same");
    const { passwordVersion } = await runUseCase(getSiteAccess, {}, callerOf(acme.admin));
    await change(acme.admin, "public");
    const back = await change(acme.admin, "password");
    expect(back).toMatchObject({ changed: true, newPassword: false });
    const now = await runUseCase(getSiteAccess, {}, callerOf(acme.admin));
    expect(now).toMatchObject({ level: "password", hasPassword: true });
    expect(now.passwordVersion).toBe(passwordVersion + 1);
  });

  test("leaves version and ledger alone when nothing is different", async () => {
    const { acme } = world();
    await change(acme.admin, "public");
    const effects: string[] = [];
    const before = await runUseCase(getSiteAccess, {}, callerOf(acme.admin));
    const caller = callerOf(acme.admin, effects);
    await runUseCase(changeSiteAccess, { level: "public", password: "" }, caller);
    expect(effects).toEqual([]);
    expect((await runUseCase(getSiteAccess, {}, callerOf(acme.admin))).version).toBe(
      before.version,
    );
  });

  test.each([
    ["a short password", { level: "password", password: "seven77" }],
    ["a password without end", { level: "password", password: "x".repeat(129) }],
    ["a level that does not exist", { level: "open", password: "" }],
    ["a field too many", { level: "public", password: "", passwordVersion: 0 }],
  ])("refuses %s", async (_what, input) => {
    const { acme } = world();
    await expect(runUseCase(changeSiteAccess, input, callerOf(acme.admin))).rejects.toThrow(
      Invalid,
    );
  });

  test.each(["editor", "nobody", "visitor"] as const)(
    "does not exist for the %s, and leaves no trace",
    async (who) => {
      const { acme } = world();
      const before = await runUseCase(getSiteAccess, {}, callerOf(acme.admin));
      await expect(change(acme[who], "public")).rejects.toThrow(NotFound);
      await expect(runUseCase(endAllGuests, {}, callerOf(acme[who]))).rejects.toThrow(NotFound);
      await expect(runUseCase(listGuests, {}, callerOf(acme[who]))).rejects.toThrow(NotFound);
      expect(await runUseCase(getSiteAccess, {}, callerOf(acme.admin))).toEqual(before);
    },
  );

  test("writes who changed what into the ledger, and never the password", async () => {
    const { acme } = world();
    await change(acme.admin, "password", "a password nobody may read");
    await change(acme.admin, "private");
    const lines = await ask<{ actor_name: string; summary: string; all: string }>(
      database().superUrl,
      `SELECT actor_name, summary, a::text AS all FROM audit_events a
       WHERE organization_id = $1 AND action = 'site.change'`,
      [acme.id],
    );
    expect(lines.map(({ summary }) => summary)).toContain(
      "Changed site access from password to private",
    );
    expect(new Set(lines.map(({ actor_name }) => actor_name))).toEqual(new Set(["admin"]));
    expect(lines.map(({ all }) => all).join()).not.toContain("nobody may read");
  });
});

describe("ending all guests", () => {
  test("ends each visit of this site at once and leaves the password and the neighbour alone", async () => {
    const { acme, globex } = world();
    await change(acme.admin, "password", "words of the site itself");
    await asMade(acme);
    await asMade(globex);
    const { total, guests } = await runUseCase(listGuests, {}, callerOf(acme.admin));
    expect([total, guests.length]).toEqual([1, 1]);
    expect(await runUseCase(endAllGuests, {}, callerOf(acme.admin))).toEqual({ ended: 1 });
    await expect(look(acme.guest)).rejects.toThrow(Unauthenticated);
    expect(await look(globex.guest)).toBe("inside");
    expect((await runUseCase(listGuests, {}, callerOf(acme.admin))).total).toBe(0);
  });
});
