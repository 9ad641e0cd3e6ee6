import { afterAll, expect, test } from "vitest";
import { acmeRecord } from "../../support/wall/organizations.ts";
import type { WallUnderTest } from "../../support/wall/wall-under-test.ts";
import { startWall } from "../../support/wall/wall-under-test.ts";

const walls: WallUnderTest[] = [];
afterAll(() => Promise.all(walls.map((wall) => wall.stop())));

const https = { PUBLIC_SCHEME: "https", ROOT: "gatehouse.test" };

async function headersWith(settings: Record<string, string>, path = "/login"): Promise<Headers> {
  const wall = await startWall({ ...https, ...settings });
  walls.push(wall);
  await wall.publish(acmeRecord({ hosts: ["www.acme.test"] }));
  return (await wall.ask({ path, host: "gatehouse.test" })).headers;
}

test.each([
  [{}, "max-age=63072000; includeSubDomains; preload"],
  [{ HSTS_MAX_AGE: "31536000" }, "max-age=31536000; includeSubDomains; preload"],
  [{ HSTS_MAX_AGE: "300" }, "max-age=300; includeSubDomains"],
  [{ HSTS_MAX_AGE: "0", HSTS_SUBDOMAINS: "no" }, "max-age=0"],
  [{ HSTS_SUBDOMAINS: "no" }, "max-age=63072000"],
])("with %j, HSTS is %s", async (settings, expected) => {
  expect((await headersWith(settings)).get("strict-transport-security")).toBe(expected);
});

test("a customer's own host promises nothing for the hosts below it", async () => {
  const wall = await startWall({ ...https, HSTS_MAX_AGE: "600" });
  walls.push(wall);
  await wall.publish(acmeRecord({ hosts: ["www.acme.test"] }));
  const { headers } = await wall.ask({ path: "/", host: "www.acme.test" });
  expect(headers.get("strict-transport-security")).toBe("max-age=600");
});

test("frames of the same host are let in by both headers, but never round the API", async () => {
  const page = await headersWith({ FRAME_OPTION: "SAMEORIGIN" });
  expect(page.get("x-frame-options")).toBe("SAMEORIGIN");
  expect(page.get("content-security-policy")).toContain("frame-ancestors 'self'");
  const api = await headersWith({ FRAME_OPTION: "SAMEORIGIN" }, "/api/v1/site");
  expect(api.get("x-frame-options")).toBe("DENY");
  expect(api.get("content-security-policy")).toContain("frame-ancestors 'none'");
});

test("an own policy takes the place of the built-in one, with the nonce of this answer", async () => {
  const own = "default-src 'self'; script-src 'nonce-{nonce}' https://stats.test";
  const headers = await headersWith({ CONTENT_SECURITY_POLICY: own });
  expect(headers.get("content-security-policy")).toMatch(
    /^default-src 'self'; script-src 'nonce-[A-Za-z0-9_-]{22}' https:\/\/stats\.test$/,
  );
});

test.each([
  [{ CONTENT_SECURITY_POLICY: "default-src *" }],
  [{ PERMISSIONS_POLICY: "camera=()\r\nset-cookie: a=b" }],
  [{ FRAME_OPTION: "ALLOWALL" }],
  [{ HSTS_MAX_AGE: "forever" }],
])("with %j the process does not start", async (settings) => {
  await expect(startWall({ ...https, ...settings })).rejects.toThrow("Environment is not usable");
});

test("an own permissions policy takes the place of the built-in one", async () => {
  const headers = await headersWith({ PERMISSIONS_POLICY: "camera=(self)" });
  expect(headers.get("permissions-policy")).toBe("camera=(self)");
});
