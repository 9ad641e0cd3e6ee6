import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { handleApi } from "@/lib/api/handle-api.ts";
import { announceHere } from "@/lib/doors/announce-here.ts";
import { apiDoor, apiDoorBehindWall } from "@/lib/doors/api/api-door.ts";
import { newId, type RequestId } from "@/lib/kernel/ids.ts";
import type { Stamp } from "@/lib/kernel/stamp.ts";
import { flushUsage } from "@/lib/usage/note-usage.ts";
import { registerPartner, type Partner } from "../../support/api/domains.ts";
import { domainToken, knock, named } from "../../support/api/knock.ts";
import { rootHost, stampedRequest } from "../../support/api/stamped-request.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);
afterAll(flushUsage);

let partner: Partner;
let headers: Record<string, string>;
beforeAll(async () => {
  partner = await registerPartner(world().acme);
  headers = { ...(await domainToken(partner)), ...named(world().acme) };
});

const door = apiDoor(handleApi, announceHere);
const path = "/api/v1/content/posts";
const from = "192.0.2.7";

/** By the API itself, whose scope asks; and by one that opens none, where the door does. */
const read = async (address = from) =>
  (await door(await stampedRequest({ path, headers, address }))).status;
const pass = async () => (await knock({ path, headers, address: from })).status;

/** By another connection, as another process of the product would. */
const elsewhere = (change: string, values: readonly unknown[] = []) =>
  ask(database().superUrl, `UPDATE domains SET ${change} WHERE id = $1`, [partner.id, ...values]);

const post = () =>
  JSON.stringify({ data: { type: "posts", attributes: { title: `A post ${newId()}` } } });
const create = async (body = post()) => {
  const sent = { ...headers, "content-type": "application/vnd.api+json" };
  const asking = { path, method: "POST", headers: sent, body, address: from };
  return (await door(await stampedRequest(asking))).status;
};
const countPosts = async () => {
  const [row] = await ask<{ count: number }>(
    database().superUrl,
    "SELECT count(*)::int AS count FROM entries WHERE organization_id = $1",
    [world().acme.id],
  );
  return row?.count ?? 0;
};

describe("a domain that a process knows", () => {
  test("reads in one round trip, and one more for its limits", async () => {
    expect(await read()).toBe(200);
    expect(await countStatements(read)).toBe(2);
  });

  test("reads in as many what was changed since", async () => {
    expect([await read(), await create()]).toEqual([200, 201]);
    expect(await countStatements(read)).toBe(2);
  });

  test("is asked about while it is counted", async () => {
    expect([await read(), await read()]).toEqual([200, 200]);
    const counting = new pg.Client({ connectionString: database().superUrl });
    await counting.connect();
    await counting.query("BEGIN");
    await counting.query("SELECT FROM rate_limits FOR UPDATE");
    const statements = vi.spyOn(pg.Client.prototype, "query");
    try {
      const answer = read();
      await expect.poll(() => statements.mock.calls.length).toBe(2);
      await counting.query("ROLLBACK");
      expect(await answer).toBe(200);
    } finally {
      statements.mockRestore();
      await counting.end();
    }
  });

  test.each([
    ["was revoked", "status = 'revoked'", "status = 'active'"],
    ["has another epoch", "epoch = epoch + 1", "epoch = epoch - 1"],
    ["has networks", "ip_ranges = '{198.51.100.0/24}'", "ip_ranges = '{}'"],
    [
      "signs its requests",
      `signing_key = '{"kty":"OKP","crv":"Ed25519","x":"AAAA"}'`,
      "signing_key = NULL",
    ],
  ])("is refused at the next request once it %s elsewhere", async (_, change, back) => {
    expect([await read(), await pass()]).toEqual([200, 200]);
    await elsewhere(change);
    expect([await read(), await pass()]).toEqual([401, 401]);
    await elsewhere(back);
    expect([await read(), await pass()]).toEqual([200, 200]);
  });

  test("is let in at the next request from a network that was added elsewhere", async () => {
    await elsewhere("ip_ranges = '{198.51.100.0/24}'");
    expect([await read(), await read("198.51.100.9")]).toEqual([401, 200]);
    await elsewhere("ip_ranges = '{}'");
    expect(await read()).toBe(200);
  });

  test("has the limit that it was given elsewhere at the next request", async () => {
    const limitOf = async () =>
      (await door(await stampedRequest({ path, headers, address: from }))).headers.get(
        "ratelimit-policy",
      );
    await elsewhere("requests_per_minute = 77");
    expect(await limitOf()).toContain("77");
    await elsewhere("requests_per_minute = 78");
    expect(await limitOf()).toContain("78");
  });

  test("creates in two round trips, and one more for its limits", async () => {
    expect([await create(), await read()]).toEqual([201, 200]);
    expect(await countStatements(create)).toBe(3);
  });

  test.each([
    ["was revoked", "status = 'revoked'", "status = 'active'"],
    [
      "signs its requests",
      `signing_key = '{"kty":"OKP","crv":"Ed25519","x":"AAAA"}'`,
      "signing_key = NULL",
    ],
  ])("creates nothing at the next request once it %s elsewhere", async (_, change, back) => {
    expect(await create()).toBe(201);
    const before = await countPosts();
    await elsewhere(change);
    expect(await create()).toBe(401);
    expect(await countPosts()).toBe(before);
    await elsewhere(back);
    expect(await create()).toBe(201);
  });

  test("creates once what it sent, on terms that changed elsewhere", async () => {
    expect(await create()).toBe(201);
    const before = await countPosts();
    await elsewhere("requests_per_minute = 79");
    expect(await create()).toBe(201);
    expect(await countPosts()).toBe(before + 1);
  });

  test("is refused what it would be refused on its new terms, and nothing else", async () => {
    expect(await create()).toBe(201);
    await elsewhere("status = 'revoked'");
    expect(await create("{")).toBe(401);
    await elsewhere("status = 'active'");
    expect(await create("{")).toBe(400);
  });

  test("opens nothing of another organization", async () => {
    const { globex } = world();
    const foreign = { ...headers, ...named(globex) };
    expect(await read()).toBe(200);
    expect((await door(await stampedRequest({ path, headers: foreign }))).status).toBe(401);
  });
});

test("whoever shows a token that is none costs no statement", async () => {
  const bad = { ...headers, authorization: `${headers["authorization"]}x` };
  const knocked = async () => (await knock({ path, headers: bad })).status;
  expect(await knocked()).toBe(401);
  expect(await countStatements(knocked)).toBe(0);
});

describe("the word of a wall that was asked as a function", () => {
  const behind = apiDoorBehindWall(handleApi, announceHere);
  const said: Stamp = {
    ...{ requestId: newId<RequestId>(), method: "GET", host: rootHost, path },
    ...{ surface: "api", organizationId: null },
  };
  const asked = (stamp: Stamp) =>
    behind(
      new Request(`http://${rootHost}${path}`, {
        headers: { ...headers, host: rootHost, "x-gatehouse-address": from },
      }),
      stamp,
    );

  test("opens the door to what it was said of", async () => {
    expect((await asked(said)).status).toBe(200);
  });

  test.each([
    ["another host", { host: "elsewhere.test" }, 401],
    ["another method", { method: "POST" }, 404],
    ["another place", { surface: "site" }, 404],
  ] as const)("opens it to no request of %s", async (_, other, status) => {
    expect((await asked({ ...said, ...other })).status).toBe(status);
  });
});
