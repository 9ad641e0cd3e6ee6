import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeLinkToken } from "@/lib/gates/link/verify.ts";
import { encodeSessionCookie } from "@/lib/gates/session/verify.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { acmeId, acmeRecord, globexRecord } from "../../support/wall/organizations.ts";
import type { Asking, WallUnderTest } from "../../support/wall/wall-under-test.ts";
import { startWall } from "../../support/wall/wall-under-test.ts";

let plain: WallUnderTest;
let secure: WallUnderTest;
let session: string;
const host = "acme.localhost:3000";

beforeAll(async () => {
  [plain, secure] = await Promise.all([
    startWall(),
    startWall({ PUBLIC_SCHEME: "https", ROOT: "gatehouse.test" }),
  ]);
  const sources = { script: ["https://stats.test"], img: ["*.images.test"], frame: ["video.test"] };
  await plain.publish(acmeRecord({ sources }));
  await plain.publish(globexRecord());
  await secure.publish(acmeRecord({ hosts: ["acme.gatehouse.test", "www.acme.test"] }));
  session = await encodeSessionCookie(plain.judging(), {
    userId: newId(),
    sessionId: newId(),
    lifetime: 3600,
  });
});
afterAll(() => Promise.all([plain.stop(), secure.stop()]));

const everyKindOfAnswer: Record<string, () => Asking> = {
  "a redirect": () => ({ path: "/" }),
  "the login page": () => ({ path: "/login" }),
  "the 401 page": () => ({ path: "/admin" }),
  "a 401 for the client router": () => ({ path: "/admin", headers: { rsc: "1" } }),
  "the dashboard": () => ({ path: "/admin", cookie: `gatehouse.session=${session}` }),
  "the dashboard's 404": () => ({ path: "/nothing" }),
  "a 401 document": () => ({ path: "/api/v1/users" }),
  "an API answer": () => ({ path: "/api/v1/users", cookie: `gatehouse.session=${session}` }),
  "the API's reference": () => ({ path: "/api/docs", cookie: `gatehouse.session=${session}` }),
  "the public keys": () => ({ path: "/.well-known/jwks.json" }),
  "a probe": () => ({ path: "/api/health" }),
  "a static file": () => ({ path: "/_next/static/a.js" }),
  "a public page": () => ({ host, path: "/about" }),
  "a maintenance page": () => ({ host: "globex.localhost:3000", path: "/maintenance" }),
  "a redirect to it": () => ({ host: "globex.localhost:3000", path: "/" }),
  "a refused method": () => ({ host, path: "/", method: "POST" }),
  "an unknown host": () => ({ host: "nobody.localhost:3000", path: "/" }),
  "a malformed address": () => ({ path: "/a%2fb" }),
  "an address too long": () => ({ path: `/${"a".repeat(9000)}` }),
  "a body too large": () => ({
    path: "/api/v1/users",
    method: "POST",
    headers: { "content-length": "1000001" },
  }),
  "a foreign write": () => ({
    path: "/login",
    method: "POST",
    headers: { origin: "http://evil.test" },
  }),
};

describe.each(Object.keys(everyKindOfAnswer))("%s", (kind) => {
  test("has the header set", async () => {
    const { headers } = await plain.ask(everyKindOfAnswer[kind]!());
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toMatch(
      /^(no-referrer|strict-origin-when-cross-origin)$/,
    );
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("origin-agent-cluster")).toBe("?1");
    expect(headers.get("permissions-policy")).toMatch(/camera=\(\).*usb=\(\)/);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("strict-transport-security")).toBeNull();
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test("has a policy that lets nothing in by default and nobody frame it", async () => {
    const { headers } = await plain.ask(everyKindOfAnswer[kind]!());
    const policy = headers.get("content-security-policy")!;
    expect(policy).toMatch(/^default-src '(none|self)'; /);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*;|\* |http:/);
    const isPage = !/sandbox|form-action 'none'/.test(policy);
    expect(policy.includes("; report-uri /api/csp-reports")).toBe(isPage);
    // By http no browser takes such an endpoint, and one that knows the word passes report-uri over.
    expect(policy).not.toContain("report-to");
    expect(headers.get("reporting-endpoints")).toBeNull();
  });

  test("is not kept by anyone, unless it is public", async () => {
    const { headers } = await plain.ask(everyKindOfAnswer[kind]!());
    const kept: Record<string, string | null> = {
      "a public page": "public, max-age=0, must-revalidate",
      "a static file": null,
      "the public keys": null,
    };
    const [first] = headers.get("cache-control")?.split(", no-cache") ?? [null];
    expect(first).toBe(kind in kept ? kept[kind] : "no-store");
  });
});

test.each(["the login page", "the 401 page", "the dashboard", "an unknown host"])(
  "%s has another nonce each time",
  async (kind) => {
    const asked = Array.from({ length: 20 }, () => plain.ask(everyKindOfAnswer[kind]!()));
    const nonces = (await Promise.all(asked)).map(
      ({ headers }) => /'nonce-([^']+)'/.exec(headers.get("content-security-policy")!)![1],
    );
    expect(new Set(nonces).size).toBe(20);
  },
);

describe("the policy", () => {
  const policyOf = async (asking: Asking, wall = plain) =>
    (await wall.ask(asking)).headers.get("content-security-policy")!;

  test("of a page rendered per request allows scripts by nonce, and tells Next the nonce", async () => {
    const { headers, forwarded } = await plain.ask({ path: "/login" });
    const nonce = forwarded.get("x-nonce")!;
    expect(nonce).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(headers.get("content-security-policy")).toBe(
      `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; ` +
        "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; media-src 'self'; " +
        "manifest-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'; report-uri /api/csp-reports",
    );
    expect(forwarded.get("content-security-policy")).toBe(headers.get("content-security-policy"));
  });

  test("of a cached website page has no nonce, and the sources its organization added", async () => {
    const policy = await policyOf({ host, path: "/" });
    expect(policy).not.toContain("nonce");
    expect(policy).toContain("script-src 'self' https://stats.test;");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("img-src 'self' data: https: *.images.test;");
    expect(policy).toContain("frame-src video.test;");
  });

  test("of an API document lets a browser do nothing with it", async () => {
    for (const path of ["/api/v1/users", "/.well-known/jwks.json"]) {
      expect(await policyOf({ path })).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    }
  });

  test("of the API's reference lets no script run", async () => {
    const asking = { path: "/api/docs", cookie: `gatehouse.session=${session}` };
    expect(await policyOf(asking)).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; object-src 'none'; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; report-uri /api/csp-reports",
    );
  });

  test("upgrades insecure requests where the instance is reached by https", async () => {
    const asking = { host: "gatehouse.test", path: "/login" };
    expect(await policyOf(asking, secure)).toMatch(/; upgrade-insecure-requests$/);
    expect(await policyOf(asking)).not.toContain("upgrade-insecure-requests");
  });
});

describe("over https", () => {
  test.each([
    ["gatehouse.test", "max-age=63072000; includeSubDomains; preload"],
    ["acme.gatehouse.test", "max-age=63072000; includeSubDomains; preload"],
    ["www.acme.test", "max-age=63072000"],
    ["stranger.test", "max-age=63072000"],
  ])("%s promises to stay there: %s", async (name, promise) => {
    const { headers } = await secure.ask({ host: name, path: "/" });
    expect(headers.get("strict-transport-security")).toBe(promise);
  });

  test.each(["gatehouse.test", "acme.gatehouse.test", "www.acme.test"])(
    "pages of %s say where violations are reported, in both ways",
    async (name) => {
      const { headers } = await secure.ask({ host: name, path: "/login" });
      const policy = headers.get("content-security-policy");
      expect(policy).toContain("; report-uri /api/csp-reports; report-to csp;");
      expect(headers.get("reporting-endpoints")).toBe('csp="/api/csp-reports"');
    },
  );

  test("an answer that is no page names no place for reports", async () => {
    const { headers } = await secure.ask({ host: "gatehouse.test", path: "/api/v1/users" });
    expect(headers.get("reporting-endpoints")).toBeNull();
  });

  test("only the cookie with the __Host- name is a session", async () => {
    const asking = { host: "gatehouse.test", path: "/admin" };
    const plainCookie = { ...asking, cookie: `gatehouse.session=${session}` };
    const hostCookie = { ...asking, cookie: `__Host-gatehouse.session=${session}` };
    expect((await secure.ask(plainCookie)).status).toBe(401);
    expect((await secure.ask(hostCookie)).stamp?.surface).toBe("admin");
  });
});

describe("the dashboard", () => {
  test("is isolated and tells no other site where it was", async () => {
    const { headers } = await plain.ask({ path: "/admin", cookie: `gatehouse.session=${session}` });
    expect(headers.get("cross-origin-embedder-policy")).toBe("require-corp");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });
});

describe("the page of a link", () => {
  test("tells nobody its address, and lets its own form say where it came from", async () => {
    const { secret, now } = plain.judging();
    const expiresAt = Math.floor(now / 1000) + 600;
    const token = await makeLinkToken(
      { secret, organizationId: acmeId },
      { linkId: newId(), expiresAt },
    );
    const { headers } = await plain.ask({ host, path: `/link/${token}` });
    expect(headers.get("x-robots-tag")).toContain("noindex");
    // @NOTE With `no-referrer` a browser hides the form's origin too, and the wall refuses it.
    expect(headers.get("referrer-policy")).toBe("strict-origin");
  });
});

describe("the wall's own refusals", () => {
  test("are a JSON:API document for a program", async () => {
    const { body, headers } = await plain.ask({ path: "/api/v1/users" });
    expect(headers.get("content-type")).toBe("application/vnd.api+json");
    expect(headers.get("www-authenticate")).toBe('Bearer realm="gatehouse"');
    expect(JSON.parse(body)).toEqual({
      errors: [
        {
          status: "401",
          code: "api-auth-token-invalid",
          title: "Unauthorised",
          detail: "Invalid or expired JWT provided to API route.",
          meta: { level: "error", requestId: headers.get("x-request-id") },
        },
      ],
    });
  });

  test("are a readable page for a person, whose only style has the nonce", async () => {
    const { body, headers } = await plain.ask({ host: "nobody.localhost:3000", path: "/<b>" });
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(body).toContain("<h1>No website here</h1>");
    expect(body).not.toContain("<b>");
    expect(body).not.toMatch(/<script|style=|onload|http:/);
    const nonce = /<style nonce="([^"]+)">/.exec(body)?.[1];
    expect(headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
  });

  test("have no body for HEAD", async () => {
    const asking = { host: "nobody.localhost:3000", path: "/", method: "HEAD" };
    expect(await plain.ask(asking)).toMatchObject({ status: 404, body: "" });
  });

  test("at the 401 page name a way to authenticate", async () => {
    const { headers } = await plain.ask({ path: "/admin" });
    expect(headers.get("www-authenticate")).not.toBeNull();
  });
});

describe("a file of the media library", () => {
  const file = `/media/${newId()}/a.svg`;
  const inert = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "x-content-type-options": "nosniff",
  };

  test("runs nothing, and may be shown by other websites where everybody sees it", async () => {
    const { headers } = await plain.ask({ host, path: file });
    expect(Object.fromEntries(headers)).toMatchObject({
      ...inert,
      "cross-origin-resource-policy": "cross-origin",
    });
    expect(headers.has("cache-control")).toBe(false);
  });

  test("runs nothing in the dashboard either, and nobody keeps it", async () => {
    const path = `/admin/acme${file.replace("/media/", "/media/file/")}`;
    const { headers } = await plain.ask({ path, cookie: `gatehouse.session=${session}` });
    expect(Object.fromEntries(headers)).toMatchObject({
      ...inert,
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    });
  });
});
