import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeDomain } from "@/lib/domains/remove-domain.ts";
import { updateDomain } from "@/lib/domains/update-domain.ts";
import { flushUsage } from "@/lib/usage/note-usage.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { registerPartner, type Partner } from "../../support/api/domains.ts";
import { domainToken, knock, memberToken, named } from "../../support/api/knock.ts";
import { hostOf, rootHost } from "../../support/api/stamped-request.ts";
import { useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
afterAll(flushUsage);

let partner: Partner;
beforeAll(async () => {
  partner = await registerPartner(world().acme);
});

describe("browsers", () => {
  const origin = "https://app.partner.example";
  let calling: Partner;
  beforeAll(async () => {
    calling = await registerPartner(world().acme, { origins: [origin] });
  });

  const preflight = (from: string, host: string = rootHost) =>
    knock({
      method: "OPTIONS",
      surface: "open-api",
      host,
      headers: { origin: from, "access-control-request-method": "PATCH" },
    });

  test("hear beforehand that pages of a registered origin may call, and only there", async () => {
    for (const host of [rootHost, hostOf("acme")]) {
      const response = await preflight(origin, host);
      expect(response.status).toBe(204);
      expect(Object.fromEntries(response.headers)).toEqual({
        "access-control-allow-origin": origin,
        "access-control-allow-methods": "GET, HEAD, POST, PATCH, DELETE",
        "access-control-allow-headers":
          "Authorization, Content-Type, Accept, If-Match, Idempotency-Key, X-Organization",
        "access-control-max-age": "600",
        vary: "Origin",
      });
    }
  });

  test.each<[string, string, string]>([
    ["an origin of nobody", "https://evil.example", rootHost],
    ["a longer name", `${origin}.evil.example`, rootHost],
    ["another scheme", "http://app.partner.example", rootHost],
    ["another port", `${origin}:8443`, rootHost],
    ["no origin in particular", "null", rootHost],
    ["everybody", "*", rootHost],
    ["nothing", "", rootHost],
    ["another organization's host", origin, hostOf("globex")],
    ["a host of nobody", origin, hostOf("nobody")],
  ])("hear nothing of leave for %s", async (_what, from, host) => {
    const response = await preflight(from, host);
    expect(response.status).toBe(403);
    expect([...response.headers.keys()].filter((name) => name.startsWith("access-"))).toEqual([]);
  });

  test("hear no leave for a domain that was removed", async () => {
    const gone = await registerPartner(world().acme, { origins: ["https://gone.example"] });
    expect((await preflight("https://gone.example")).status).toBe(204);
    await runUseCase(removeDomain, { id: gone.id }, callerOf(world().acme.admin));
    expect((await preflight("https://gone.example")).status).toBe(403);
  });

  test("may read the answers to their own domain's token, also refusals, and no other's", async () => {
    const { acme } = world();
    const leave = async (headers: Record<string, string>, from: string) => {
      const response = await knock({ headers: { ...headers, ...named(acme), origin: from } });
      expect(response.headers.get("vary")).toContain("Origin");
      expect(response.headers.get("access-control-allow-credentials")).toBeNull();
      return response.headers.get("access-control-allow-origin");
    };
    expect(await leave(await domainToken(calling), origin)).toBe(origin);
    expect(await leave(await domainToken(partner), origin)).toBeNull();
    expect(await leave(await domainToken(calling), `https://${partner.hostname}`)).toBeNull();
    expect(await leave(await memberToken(acme), origin)).toBeNull();
    await runUseCase(
      updateDomain,
      { id: calling.id, requestsPerMinute: 1 },
      callerOf(world().acme.admin),
    );
    const headers = { ...(await domainToken(calling)), ...named(acme), origin };
    await knock({ headers });
    const limited = await knock({ headers });
    expect(limited.status).toBe(429);
    expect(limited.headers.get("access-control-allow-origin")).toBe(origin);
    expect(limited.headers.get("access-control-expose-headers")).toContain("Retry-After");
  });
});
