import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { WallUnderTest } from "../../support/wall/wall-under-test.ts";
import { startWall } from "../../support/wall/wall-under-test.ts";

let wall: WallUnderTest;
beforeAll(async () => {
  wall = await startWall();
});
afterAll(() => wall.stop());

const statusOf = async (path: string, headers: Record<string, string>) =>
  (await wall.ask({ path, method: "POST", headers })).status;

const own = "http://localhost:3000";
const same = { "sec-fetch-site": "same-origin" };

describe("a report that a browser sends by itself", () => {
  test.each([
    ["by report-uri in Chromium", { origin: own, ...same }],
    ["by the Reporting API in Chromium", { origin: own }],
    ["by report-uri on a page that sends no referrer", { origin: "null", ...same }],
    ["without a word on where it comes from", {}],
  ])("%s comes through", async (_how, headers) => {
    expect(await statusOf("/api/csp-reports", headers)).toBe(200);
  });

  test.each([
    ["another website", { origin: "https://evil.test", "sec-fetch-site": "cross-site" }],
    ["a neighbour", { origin: "http://acme.localhost:3000", "sec-fetch-site": "same-site" }],
    ["a frame without an origin", { origin: "null", "sec-fetch-site": "cross-site" }],
    ["nowhere", { origin: "null" }],
  ])("from %s does not", async (_whence, headers) => {
    expect(await statusOf("/api/csp-reports", headers)).toBe(403);
  });

  test("hides its origin at no other address", async () => {
    for (const path of ["/api/client-errors", "/login", "/api/v1/users"]) {
      expect(await statusOf(path, { origin: "null", ...same })).toBe(403);
    }
  });
});
