import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeDomain } from "@/lib/domains/remove-domain.ts";
import { revokeDomain } from "@/lib/domains/revoke-domain.ts";
import { makeSecretToken } from "@/lib/kernel/secret-token.ts";
import { flushUsage } from "@/lib/usage/note-usage.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { registerPartner, type Partner } from "../../support/api/domains.ts";
import {
  bearer,
  domainToken,
  knock,
  memberToken,
  named,
  session,
  staticToken,
  statusOf,
  tokenOf,
} from "../../support/api/knock.ts";
import { hostOf, rootHost } from "../../support/api/stamped-request.ts";
import { ask, useDatabase } from "../../support/database.ts";
import {
  callerOf,
  useTwoOrganizations,
  type Organization,
} from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
afterAll(flushUsage);

let partner: Partner;
let foreign: Partner;
beforeAll(async () => {
  partner = await registerPartner(world().acme);
  foreign = await registerPartner(world().globex);
});

describe("each credential opens the API of its own organization", () => {
  const credentials: [string, (of: Organization) => Promise<Record<string, string>>][] = [
    ["domain-token", ({ slug }) => domainToken(slug === "acme" ? partner : foreign)],
    ["member-token", memberToken],
    ["static-token", staticToken],
    ["session", session],
  ];

  test.each(credentials)("%s", async (credential, of) => {
    const { acme, globex } = world();
    for (const [own, other] of [
      [acme, globex],
      [globex, acme],
    ] as const) {
      const headers = await of(own);
      const atRoot = await knock({ headers: { ...headers, ...named(own) } });
      expect(await atRoot.json()).toMatchObject({ credential, organizationId: own.id });
      const isSession = credential === "session";
      expect(await statusOf({ headers: { ...headers, ...named(other) } })).toBe(
        isSession ? 404 : 401,
      );
      expect(
        await statusOf({ headers: { ...headers, ...named({ ...own, slug: "no-such" }) } }),
      ).toBe(isSession ? 404 : 401);
      expect(await statusOf({ headers, host: hostOf(own.slug) })).toBe(isSession ? 401 : 200);
      expect(await statusOf({ headers, host: hostOf(other.slug) })).toBe(401);
      expect(
        await statusOf({ headers: { ...headers, ...named(other) }, host: hostOf(own.slug) }),
      ).toBe(401);
    }
  });

  test.each(credentials)("%s has to name it on the dashboard's host", async (_credential, of) => {
    const response = await knock({ headers: await of(world().acme) });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ code: "organization-required" }] });
  });
});

describe("a domain's token", () => {
  const at = () => named(world().acme);

  test("of another epoch, of no domain or of another's is refused", async () => {
    const { organization, id } = partner;
    const refused = [
      await domainToken(partner, 0),
      await domainToken(partner, 2),
      await domainToken({ ...partner, id: foreign.id }),
      await domainToken({ ...partner, organization: { ...organization, id: world().globex.id } }),
      await tokenOf({
        kind: "member",
        organizationId: organization.id,
        memberId: id as never,
        sessionId: organization.admin.sessionId,
      }),
    ];
    for (const headers of refused) {
      const response = await knock({ headers: { ...headers, ...at() } });
      const { errors } = (await response.json()) as { errors: Record<string, unknown>[] };
      expect(errors).toEqual([
        {
          status: "401",
          code: "api-auth-token-invalid",
          title: "Unauthorised",
          detail: "Invalid or expired JWT provided to API route.",
          meta: { level: "error", requestId: expect.any(String) as string },
        },
      ]);
      expect(response.headers.get("www-authenticate")).toMatch(/^Bearer /);
    }
  });

  test("outlives the removal of its domain, and not its revocation", async () => {
    const by = callerOf(world().acme.admin);
    const removed = await registerPartner(world().acme);
    const revoked = await registerPartner(world().acme);
    const [first, second] = [await domainToken(removed), await domainToken(revoked)];
    await runUseCase(removeDomain, { id: removed.id }, by);
    await runUseCase(revokeDomain, { id: revoked.id }, by);
    expect(await statusOf({ headers: { ...first, ...at() } })).toBe(200);
    expect(await statusOf({ headers: { ...second, ...at() } })).toBe(401);
    await ask(
      database().superUrl,
      "UPDATE domains SET removed_at = now() - interval '61 minutes' WHERE id = $1",
      [removed.id],
    );
    expect(await statusOf({ headers: { ...first, ...at() } })).toBe(401);
  });

  test("is looked at alone: a session beside it changes nothing", async () => {
    const cookie = await session(world().acme);
    const broken = { ...cookie, ...bearer("x.y.z"), ...at() };
    expect(await statusOf({ headers: broken })).toBe(401);
    const other = { ...cookie, authorization: "Basic eDp5", ...at() };
    expect(await statusOf({ headers: other })).toBe(401);
  });

  test("says how much of the limit is left, and is slowed down beyond it", async () => {
    const slow = await registerPartner(world().acme, { requestsPerMinute: 2 });
    const headers = { ...(await domainToken(slow)), ...at() };
    const answers = [];
    for (let each = 0; each < 3; each += 1) answers.push(await knock({ headers }));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[0]?.headers.get("ratelimit")).toMatch(/^"domain";r=1;t=\d+$/);
    expect(answers[2]?.headers.get("ratelimit-policy")).toBe('"domain";q=2;w=60');
    expect(Number(answers[2]?.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("is counted by what came of it", async () => {
    const counted = await registerPartner(world().acme, { requestsPerMinute: 1 });
    const headers = { ...(await domainToken(counted)), ...at() };
    await knock({ headers });
    await knock({ headers });
    await flushUsage();
    const rows = await ask(
      database().superUrl,
      "SELECT requests, limited, failed FROM domain_usage WHERE domain_id = $1",
      [counted.id],
    );
    expect(rows).toEqual([{ requests: 2, limited: 1, failed: 0 }]);
  });

  test("opens the API at its organization's own host names, and at no other's", async () => {
    const { acme, globex } = world();
    for (const { id, slug } of [acme, globex]) {
      await ask(
        database().superUrl,
        "INSERT INTO hostnames (organization_id, hostname) VALUES ($1, $2)",
        [id, `www.${slug}.example`],
      );
    }
    const headers = await domainToken(partner);
    expect(await statusOf({ headers, host: "www.acme.example" })).toBe(200);
    const renamed = { ...headers, ...named(globex) };
    expect(await statusOf({ headers: renamed, host: "www.acme.example" })).toBe(401);
    expect(await statusOf({ headers, host: "www.globex.example" })).toBe(401);
    expect(await statusOf({ headers, host: "www.nobody.example" })).toBe(401);
  });

  test("opens nothing from another network", async () => {
    const inside = await registerPartner(world().acme, { ipRanges: ["198.51.100.0/24"] });
    const headers = { ...(await domainToken(inside)), ...at() };
    expect(await statusOf({ headers, address: "198.51.100.9" })).toBe(200);
    expect(await statusOf({ headers, address: "198.51.101.9" })).toBe(401);
  });
});

describe("a member's token", () => {
  test("ends with its session and with its membership", async () => {
    const { acme } = world();
    const headers = { ...(await memberToken(acme, "editor")), ...named(acme) };
    const url = database().superUrl;
    const { sessionId, memberId } = acme.editor;
    await ask(url, "UPDATE sessions SET revoked_at = now() WHERE id = $1", [sessionId]);
    expect(await statusOf({ headers })).toBe(401);
    await ask(url, "UPDATE sessions SET revoked_at = NULL WHERE id = $1", [sessionId]);
    await ask(url, "UPDATE members SET status = 'suspended' WHERE id = $1", [memberId]);
    expect(await statusOf({ headers })).toBe(401);
    await ask(url, "UPDATE members SET status = 'active' WHERE id = $1", [memberId]);
    expect(await statusOf({ headers })).toBe(200);
  });
});

describe("guesses", () => {
  test("at static tokens are slowed down by the address they come from", async () => {
    const { acme } = world();
    const address = "203.0.113.77";
    const headers = { ...bearer(makeSecretToken("gh_pat").token), ...named(acme) };
    const statuses = [];
    for (let each = 0; each < 31; each += 1) statuses.push(await statusOf({ headers, address }));
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401));
    expect(statuses[30]).toBe(429);
    const signed = { ...(await memberToken(acme)), ...named(acme) };
    expect(await statusOf({ headers: signed, address })).toBe(200);
  });
});

describe("a session", () => {
  const headers = async (extra: Record<string, string>) => ({
    ...(await session(world().acme)),
    ...named(world().acme),
    ...extra,
  });
  const own = `http://${rootHost}`;

  test.each<[string, string, Record<string, string>, number]>([
    ["reads without an origin", "GET", {}, 200],
    ["reads from its own pages", "GET", { origin: own, "sec-fetch-site": "same-origin" }, 200],
    ["changes from its own pages", "PATCH", { origin: own, "sec-fetch-site": "same-origin" }, 200],
    ["changes nothing without an origin", "POST", {}, 403],
    ["changes nothing from another origin", "POST", { origin: "http://acme.localhost:3000" }, 403],
    ["changes nothing from nowhere", "DELETE", { origin: "null" }, 403],
    ["reads nothing from another origin", "GET", { origin: "http://acme.localhost:3000" }, 403],
    ["reads nothing from a sibling's page", "GET", { "sec-fetch-site": "same-site" }, 403],
    ["reads nothing from another site", "GET", { "sec-fetch-site": "cross-site" }, 403],
  ])("%s", async (_what, method, extra, status) => {
    expect(await statusOf({ method, headers: await headers(extra) })).toBe(status);
  });

  test("that is none is refused as a token is", async () => {
    for (const cookie of ["", "gatehouse.session=x", "gatehouse.guest=x"]) {
      expect(await statusOf({ headers: { cookie, ...named(world().acme) } })).toBe(401);
    }
  });
});

test("without the wall's stamp nothing opens", async () => {
  const headers = { ...(await domainToken(partner)), ...named(world().acme) };
  expect(await statusOf({ headers: { ...headers, "x-gatehouse-stamp": "x" } })).toBe(401);
  expect(await statusOf({ headers, surface: "admin" })).toBe(404);
  expect(await statusOf({ headers, surface: "open-api" })).toBe(404);
});
