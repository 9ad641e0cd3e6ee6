import { describe, expect, inject, test } from "vitest";
import { headerFaults, leaksIn } from "../support/attack/leaks.ts";
import type { Place } from "../support/attack/places.ts";
import { askAs, dashboard, drafted, isRefusal, published } from "../support/attack/places.ts";
import { databaseDigest } from "../support/attack/rows.ts";
import type { Wall } from "../support/attack/server.ts";

const guest = "Globex's guest";
const inside = [
  [guest, "globex"],
  ["Acme's visiting admin", "acme"],
] as const;
const servers = inject("attackServers").map((server) => [server.name, server] as const);

const writes = ["POST", "PUT", "PATCH", "DELETE"];
const odd = ["OPTIONS", "PROPFIND", "MKCOL", "LOCK", "REPORT", "PURGE", "SEARCH", "QUERY"];
const paths = ["/", "/about", "/about/team", "/posts", "/posts/why-we-forge", "/no-such-page"];

/** The wall says who is in that they may only read; the doors have no such method. */
const statusesOf = (wall: Wall, method: string): number[] => {
  if (wall !== "intact") return [204, 400, 401, 403, 404, 405];
  return writes.includes(method) || method === "OPTIONS" ? [403] : [400, 405];
};

describe.each(servers)("with the wall %s", (_name, server) => {
  const { wall } = server;
  test.each([...writes, ...odd])(
    "%s changes nothing anywhere on the site, for guests as for visiting members",
    async (method) => {
      const before = await databaseDigest(server.superUrl);
      const accepted = [];
      for (const [holder, of] of inside) {
        const headers = { origin: `http://${of}.${server.root}` };
        const sent = { method, body: "title=attacked", headers };
        for (const place of paths.flatMap((path) => [drafted(of, path), published(of, path)])) {
          const reply = await askAs(server, { ...place, ...sent }, holder);
          const leaks = leaksIn(reply, holder);
          const faults = wall === "intact" ? headerFaults(reply) : [];
          const isRefused = statusesOf(wall, method).includes(reply.status);
          if (isRefused && leaks.length === 0 && faults.length === 0) continue;
          accepted.push({ holder, path: place.path, status: reply.status, leaks, faults });
        }
      }
      expect(accepted).toEqual([]);
      expect(await databaseDigest(server.superUrl)).toEqual(before);
    },
  );

  test.each<[string, Place]>([
    ["a draft of Acme", drafted("acme", "/spring-catalogue")],
    ["a page of Acme as drafted", drafted("acme", "/about")],
    ["the dashboard", dashboard("/admin")],
    ["the dashboard of their own organization", dashboard("/admin/globex")],
    ["a list in it", dashboard("/admin/globex/pages")],
    ["the API", { host: "root", path: "/api/v1/content/pages", surface: "api" }],
    [
      "the API on their host",
      { host: "globex", path: "/api/v1/content/pages", surface: "api", of: "globex" },
    ],
    [
      "the record store",
      { host: "root", path: "/api/internal/edge-config/items", surface: "internal" },
    ],
  ])("a guest of Globex gets nothing of %s", async (_name, place) => {
    const reply = await askAs(server, place, guest);
    const isPublic = wall === "intact" && place.host === "acme" && place.path === "/about";
    expect(leaksIn(reply, guest, isPublic ? ["a page of a website"] : [])).toEqual([]);
    expect(isPublic ? reply.status === 200 : isRefusal(reply)).toBe(true);
  });

  test("a guest of Globex who brings a claim for Acme along stays a guest of Globex", async () => {
    const { organizations } = server;
    for (const place of [drafted("globex", "/spring-catalogue"), drafted("globex", "/about")]) {
      const headers = { "x-claim-organization": organizations.acme };
      const reply = await askAs(server, { ...place, headers }, guest);
      const allowed = ["a text of Globex", "a draft", "a page of a website"] as const;
      expect(leaksIn(reply, guest, wall === "intact" ? allowed : [])).toEqual([]);
      expect(reply.status).toBe({ intact: 200, absent: 404, open: 303 }[wall]);
    }
  });
});

describe.each(servers.filter(([, { wall }]) => wall !== "absent"))(
  "with the wall %s",
  (_wall, server) => {
    test("a guest reads pages and drafts of the one site: the refusals above are about the rest", async () => {
      const reply = await askAs(server, drafted("globex", "/spring-catalogue"), guest);
      expect(reply.status).toBe(200);
      expect(reply.body).toContain("globex-only");
      expect(reply.body).toContain("draft-only");
      expect(reply.body).not.toContain("hidden-only");
      expect(reply.headers["cache-control"]).toContain("no-store");
    });
  },
);
