import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hashPassword } from "@/lib/auth/hash-password.ts";
import { enterSite, type EntryContext } from "@/lib/guests/enter-site.ts";
import { guestLimiter } from "@/lib/guests/guest-limiter.ts";
import { leaveSite } from "@/lib/guests/leave-site.ts";
import { openVisit, type OpenedVisit } from "@/lib/guests/open-visit.ts";
import { readDraftSite } from "@/lib/content/read-site.ts";
import { findGuest } from "@/lib/gates/guest/guest-gate.ts";
import { guestLifetime, makeGuestCookie } from "@/lib/gates/guest/verify.ts";
import { Forbidden, Invalid, NotFound, RateLimited, Unauthenticated } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Judging } from "@/lib/kernel/signed-claims.ts";
import { changeSiteAccess } from "@/lib/site-access/change-site-access.ts";
import { listGuests } from "@/lib/site-access/list-guests.ts";
import { counterStore } from "@/lib/tenancy/counter-store.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { placeOf, proofFor } from "../../support/guests/proofs.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const PASSWORD = "the words on the invitation";

const database = useDatabase();
const world = useTwoOrganizations(database);

const judging = (): Judging => ({
  secret: process.env["GATEHOUSE_SECRET"] ?? "",
  now: Date.now(),
});

let nextAddress = 0;

/** A try from an address of its own, unless a test names one. */
function contextOf({ id }: Organization, changes: Partial<EntryContext> = {}): EntryContext {
  nextAddress += 1;
  const { secret } = judging();
  return {
    organizationId: id,
    address: `192.0.2.${nextAddress % 250}`,
    userAgent: "Mozilla/5.0 (Windows NT 10.0) Firefox/130.0",
    requestId: "test",
    secret,
    pepper: secret,
    limiter: guestLimiter(counterStore, secret),
    lifetime: guestLifetime,
    cost: 4,
    ...changes,
  };
}

type Attempt = { password?: string; proof?: string } & Partial<EntryContext>;

async function enter(site: Organization, attempt: Attempt = {}): Promise<OpenedVisit> {
  const { password = PASSWORD, proof, ...changes } = attempt;
  const made = proof ?? (await proofFor(judging(), placeOf(site.id)));
  return enterSite({ password, proof: made }, contextOf(site, changes));
}

const principalOf = ({ id }: Organization, { guestId }: OpenedVisit) =>
  ({ kind: "guest", organizationId: id, guestId }) as const;

const look = (principal: Organization["guest"]) =>
  openScope({ principal, requestId: "test", mode: "read" }, () => Promise.resolve("inside"));

const count = async (sql: string, values: unknown[] = []) =>
  Number((await ask<{ count: string }>(database().superUrl, sql, values))[0]?.count);

beforeAll(async () => {
  for (const { admin } of [world().acme, world().globex]) {
    const input = { level: "password", password: PASSWORD };
    await runUseCase(changeSiteAccess, input, callerOf(admin));
  }
  // As if set at the cost of these tries: each would compute for a third of a second.
  const hash = await hashPassword(PASSWORD, { pepper: judging().secret, cost: 4 });
  await ask(database().superUrl, "UPDATE site_access SET password_hash = $1", [hash]);
});

beforeEach(() => ask(database().superUrl, "TRUNCATE rate_limits"));

describe("entering with the site password", () => {
  test("opens a visit that reads this site, and shows in the dashboard", async () => {
    const { acme } = world();
    const visit = await enter(acme);
    expect(await look(principalOf(acme, visit))).toBe("inside");
    const { guests } = await runUseCase(listGuests, {}, callerOf(acme.admin));
    expect(guests).toContainEqual(
      expect.objectContaining({ id: visit.guestId, browser: "Firefox on Windows" }),
    );
  });

  test("happens once for fifty tries with one proof at the same moment", async () => {
    const { acme } = world();
    const proof = await proofFor(judging(), placeOf(acme.id));
    const tries = Array.from({ length: 50 }, () => enter(acme, { proof }));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("costs a proof also when the password is wrong", async () => {
    const { acme } = world();
    const proof = await proofFor(judging(), placeOf(acme.id));
    await expect(enter(acme, { proof, password: "not the words" })).rejects.toThrow(Forbidden);
    await expect(enter(acme, { proof })).rejects.toThrow(Forbidden);
  });

  test("gets one answer, whatever was wrong", async () => {
    const { acme, globex } = world();
    const spent = await proofFor(judging(), placeOf(globex.id));
    await enter(globex, { proof: spent });
    const hash = "UPDATE site_access SET level = $2::site_level WHERE organization_id = $1";
    const attempts: Record<string, () => Promise<unknown>> = {
      "a wrong password": () => enter(acme, { password: "not the words" }),
      "a spent proof": () => enter(globex, { proof: spent }),
      "another site's proof": async () =>
        enter(acme, { proof: await proofFor(judging(), placeOf(globex.id)) }),
      "a made-up proof": () => enter(acme, { proof: btoa("{}") }),
      "a site in another level": async () => {
        await ask(database().superUrl, hash, [globex.id, "private"]);
        try {
          return await enter(globex);
        } finally {
          await ask(database().superUrl, hash, [globex.id, "password"]);
        }
      },
    };
    const answers = new Set<string>();
    for (const [what, attempt] of Object.entries(attempts)) {
      const error: unknown = await attempt().catch((caught: unknown) => caught);
      expect([what, error instanceof Forbidden]).toEqual([what, true]);
      answers.add(error instanceof Forbidden ? error.message : "");
    }
    expect(answers.size).toBe(1);
  });

  test.each([
    ["no password", { password: "" }],
    ["a password without end", { password: "x".repeat(1025) }],
    ["a proof without end", { proof: "x".repeat(4097) }],
  ])("refuses a form with %s before anything is computed", async (_what, attempt) => {
    await expect(enter(world().acme, attempt)).rejects.toThrow(Invalid);
  });

  test("opens nothing when the password was changed while it was being checked", async () => {
    const { acme } = world();
    const caller = callerOf({ kind: "system", organizationId: acme.id, purpose: "guest-entry" });
    const input = { passwordVersion: 1, lifetime: 60, userAgent: "", origin: "" };
    await expect(runUseCase(openVisit, input, caller)).rejects.toThrow(Forbidden);
  });

  test("stands in the ledger without the address it came from", async () => {
    const { acme } = world();
    const visit = await enter(acme, { address: "198.51.100.77" });
    const [line] = await ask<{ action: string; line: string }>(
      database().superUrl,
      "SELECT action, a::text AS line FROM audit_events a WHERE subject_id = $1",
      [visit.guestId],
    );
    expect(line?.action).toBe("guest.entered");
    expect(line?.line).not.toContain("198.51.100");
    expect(line?.line).not.toContain(PASSWORD);
  });
});

describe("guessing", () => {
  const guess = (site: Organization, address: string) =>
    enter(site, { address, password: "a guess", proof: btoa("{}") });

  test("makes one address wait, and never the guests of the site", async () => {
    const { acme } = world();
    const address = "203.0.113.9";
    for (let index = 0; index < 5; index += 1) {
      await expect(guess(acme, address)).rejects.toThrow(Forbidden);
    }
    const refusal: unknown = await enter(acme, { address }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RateLimited);
    expect(refusal instanceof RateLimited && refusal.retryAfter).toBeGreaterThan(0);
    await enter(acme, { address: "203.0.113.10" });
    await enter(world().globex, { address });
  });

  test("counts a whole IPv6 network as one guesser", async () => {
    const { acme } = world();
    for (let index = 0; index < 5; index += 1) {
      await expect(guess(acme, `2001:db8:1:2::${index}`)).rejects.toThrow(Forbidden);
    }
    await expect(enter(acme, { address: "2001:db8:1:2:ffff::1" })).rejects.toThrow(RateLimited);
    await enter(acme, { address: "2001:db8:1:3::1" });
  });

  test("is forgotten with the right password", async () => {
    const { acme } = world();
    const address = "203.0.113.20";
    for (let index = 0; index < 4; index += 1) {
      await expect(guess(acme, address)).rejects.toThrow(Forbidden);
    }
    await enter(acme, { address });
    await expect(guess(acme, address)).rejects.toThrow(Forbidden);
  });

  test("from everywhere raises the work of a try, and locks nobody out", async () => {
    const { acme, globex } = world();
    const limiter = guestLimiter(counterStore, judging().secret);
    for (let index = 0; index < 30; index += 1) await limiter.noteWrong(acme.id);
    expect(await limiter.work(acme.id)).toBe(2);
    expect(await limiter.work(globex.id)).toBe(1);
    await enter(acme);
  });

  test("keeps no address in the counters", async () => {
    const { acme } = world();
    await expect(guess(acme, "203.0.113.99")).rejects.toThrow(Forbidden);
    const keys = await ask<{ key: string }>(database().superUrl, "SELECT key FROM rate_limits");
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.map(({ key }) => key).join()).not.toContain("203.0.113");
  });
});

describe("a guest", () => {
  const cookieOf = async (site: Organization, visit: OpenedVisit): Promise<string> =>
    makeGuestCookie(judging(), { organizationId: site.id, epoch: 0, ...visit });

  test("is nobody at another site, cookie or not", async () => {
    const { acme, globex } = world();
    const visit = await enter(globex);
    const cookie = await cookieOf(globex, visit);
    expect(await findGuest(cookie, globex.id, judging())).toMatchObject({ guestId: visit.guestId });
    expect(await findGuest(cookie, acme.id, judging())).toBeNull();
    await expect(look(principalOf(acme, visit))).rejects.toThrow(Unauthenticated);
  });

  test("cannot write: the database itself refuses, in a scope that was asked for writing", async () => {
    const { acme } = world();
    const visit = await enter(acme);
    const before = await count("SELECT count(*) FROM guest_sessions");
    const write = openScope(
      { principal: principalOf(acme, visit), requestId: "test", mode: "write" },
      ({ db, organizationId }) =>
        db.guestSession.create({
          data: { organizationId, id: newId(), passwordVersion: 1, expiresAt: new Date() },
        }),
    );
    await expect(write).rejects.toThrow(Forbidden);
    expect(await count("SELECT count(*) FROM guest_sessions")).toBe(before);
  });

  test("reaches no use case but the site's own pages", async () => {
    const { acme } = world();
    const guest = callerOf(principalOf(acme, await enter(acme)));
    await expect(runUseCase(listGuests, {}, guest)).rejects.toThrow(NotFound);
    const change = { level: "public", password: "" };
    await expect(runUseCase(changeSiteAccess, change, guest)).rejects.toThrow(NotFound);
    const nowhere = runUseCase(readDraftSite, { path: ["no-such-page"] }, guest);
    await expect(nowhere).rejects.toThrow(NotFound);
  });

  test("ends the own visit alone by leaving", async () => {
    const { acme } = world();
    const [leaving, staying] = [await enter(acme), await enter(acme)];
    const system = { kind: "system", organizationId: acme.id, purpose: "guest-entry" } as const;
    const left = await runUseCase(leaveSite, { guestId: leaving.guestId }, callerOf(system));
    expect(left).toEqual({ left: true });
    await expect(look(principalOf(acme, leaving))).rejects.toThrow(Unauthenticated);
    expect(await look(principalOf(acme, staying))).toBe("inside");
  });

  test("is out at once when the site gets a new password", async () => {
    const { globex } = world();
    const visit = await enter(globex);
    const cookie = await cookieOf(globex, visit);
    const input = { level: "password", password: "other words altogether" };
    await runUseCase(changeSiteAccess, input, callerOf(globex.admin));
    await expect(look(principalOf(globex, visit))).rejects.toThrow(Unauthenticated);
    expect(await findGuest(cookie, globex.id, judging())).toBeNull();
    await expect(enter(globex)).rejects.toThrow(Forbidden);
    await enter(globex, { password: "other words altogether" });
  });
});
