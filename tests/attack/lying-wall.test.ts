import { describe, expect, inject, test } from "vitest";
import { surfaces } from "@/lib/kernel/stamp.ts";
import { holders, type Holder } from "../support/attack/credentials.ts";
import { leaksIn, type Mark } from "../support/attack/leaks.ts";
import type { Place } from "../support/attack/places.ts";
import {
  askAs,
  dashboard,
  drafted,
  hostOf,
  isRefusal,
  published,
} from "../support/attack/places.ts";

const [server] = inject("attackServers").filter(({ wall }) => wall === "open");
if (server === undefined) throw new Error("The attack suite has no server whose wall lies.");
const { organizations } = server;
const nobody = "nobody at all";

describe("whatever the wall signs", () => {
  test.each(surfaces)("nobody gets in as «%s»", async (surface) => {
    const targets = [
      "/admin",
      "/admin/acme",
      "/admin/globex/pages",
      "/site/{pass}/about",
      "/draft-site/about",
      "/maintenance/visit",
      "/api/v1/users",
      "/api/docs?organization=globex",
      "/api/internal/edge-config/items",
      "/api/internal/site-changed",
      "/api/internal/run-jobs",
    ];
    const opened = [];
    for (const target of targets) {
      const place: Place = { host: "root", path: "/about", surface, of: "globex", target };
      for (const host of ["root", "globex"] as const) {
        const reply = await askAs(server, { ...place, host }, nobody);
        const leaks = leaksIn(reply, nobody);
        if (isRefusal(reply) && leaks.length === 0) continue;
        opened.push({ target, host, status: reply.status, leaks });
      }
    }
    expect(opened).toEqual([]);
  });

  test("a site that is not public shows no page, at any version of its record", async () => {
    for (const version of ["0", "1", "2", "3", "99"]) {
      const place = { ...published("globex", "/about"), headers: { "x-claim-version": version } };
      const reply = await askAs(server, place, nobody);
      expect({ status: reply.status, leaks: leaksIn(reply, nobody) }).toEqual({
        status: 404,
        leaks: [],
      });
    }
  });

  test("a pass for Acme with a claim for Globex shows neither", async () => {
    const acme = { ...published("acme", "/about"), target: "/site/{pass}/about" };
    const first = await askAs(server, acme, nobody);
    expect(first.status).toBe(200);
    const claims = { "x-claim-organization": organizations.globex };
    const reply = await askAs(server, { ...acme, host: "acme", headers: claims }, nobody);
    expect({ status: reply.status, leaks: leaksIn(reply, nobody) }).toEqual({
      status: 404,
      leaks: [],
    });
  });

  test("a path that was not asked for is not another organization's", async () => {
    const headers = { "x-claim-path": "/../../globex/about" };
    const reply = await askAs(server, { ...published("acme", "/about"), headers }, nobody);
    expect(leaksIn(reply, nobody, ["a page of a website"])).toEqual([]);
  });

  test.each(holders)("%s sees drafts of no site but their own", async (holder) => {
    const allowed: Partial<Record<Holder, readonly ("acme" | "globex")[]>> = {
      "Acme's visiting admin": ["acme"],
      "Globex's guest": ["globex"],
    };
    for (const of of ["acme", "globex"] as const) {
      const reply = await askAs(server, drafted(of, "/spring-catalogue"), holder);
      const marks: Mark[] = ["a draft", "a page of a website", "a text of Globex"];
      const may = allowed[holder]?.includes(of) === true;
      expect(may ? reply.status === 200 : isRefusal(reply), `${of}: ${reply.status}`).toBe(true);
      expect(leaksIn(reply, holder, may ? marks : []), of).toEqual([]);
    }
  });

  test.each(["globex", "no-such", "..", "__proto__", ""])(
    "a session of Acme opens nothing of «%s» in the dashboard, whatever organization is claimed",
    async (slug) => {
      for (const of of ["acme", "globex"] as const) {
        const place = { ...dashboard(`/admin/acme`), target: `/admin/${slug}/pages`, of };
        const reply = await askAs(server, place, "Acme's editor");
        expect(leaksIn(reply, "Acme's editor")).toEqual([]);
        expect(isRefusal(reply)).toBe(true);
      }
    },
  );

  test.each(["acme", "globex"] as const)(
    "the forms on the host of %s are told whose host it is by the database alone",
    async (host) => {
      const other = host === "acme" ? "globex" : "acme";
      const origin = `http://${hostOf(server, host)}`;
      const place: Place = {
        host,
        path: "/api/guest/enter",
        method: "POST",
        surface: "maintenance",
        of: other,
        headers: { origin, "content-type": "application/json" },
        body: JSON.stringify({ password: "anything at all", proof: "none" }),
      };
      const reply = await askAs(server, place, nobody);
      expect(reply.status).toBe(404);
      expect(reply.headers["set-cookie"]).toBeUndefined();
    },
  );

  test("a stamp for another host or another method opens nothing", async () => {
    const other = { "x-claim-host": hostOf(server, "globex") };
    const place = dashboard("/admin/acme/pages");
    expect((await askAs(server, { ...place, headers: other }, "Acme's admin")).status).toBe(401);
    const method = { ...dashboard("/admin/acme/pages"), surface: "entrance" } as const;
    expect(isRefusal(await askAs(server, method, "Acme's admin"))).toBe(true);
  });
});

describe("what the wall signs truthfully", () => {
  test.each<[Holder, Place]>([
    [nobody, published("acme", "/about")],
    ["Acme's admin", dashboard("/admin/acme/pages")],
    ["Globex's admin", dashboard("/admin/globex")],
    ["Acme's visiting admin", drafted("acme", "/spring-catalogue")],
    ["Globex's guest", drafted("globex", "/about")],
  ])("opens to %s what is theirs", async (holder, place) => {
    expect((await askAs(server, place, holder)).status).toBe(200);
  });
});
