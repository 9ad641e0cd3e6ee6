import { describe, expect, inject, test } from "vitest";
import { makeStoreBearer, signRequest } from "@/lib/gates/hmac/verify.ts";
import type { Holder } from "../support/attack/credentials.ts";
import { leaksIn } from "../support/attack/leaks.ts";
import type { Place } from "../support/attack/places.ts";
import { askAs, dashboard, drafted, isRefusal, published } from "../support/attack/places.ts";

const [server] = inject("attackServers").filter(({ wall }) => wall === "absent");
if (server === undefined) throw new Error("The attack suite has no server without its wall.");

const nobody = "nobody at all";
const admin = "Acme's admin";
const entrance = (path: string): Place => ({ host: "root", path, surface: "entrance" });
const site = (path: string, method = "GET"): Place => ({
  host: "globex",
  path,
  method,
  surface: "maintenance",
});

/** @NOTE Who gets by the wall, however entitled, has not been judged: no door is theirs. */
describe("a request that no wall has stamped", () => {
  test.each<[string, Holder, Place]>([
    ["the dashboard, for its admin", admin, dashboard("/admin")],
    ["an organization, for its admin", admin, dashboard("/admin/acme")],
    ["a list, for its admin", admin, dashboard("/admin/acme/pages")],
    ["the audit log, for its admin", admin, dashboard("/admin/acme/audit-log")],
    ["site access, for its admin", admin, dashboard("/admin/acme/site-access")],
    ["the way to a site, for its admin", admin, dashboard("/admin/acme/visit")],
    ["a draft, for a member on a visit", "Acme's visiting admin", drafted("acme", "/about")],
    [
      "a page by its inner address, for a member",
      "Acme's visiting admin",
      published("acme", "/about"),
    ],
    ["the inside of drafts, for a guest", "Globex's guest", drafted("globex", "/draft-site/about")],
    ["the inside of pages", nobody, published("acme", "/site/any/about")],
    ["signing in", nobody, entrance("/login")],
    ["setting up", nobody, entrance("/setup?token=any")],
    ["the form token of signing in", nobody, entrance("/api/auth/csrf")],
    ["whose session it is", admin, entrance("/api/auth/session")],
    ["where strangers land", nobody, site("/maintenance")],
    ["the way in for members", nobody, site("/maintenance/visit?token=any")],
    ["the work before a password", nobody, site("/api/guest/challenge")],
    ["entering as a guest", nobody, site("/api/guest/enter", "POST")],
    ["leaving as a guest", "Globex's guest", site("/api/guest/leave", "POST")],
    ["the API's reference, for its admin", admin, dashboard("/api/docs?organization=acme")],
    ["the API, for a session", admin, { host: "root", path: "/api/v1/users", surface: "api" }],
    [
      "the record store",
      nobody,
      { host: "self", path: "/api/internal/edge-config/digest", surface: "internal" },
    ],
  ])("opens nothing: %s", async (_name, holder, place) => {
    const reply = await askAs(server, place, holder);
    expect({ shut: isRefusal(reply), status: reply.status }).toEqual({
      shut: true,
      status: reply.status,
    });
    expect(leaksIn(reply, holder)).toEqual([]);
    expect(reply.headers["set-cookie"]).toBeUndefined();
  });

  test("opens nothing to the system itself, with proofs of its own", async () => {
    const judging = { secret: server.secret, now: Date.now() };
    const bearer = { authorization: `Bearer ${await makeStoreBearer(judging)}` };
    const url = new URL(`http://${server.root}/api/internal/site-changed`);
    const signature = await signRequest({ method: "POST", url }, judging);
    for (const [path, method, headers] of [
      ["/api/internal/edge-config/items", "GET", bearer],
      ["/api/internal/site-changed", "POST", signature],
    ] as const) {
      const place: Place = { host: "root", path, method, surface: "internal", headers };
      expect((await askAs(server, place, nobody)).status).toBe(401);
    }
  });

  test("still hears that the server lives", async () => {
    const health: Place = { host: "root", path: "/api/health", surface: "probe" };
    expect((await askAs(server, health, nobody)).status).toBe(200);
  });
});
