import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createBypassToken } from "@/lib/bypass/create-bypass-token.ts";
import { listBypassTokens } from "@/lib/bypass/list-bypass-tokens.ts";
import { revokeBypassToken } from "@/lib/bypass/revoke-bypass-token.ts";
import { createEntry } from "@/lib/content/create-entry.ts";
import { arrangeMenu } from "@/lib/content/menus/arrange-menu.ts";
import { findMovedAddress } from "@/lib/content/find-moved-address.ts";
import { getMenu } from "@/lib/content/menus/get-menu.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { readPublishedSite } from "@/lib/content/read-site.ts";
import { draftSite } from "@/lib/doors/site/draft-site.ts";
import { bypassHeader } from "@/lib/gates/bypass/verify.ts";
import { fireLevelDue } from "@/lib/jobs/fire-level-due.ts";
import { Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { createRedirects } from "@/lib/redirects/create-redirects.ts";
import { importRedirects } from "@/lib/redirects/import-redirects.ts";
import { leadMovedAddress } from "@/lib/redirects/lead-moved-address.ts";
import { listRedirects } from "@/lib/redirects/list-redirects.ts";
import { removeRedirects } from "@/lib/redirects/remove-redirects.ts";
import { changeMaintenance } from "@/lib/site-access/change-maintenance.ts";
import { getSiteAccess } from "@/lib/site-access/get-site-access.ts";
import { cancelLevel } from "@/lib/site-access/schedule/cancel-level.ts";
import { getLevelSchedule } from "@/lib/site-access/schedule/get-level-schedule.ts";
import { scheduleLevel } from "@/lib/site-access/schedule/schedule-level.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { stamped } from "../../support/site-access/stamped.ts";
import {
  callerOf,
  setLevel,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";
import { pageOf } from "../content/pages.ts";

// Nobody listens there: what a look at the site takes up in the background stays in this file.
process.env["GATEHOUSE_SELF"] = "http://127.0.0.1:9";

const database = useDatabase();
const world = useTwoOrganizations(database);
const pages: Record<string, Record<string, string>> = {};

beforeAll(async () => {
  for (const { admin, slug: whose } of [world().acme, world().globex]) {
    const caller = callerOf(admin);
    const page = async (slug: string, parentId: string | null = null) => {
      const data = pageOf(`${whose} ${slug}`);
      return (await runUseCase(createEntry, { collection: "pages", slug, parentId, data }, caller))
        .id;
    };
    const publish = (id: string) =>
      runUseCase(publishEntry, { collection: "pages", id, revision: 1 }, caller);
    const about = await page("about");
    const [home, team, secret] = [
      await page("home"),
      await page("team", about),
      await page("secret"),
    ];
    for (const id of [home, about, team]) await publish(id);
    pages[whose] = { home, about, team, secret };
  }
});
beforeEach(async () => {
  await ask(database().superUrl, "TRUNCATE site_navigation, site_redirects, site_schedules");
  for (const site of [world().acme, world().globex]) {
    await setLevel(database().superUrl, site, "public");
  }
});

const entry = (whose: string, slug: string) =>
  ({ kind: "entry", collection: "pages", id: pages[whose]?.[slug] ?? "" }) as const;
const item = (target: object, label = "", items: object[] = []) => ({ label, target, items });
const arrange = (who: MemberPrincipal, items: object[] | null, revision = 0) =>
  runUseCase(arrangeMenu, { menu: "header", items, revision }, callerOf(who));
const shownTo = async ({ visitor }: Organization) =>
  (await runUseCase(readPublishedSite, { path: [] }, callerOf(visitor))).navigation.header;

describe("a menu", () => {
  test("is arranged by hand, with what is below, and leaves out what its visitor may not read", async () => {
    const { acme } = world();
    const elsewhere = { kind: "address", url: "https://shop.example/a" };
    await arrange(acme.admin, [
      item(elsewhere, "Shop"),
      item(entry("acme", "about"), "", [
        { label: "Who we are", target: entry("acme", "team") },
        { label: "Soon", target: entry("acme", "secret") },
      ]),
      item(entry("acme", "secret"), "Soon", [{ label: "Lost", target: elsewhere }]),
      item(entry("acme", "home")),
      item({ kind: "entry", collection: "pages", id: newId() }, "Never was"),
    ]);
    expect(await shownTo(acme)).toEqual([
      { label: "Shop", href: "https://shop.example/a", items: [] },
      {
        ...{ label: "acme about", href: "/about" },
        items: [{ label: "Who we are", href: "/about/team", items: [] }],
      },
      { label: "acme home", href: "/", items: [] },
    ]);
  });

  test("of one organization never leads to what is another's", async () => {
    const { acme, globex } = world();
    await arrange(acme.admin, [item(entry("globex", "about"), "Theirs")]);
    expect(await shownTo(acme)).toEqual([]);
    const seen = await runUseCase(getMenu, { menu: "header" }, callerOf(acme.admin));
    expect(Object.values(seen.targets)).toEqual([{ state: "hidden" }]);
    expect((await shownTo(globex)).map(({ href }) => href)).toContain("/about");
    await expect(arrange(globex.nobody, [])).rejects.toThrow(NotFound);
  });

  test("fills itself until it is arranged, and again once that is taken back", async () => {
    const { acme } = world();
    const before = await shownTo(acme);
    await arrange(acme.admin, []);
    expect(await shownTo(acme)).toEqual([]);
    await arrange(acme.admin, null, 1);
    expect(await shownTo(acme)).toEqual(before);
  });

  test("is arranged by one of fifty who began with the same", async () => {
    const { acme } = world();
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => arrange(acme.admin, [item(entry("acme", "about"))])),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each([
    ["javascript:alert(1)", "x"],
    ["//elsewhere.example", "x"],
    ["/fine", ""],
  ])("takes no address such as %s, called «%s»", async (url, label) => {
    const wrong = arrange(world().acme.admin, [item({ kind: "address", url }, label)]);
    await expect(wrong).rejects.toThrow(Invalid);
  });
});

const redirect = (who: MemberPrincipal, redirects: object[], more: object = {}) =>
  runUseCase(createRedirects, { redirects, ...more }, callerOf(who));
const tokenOf = async ({ admin }: Organization) =>
  runUseCase(createBypassToken, { name: "Monitor", expiresInDays: 7 }, callerOf(admin));

/** Asks for a page as a monitor does. */
async function look(at: Organization, path: string, token: string): Promise<Response> {
  const headers = { [bypassHeader]: token };
  const request = await stamped(path, { organization: at, surface: "draft-site", headers });
  return draftSite(request, { get: () => undefined });
}

describe("a redirect", () => {
  test.each([
    ["/old", 301, "/about"],
    ["/old?utm=1", 301, "/about?utm=1"],
    ["/blog/2013/a%20b", 302, "/posts/2013/a%20b"],
    ["/?p=12&utm=1", 308, "/about/team"],
    ["/away", 307, "https://elsewhere.example/"],
    ["/", 200, null],
    ["/?p=13", 200, null],
    ["/older", 404, null],
  ])("answers %s with %s %s", async (path, status, location) => {
    const { acme } = world();
    await redirect(acme.admin, [
      { from: "/old", to: "/about" },
      { from: "/blog/*", to: "/posts/*", status: 302 },
      { from: "/?p=12", to: "/about/team", status: 308 },
      { from: "/away", to: "https://elsewhere.example", status: 307 },
      { from: "/", to: "/start" },
    ]);
    const answer = await look(acme, path, (await tokenOf(acme)).token);
    expect([answer.status, answer.headers.get("location")]).toEqual([status, location]);
  });

  test("is one organization's alone", async () => {
    const { acme, globex } = world();
    await redirect(acme.admin, [{ from: "/old", to: "/about" }]);
    expect((await look(globex, "/old", (await tokenOf(globex)).token)).status).toBe(404);
    const { redirects } = await runUseCase(listRedirects, {}, callerOf(acme.admin));
    const ids = redirects.map(({ id }) => id);
    const theirs = runUseCase(removeRedirects, { ids }, callerOf(globex.admin));
    await expect(theirs).rejects.toThrow(NotFound);
    await expect(redirect(acme.editor, [{ from: "/x", to: "/y" }])).rejects.toThrow(/./);
    expect((await runUseCase(listRedirects, {}, callerOf(globex.admin))).total).toBe(0);
  });

  test("is refused where two would follow each other, naming which", async () => {
    const { acme } = world();
    await redirect(acme.admin, [{ from: "/b", to: "/c" }]);
    const wrong = redirect(acme.admin, [
      { from: "/x", to: "/y" },
      { from: "/a", to: "/b" },
    ]);
    await expect(wrong).rejects.toMatchObject({ issues: [{ path: ["redirects", 1, "to"] }] });
    expect((await runUseCase(listRedirects, {}, callerOf(acme.admin))).total).toBe(1);
  });

  test("of fifty that would make a loop together leaves none that does", async () => {
    const { acme } = world();
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, at) =>
        redirect(acme.admin, [{ from: `/ring-${at}`, to: `/ring-${(at + 1) % 50}` }]),
      ),
    );
    const { redirects } = await runUseCase(listRedirects, {}, callerOf(acme.admin));
    const sources = new Set(redirects.map(({ from }) => from));
    expect(redirects.length).toBeGreaterThan(0);
    expect(redirects.filter(({ to }) => sources.has(to))).toEqual([]);
  });

  test("is taken over from lines, and each that cannot be is told", async () => {
    const { acme } = world();
    await redirect(acme.admin, [{ from: "/kept", to: "/about" }]);
    const lines = "from,to,status\n/one,/about\n/kept,/x\n/admin,/y\n/two,/one,302\n";
    const imported = runUseCase(importRedirects, { lines, taken: "keep" }, callerOf(acme.admin));
    expect(await imported).toMatchObject({ created: 1, kept: 1 });
    expect((await imported).refused.map(({ from }) => from)).toEqual(["/admin", "/two"]);
  });
});

describe("a published page that moves", () => {
  const movedOf = async (who: MemberPrincipal, id = "") =>
    (await runUseCase(findMovedAddress, { collection: "pages", id }, callerOf(who))).moved;
  const lead = (who: MemberPrincipal, from: string, to: string, below = false) =>
    runUseCase(leadMovedAddress, { from, to, below }, callerOf(who));
  const listed = async () => {
    const all = await runUseCase(listRedirects, {}, callerOf(world().acme.admin));
    return all.redirects.map(({ from, to }) => `${from} ${to}`);
  };
  const rename = (id: string | undefined, slug: string) =>
    ask(database().superUrl, "UPDATE entries SET slug = $2, changed = true WHERE id = $1", [
      ...[id, slug],
    ]);

  test("is told where it stood and will stand, with what is below it", async () => {
    const { acme, globex } = world();
    const { about, team, home, secret } = pages["acme"] ?? {};
    expect(await movedOf(acme.admin, about)).toBeNull();
    await rename(about, "über uns");
    expect(await movedOf(acme.admin, about)).toEqual({
      ...{ from: "/about", to: "/über uns", hasBelow: true, mayLead: true },
    });
    await holdPermissions(database(), acme.editor, [{ collection: "pages", action: "publish" }]);
    expect(await movedOf(acme.editor, about)).toMatchObject({ mayLead: false });
    await rename(team, "people");
    expect(await movedOf(acme.admin, team)).toMatchObject({ to: "/about/people", hasBelow: false });
    await rename(home, "start");
    expect(await movedOf(acme.admin, home)).toBeNull();
    expect(await movedOf(acme.admin, secret)).toBeNull();
    await expect(movedOf(globex.admin, about)).rejects.toThrow(NotFound);
    for (const [id, slug] of [
      [about, "about"],
      [team, "team"],
      [home, "home"],
    ] as const) {
      await rename(id, slug);
    }
  });

  test("takes what led there along, and makes no loop when it moves back", async () => {
    const { acme } = world();
    await redirect(acme.admin, [
      { from: "/old", to: "/a/team?x=1" },
      { from: "/older", to: "/a" },
    ]);
    await lead(acme.admin, "/a", "/b", true);
    expect(await listed()).toEqual(["/a/* /b/*", "/old /b/team?x=1", "/older /b"]);
    await lead(acme.admin, "/b", "/a", true);
    expect(await listed()).toEqual(["/b/* /a/*", "/old /a/team?x=1", "/older /a"]);
    const answer = await look(acme, "/b/team", (await tokenOf(acme)).token);
    expect(answer.headers.get("location")).toBe("/a/team");
  });

  test("below itself, or by somebody who may not, leads nobody on", async () => {
    const { acme } = world();
    await expect(lead(acme.admin, "/a", "/a/b", true)).rejects.toThrow(Invalid);
    await expect(lead(acme.editor, "/a", "/b")).rejects.toThrow(/./);
    expect(await listed()).toEqual([]);
  });
});

describe("a bypass token", () => {
  test("shows what is published, at any level, and lets nobody keep it", async () => {
    const { acme } = world();
    await setLevel(database().superUrl, acme, "private");
    const { token } = await tokenOf(acme);
    const answer = await look(acme, "/about", token);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("acme about");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("vary")).toBe(bypassHeader);
    expect((await look(acme, "/secret", token)).status).toBe(404);
    const { tokens } = await runUseCase(listBypassTokens, {}, callerOf(acme.admin));
    expect(tokens[0]).toMatchObject({ name: "Monitor" });
    expect(tokens[0]?.lastUsedAt).toBeInstanceOf(Date);
    const kept = await ask(
      database().superUrl,
      "SELECT row_to_json(b)::text AS r FROM bypass_tokens b",
    );
    expect(JSON.stringify(kept)).not.toContain(token.slice(-20));
  });

  test("answers alike when it is revoked, another's, expired or made up", async () => {
    const { acme, globex } = world();
    const [{ id, token }, theirs] = [await tokenOf(acme), await tokenOf(globex)];
    await runUseCase(revokeBypassToken, { id }, callerOf(acme.admin));
    const old = await tokenOf(acme);
    const past = "UPDATE bypass_tokens SET expires_at = now() - interval '1 day' WHERE id = $1";
    await ask(database().superUrl, past, [old.id]);
    const answers = await Promise.all(
      [token, theirs.token, old.token, "gh_byp_made.up.token", ""].map(async (value) => {
        const answer = await look(acme, "/about", value);
        return [answer.status, [...answer.headers].toString(), await answer.text()];
      }),
    );
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(answers[0]?.[0]).toBe(401);
    const revoke = runUseCase(revokeBypassToken, { id: theirs.id }, callerOf(acme.admin));
    await expect(revoke).rejects.toThrow(NotFound);
  });
});

const levelOf = async ({ admin }: Organization) =>
  (await runUseCase(getSiteAccess, {}, callerOf(admin))).level;
const scheduleOf = async ({ admin }: Organization) =>
  (await runUseCase(getLevelSchedule, {}, callerOf(admin))).schedule;

/** Schedules a level, and lets its time come. */
async function due({ admin, id }: Organization, level: string): Promise<object> {
  const at = { local: "2030-12-01T08:00", zone: "Europe/Berlin" };
  const made = await runUseCase(scheduleLevel, { level, at }, callerOf(admin));
  expect(made.runAt.toISOString()).toBe("2030-12-01T07:00:00.000Z");
  await ask(database().superUrl, "UPDATE site_schedules SET run_at = now() - interval '1 s'");
  return { organizationId: id, id: made.id };
}
const worker = { requestId: "job-1", announce: () => Promise.resolve() };

describe("a level that is scheduled", () => {
  test("changes once, by whoever scheduled it, however often the job comes", async () => {
    const { acme, globex } = world();
    const job = await due(acme, "private");
    await Promise.all(Array.from({ length: 50 }, () => fireLevelDue(job, worker)));
    expect([await levelOf(acme), await levelOf(globex)]).toEqual(["private", "public"]);
    expect(await scheduleOf(acme)).toBeNull();
    const lines = `SELECT actor_name FROM audit_events WHERE action = 'site.change'
      AND organization_id = $1 AND summary LIKE '%as scheduled'`;
    expect(await ask(database().superUrl, lines, [acme.id])).toHaveLength(1);
  });

  test("does not change before its time, nor once it was cancelled", async () => {
    const { acme } = world();
    const at = "2030-12-01T08:00:00+01:00";
    const { id } = await runUseCase(scheduleLevel, { level: "private", at }, callerOf(acme.admin));
    const job = { organizationId: acme.id, id };
    await fireLevelDue(job, worker);
    expect(await levelOf(acme)).toBe("public");
    const { cancelled } = await runUseCase(cancelLevel, {}, callerOf(acme.admin));
    await fireLevelDue(job, worker);
    expect([cancelled, await levelOf(acme), await scheduleOf(acme)]).toEqual([
      true,
      "public",
      null,
    ]);
  });

  test("does not change where whoever scheduled it may not any more, and says so", async () => {
    const { acme } = world();
    const job = await due(acme, "private");
    const { sessionId: _none, ...suspended } = acme.suspended;
    const by = JSON.stringify(suspended);
    await ask(database().superUrl, 'UPDATE site_schedules SET "by" = $1::jsonb', [by]);
    await fireLevelDue(job, worker);
    expect(await levelOf(acme)).toBe("public");
    expect((await scheduleOf(acme))?.failure).toContain("may not change site access any more");
  });

  test.each([
    ["2020-01-01T00:00:00Z"],
    [{ local: "2099-03-29T02:30", zone: "Europe/Berlin" }],
    [{ local: "2030-12-01T08:00", zone: "Nowhere/City" }],
    ["2030-12-01T08:00"],
  ])("takes no time such as %j", async (at) => {
    const wrong = runUseCase(scheduleLevel, { level: "public", at }, callerOf(world().acme.admin));
    await expect(wrong).rejects.toThrow(Invalid);
  });
});

test("the maintenance page says what its organization says, and nobody else", async () => {
  const { acme, globex } = world();
  const said = { text: "We move.\n\nSee you soon.", backAt: "2098-12-01T08:00:00+01:00" };
  await expect(runUseCase(changeMaintenance, said, callerOf(acme.admin))).rejects.toThrow(Invalid);
  await runUseCase(changeMaintenance, { ...said, backAt: null }, callerOf(acme.admin));
  const of = async ({ admin }: Organization) =>
    (await runUseCase(getSiteAccess, {}, callerOf(admin))).maintenance;
  expect([await of(acme), await of(globex)]).toEqual([said.text, ""]);
  const rude = runUseCase(changeMaintenance, said, callerOf(globex.nobody));
  await expect(rude).rejects.toThrow(NotFound);
});
