import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  ApiError,
  createClient,
  UnreachableError,
  type ClientOptions,
} from "../../../../packages/client/src/client.ts";
import {
  contractServer,
  refusal,
  REQUEST_ID,
  type ContractServer,
} from "../../../support/sdk/contract-server.ts";

let server: ContractServer;
/** What the client waited, in ms; its clock moves on by as much. */
let waits: number[];
let now: number;
const POSTS = "/api/v1/content/posts";

beforeEach(async () => {
  server = await contractServer();
  waits = [];
  now = 1_700_000_000_000;
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await server.close();
});

const domain = { clientId: "partner.acme.test", clientSecret: "gh_key_x" };

function clientOf(options: Partial<ClientOptions> = domain) {
  const given = { baseUrl: server.url, organization: "acme", ...options } as ClientOptions;
  return createClient(given, {
    now: () => now,
    random: () => 0.5,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  });
}

const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => {
      throw new Error("It went well.");
    },
    (error: unknown) => error,
  );

describe("tokens", () => {
  test("are got once for fifty calls at once, by OAuth's form, and sent with each", async () => {
    const client = clientOf();
    await Promise.all(Array.from({ length: 50 }, () => client.list("posts")));
    expect(server.to("/api/oauth/token")).toHaveLength(1);
    const [exchange] = server.to("/api/oauth/token");
    expect(Object.fromEntries(new URLSearchParams(exchange!.body))).toEqual({
      grant_type: "client_credentials",
      client_id: "partner.acme.test",
      client_secret: "gh_key_x",
    });
    const calls = server.to(POSTS);
    expect(calls).toHaveLength(50);
    expect(new Set(calls.map(({ headers }) => headers.authorization))).toEqual(
      new Set(["Bearer token-1"]),
    );
    expect(calls[0]!.headers).toMatchObject({
      accept: "application/vnd.api+json",
      "x-organization": "acme",
    });
  });

  test("are renewed a minute before they end, and not earlier", async () => {
    const client = clientOf();
    await client.list("posts");
    now += 3_539_000;
    await client.list("posts");
    expect(server.to("/api/oauth/token")).toHaveLength(1);
    now += 2_000;
    await client.list("posts");
    expect(server.to("/api/oauth/token")).toHaveLength(2);
  });

  test("that are refused are renewed once for all who were refused, and nobody notices", async () => {
    const client = clientOf();
    await client.list("posts");
    server.tokens.clear();
    await Promise.all(Array.from({ length: 20 }, () => client.list("posts")));
    expect(server.to("/api/oauth/token")).toHaveLength(2);
  });

  test("that are refused again end in the API's own error document", async () => {
    server.answer = () => refusal(401, "api-auth-token-invalid");
    const error = await thrown(clientOf().list("posts"));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      status: 401,
      code: "api-auth-token-invalid",
      message: "Refused with api-auth-token-invalid.",
      requestId: REQUEST_ID,
    });
    expect((error as ApiError).errors[0]).toMatchObject({ title: "Refused" });
    expect(server.to(POSTS)).toHaveLength(2);
  });

  test("are asked for again after a failure, by whoever comes next", async () => {
    server.hurdle = () => refusal(401, "oauth-invalid-client");
    const client = clientOf();
    expect(await thrown(client.list("posts"))).toMatchObject({ code: "oauth-invalid-client" });
    server.hurdle = () => undefined;
    await client.list("posts");
    expect(server.to("/api/oauth/token")).toHaveLength(2);
  });

  test("of a member that are static are sent as they are, and never renewed", async () => {
    const client = clientOf({ staticToken: "gh_pat_x" });
    expect(await thrown(client.list("posts"))).toMatchObject({ status: 401 });
    expect(server.heard.map(({ path }) => path)).toEqual([POSTS]);
    server.tokens.add("gh_pat_x");
    await client.list("posts");
  });

  test("of a login are renewed by the refresh token, each of which is sent once", async () => {
    const client = clientOf({ login: { email: "a@acme.test", password: "secret" } });
    await client.list("posts");
    server.tokens.clear();
    await client.list("posts");
    now += 900_000;
    await client.list("posts");
    const bodies = server.to("/api/v1/auth/refresh").map(({ body }) => JSON.parse(body) as unknown);
    expect(bodies).toEqual([{ refresh_token: "refresh-1" }, { refresh_token: "refresh-2" }]);
    expect(server.to("/api/v1/auth/login")).toHaveLength(1);
    await client.logout();
    expect(server.to("/api/v1/auth/logout")[0]?.body).toBe('{"refresh_token":"refresh-3"}');
  });

  test("of a login begin anew when the session has ended", async () => {
    const client = clientOf({ login: { email: "a@acme.test", password: "secret" } });
    await client.list("posts");
    server.tokens.clear();
    server.hurdle = ({ path }) =>
      path.endsWith("refresh") ? refusal(401, "unauthenticated") : undefined;
    await client.list("posts");
    expect(server.to("/api/v1/auth/login")).toHaveLength(2);
  });
});

describe("a refresh token", () => {
  test("is never sent a second time, whatever came of the first", async () => {
    const client = clientOf({ login: { email: "a@acme.test", password: "secret" } });
    await client.list("posts");
    server.tokens.clear();
    server.hurdle = () => refusal(401, "unauthenticated");
    expect(await thrown(client.list("posts"))).toMatchObject({ code: "unauthenticated" });
    server.hurdle = () => undefined;
    await client.list("posts");
    expect(server.to("/api/v1/auth/refresh")).toHaveLength(1);
    expect(server.to("/api/v1/auth/login")).toHaveLength(3);
  });
});

describe("patience", () => {
  const busy = (times: number, answer = refusal(429, "rate-limited", { "Retry-After": "7" })) => {
    let left = times;
    server.answer = () => {
      left -= 1;
      return left >= 0 ? answer : { body: { data: [] } };
    };
  };

  test("waits as long as a 429 asks for and a little longer, then goes on", async () => {
    busy(2);
    await clientOf().list("posts");
    expect(waits).toEqual([7_500, 7_500]);
    expect(server.to(POSTS)).toHaveLength(3);
  });

  test("understands a date", async () => {
    const at = new Date(now + 12_000).toUTCString();
    busy(1, refusal(429, "rate-limited", { "Retry-After": at }));
    await clientOf().list("posts");
    expect(waits[0]).toBeGreaterThanOrEqual(12_000);
  });

  test("doubles its own waits where a 503 names none", async () => {
    busy(3, refusal(503, "unavailable"));
    await clientOf().list("posts");
    const own = [250, 500, 1_000].map((wait) => wait + (100 + wait / 4) / 2);
    expect(waits).toEqual(own);
  });

  test("ends after so many tries, with what the API said last", async () => {
    busy(99);
    const error = await thrown(clientOf({ ...domain, attempts: 3 }).list("posts"));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 429, attempts: 3, retryAfter: 7_000 });
    expect(server.to(POSTS)).toHaveLength(3);
  });

  test("does not wait longer than its ceiling", async () => {
    busy(1, refusal(429, "rate-limited", { "Retry-After": "3600" }));
    const error = await thrown(clientOf().list("posts"));
    expect(error).toMatchObject({ status: 429, attempts: 1, retryAfter: 3_600_000 });
    expect(waits).toEqual([]);
  });

  test("is shown at the token endpoint too", async () => {
    let left = 1;
    server.hurdle = () => {
      left -= 1;
      return left >= 0 ? refusal(503, "unavailable", { "Retry-After": "5" }) : undefined;
    };
    await clientOf().list("posts");
    expect(server.to("/api/oauth/token")).toHaveLength(2);
  });

  test("repeats a creation under one key, and no other change", async () => {
    const created = { status: 201, body: { data: { type: "posts", id: "1" } } };
    let left = 2;
    server.answer = () => {
      left -= 1;
      return left >= 0 ? refusal(503, "unavailable") : created;
    };
    const client = clientOf();
    await client.create("posts", { fields: { title: "One" } });
    const keys = server.to(POSTS).map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    server.answer = ({ method }) =>
      method === "GET"
        ? { headers: { ETag: '"1"' }, body: { data: { type: "posts", id: "1" } } }
        : refusal(503, "unavailable");
    const update = client.update({ type: "posts", id: "1" }, { fields: { title: "Two" } });
    expect(await thrown(update)).toMatchObject({ status: 503, attempts: 1 });
  });

  test("tries what was broken off again where that is harmless, and then says so", async () => {
    server.answer = () => null;
    const error = await thrown(clientOf({ ...domain, attempts: 2 }).list("posts"));
    expect(error).toBeInstanceOf(UnreachableError);
    expect(error).toMatchObject({ attempts: 2 });
    const removal = clientOf().remove({ type: "posts", id: "1" });
    expect(await thrown(removal)).toBeInstanceOf(UnreachableError);
  });

  test("ends at once when the caller says so", async () => {
    busy(99);
    const stop = new AbortController();
    const client = createClient(
      { baseUrl: server.url, ...domain },
      {
        now: () => now,
        random: () => 0,
        wait: (_milliseconds, signal) => {
          stop.abort(new Error("Enough."));
          return Promise.reject(signal?.reason as Error);
        },
      },
    );
    const error = await thrown(client.list("posts", { signal: stop.signal }));
    expect((error as Error).message).toBe("Enough.");
  });
});

describe("the token goes nowhere but to the API", () => {
  test("not after a redirect", async () => {
    const elsewhere = await contractServer();
    server.answer = () => ({ status: 307, headers: { Location: `${elsewhere.url}${POSTS}` } });
    await thrown(clientOf().list("posts"));
    expect(elsewhere.heard).toEqual([]);
    await elsewhere.close();
  });

  test("not to a next page on another host", async () => {
    const elsewhere = await contractServer();
    server.answer = () => ({ body: { data: [], links: { next: `${elsewhere.url}${POSTS}` } } });
    const pages = clientOf().pages("posts");
    await pages.next();
    expect(await thrown(pages.next())).toBeInstanceOf(TypeError);
    expect(elsewhere.heard).toEqual([]);
    await elsewhere.close();
  });

  test.each([
    ["an API key", domain],
    ["a static token", { staticToken: "gh_pat_x" }],
  ])("%s is refused in a browser, unless somebody insists", (_what, secret) => {
    vi.stubGlobal("window", {});
    vi.stubGlobal("document", {});
    expect(() => clientOf(secret)).toThrow(TypeError);
    clientOf({ ...secret, allowSecretInBrowser: true });
    clientOf({ login: { email: "a@acme.test", password: "secret" } });
  });

  test.each(["ftp://cms.test", "cms.test", ""])("and %j is no address of one", (baseUrl) => {
    expect(() => clientOf({ ...domain, baseUrl })).toThrow(TypeError);
  });
});
