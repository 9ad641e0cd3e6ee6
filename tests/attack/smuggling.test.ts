import { describe, expect, inject, test } from "vitest";
import { leaksIn, headerFaults } from "../support/attack/leaks.ts";
import type { Place } from "../support/attack/places.ts";
import { askAs, dashboard, drafted, isRefusal, published } from "../support/attack/places.ts";
import { knowingTricks, plainTricks } from "../support/attack/tricks.ts";

const nobody = "nobody at all";

const places: readonly Place[] = [
  dashboard("/admin"),
  dashboard("/admin/acme/pages"),
  { host: "root", path: "/api/v1/users", surface: "api" },
  { host: "root", path: "/api/internal/edge-config/items", surface: "internal" },
  { host: "root", path: "/api/internal/site-changed", method: "POST", surface: "internal" },
  published("globex", "/about"),
  published("globex", "/posts"),
  drafted("globex", "/spring-catalogue"),
  drafted("acme", "/spring-catalogue"),
];

describe.each(inject("attackServers").map((server) => [server.name, server] as const))(
  "with the wall %s",
  (_name, server) => {
    const { wall } = server;
    test.each(places.map((place) => [`${place.host}: ${place.path}`, place] as const))(
      "no header opens %s",
      async (_name, place) => {
        const tricks = [...plainTricks, ...(await knowingTricks(server, place))];
        const opened = await Promise.all(
          tricks.map(async (trick) => {
            const reply = await askAs(server, { ...place, headers: trick }, nobody);
            const leaks = leaksIn(reply, nobody);
            const faults = wall === "intact" ? headerFaults(reply) : [];
            const isShut = isRefusal(reply) && leaks.length === 0 && faults.length === 0;
            return isShut ? [] : [{ trick, status: reply.status, leaks, faults }];
          }),
        );
        expect(opened.flat()).toEqual([]);
      },
    );
  },
);

describe("a page that everybody may see", () => {
  const [server] = inject("attackServers").filter(({ wall }) => wall === "intact");
  if (server === undefined) throw new Error("The attack suite has no server with its wall.");
  const page = published("acme", "/services");

  test("stays what it is, whatever was sent along by somebody before", async () => {
    const before = await askAs(server, page, nobody);
    expect(before.status).toBe(200);
    const tricks = [...plainTricks, ...(await knowingTricks(server, page))];
    for (const headers of tricks) {
      const reply = await askAs(server, { ...page, headers }, nobody);
      expect([200, 206, 304, 400, 404], JSON.stringify(headers)).toContain(reply.status);
      expect(leaksIn(reply, nobody, ["a page of a website"]), JSON.stringify(headers)).toEqual([]);
    }
    const after = await askAs(server, page, nobody);
    expect(after).toMatchObject({ status: 200, body: before.body });
  });

  test("shows its published text also while a draft of it waits", async () => {
    const reply = await askAs(server, published("acme", "/about"), nobody);
    expect(reply.status).toBe(200);
    expect(leaksIn(reply, nobody)).toEqual(["a page of a website"]);
  });
});
