import { beforeEach, describe, expect, test } from "vitest";
import { cspReportsDoor } from "@/lib/doors/client-errors/csp-reports-door.ts";
import { sendReport, type Reporting } from "../../support/client-errors/reporting.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

beforeEach(() =>
  ask(database().superUrl, "TRUNCATE rate_limits, client_errors, instance_errors CASCADE"),
);

const nothingKept = async () => {
  const rows = await ask(
    database().superUrl,
    "SELECT 1 FROM client_errors UNION ALL SELECT 1 FROM instance_errors",
  );
  expect(rows).toEqual([]);
};

const fine = { message: "x", page: "/" };
const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

describe("a report from elsewhere is refused", () => {
  test.each<[string, Record<string, string>, number]>([
    ["another website", { origin: "https://evil.test", "sec-fetch-site": "cross-site" }, 403],
    ["a neighbour below ROOT", { origin: "http://globex.localhost:3000" }, 403],
    ["a neighbour, told by Fetch Metadata alone", { "sec-fetch-site": "same-site" }, 403],
    ["nowhere", { origin: "null" }, 403],
    ["something that is no browser", { origin: "" }, 403],
    ["a wall that did not stamp it", { "x-gatehouse-stamp": "" }, 404],
    ["another host than the stamp's", { host: "globex.localhost:3000" }, 404],
  ])("of an error by %s", async (_who, headers, status) => {
    expect((await sendReport({ to: world().acme, headers, body: fine })).status).toBe(status);
    await nothingKept();
  });

  const violation = { "csp-report": { "document-uri": "http://acme.localhost:3000/about" } };
  const path = "/api/csp-reports";

  test("of a violation too, but a browser need not say where it comes from", async () => {
    const send = (headers: Record<string, string>) =>
      sendReport({ to: world().acme, path, headers, body: violation });
    expect((await send({ origin: "https://evil.test" })).status).toBe(403);
    expect((await send({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await send({ origin: "null", "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await send({ origin: "null", "sec-fetch-site": "" })).status).toBe(403);
    await nothingKept();
    expect((await send({ origin: "null" })).status).toBe(204);
    expect((await send({ origin: "", "sec-fetch-site": "" })).status).toBe(204);
    expect(await ask(database().superUrl, "SELECT page FROM client_errors")).toEqual([
      { page: "/about" },
    ]);
  });

  test("a violation on another host's page is passed over", async () => {
    const body = { "csp-report": { "document-uri": "http://globex.localhost:3000/about" } };
    expect((await sendReport({ to: world().acme, path, body })).status).toBe(204);
    await nothingKept();
  });

  test("the wall's word on the organization is not believed", async () => {
    const { acme, globex } = world();
    const to = { ...acme, id: globex.id };
    expect((await sendReport({ to, body: fine })).status).toBe(404);
    await nothingKept();
  });
});

describe("a body that is no report is refused, and nothing is kept of it", () => {
  const text = (json: string) => `{"message":${json},"page":"/"}`;
  test.each<[string, number, Partial<Reporting> & { body: unknown }]>([
    ["no body", 422, { body: "" }],
    ["no JSON", 422, { body: "{" }],
    ["a form", 422, { body: fine, type: "application/x-www-form-urlencoded" }],
    ["a plain text, as any page may send", 422, { body: fine, type: "text/plain" }],
    ["another shape", 422, { body: [fine] }],
    ["a field too many", 422, { body: { ...fine, organization: "globex" } }],
    ["a page that is no path", 422, { body: { ...fine, page: "https://evil.test/" } }],
    ["a number where a text belongs", 422, { body: { ...fine, message: 12 } }],
    ["200,000 nested arrays", 413, { body: nested(200_000) }],
    ["8,000 nested arrays", 422, { body: nested(8_000) }],
    ["a NUL", 422, { body: text('"a\\u0000b"') }],
    ["a bare NUL", 422, { body: text('"a\0b"') }],
    ["a lone surrogate", 422, { body: text('"\\ud800"') }],
    ["a member named twice", 422, { body: '{"message":"a","message":"b","page":"/"}' }],
    ["a member named twice in two spellings", 422, { body: '{"page":"/","p\\u0061ge":"/b"}' }],
    ["a prototype", 422, { body: '{"__proto__":{"message":"a"},"page":"/"}' }],
    ["a body without end", 413, { body: text(`"${"x".repeat(20_000)}"`) }],
  ])("%s", async (_what, status, sending) => {
    const answer = await sendReport({ to: world().acme, ...sending });
    expect(answer.status).toBe(status);
    const { errors } = (await answer.json()) as { errors: { status: string }[] };
    expect(new Set(errors.map((error) => error.status))).toEqual(new Set([String(status)]));
    await nothingKept();
  });

  test("bytes that are no UTF-8", async () => {
    const body = new TextEncoder().encode('{"message":"x?","page":"/"}');
    expect((await sendReport({ to: world().acme, body })).status).toBe(204);
    await ask(database().superUrl, "TRUNCATE client_errors CASCADE");
    body[body.indexOf(63)] = 0xff;
    expect((await sendReport({ to: world().acme, body })).status).toBe(422);
    await nothingKept();
  });

  test.each<[string, unknown]>([
    ["reports as an object", {}],
    ["a report without a body", [{ type: "csp-violation" }]],
    ["a report of another kind", [{ type: "crash", body: { reason: "oom" } }]],
    ["a body of another shape", [{ type: "csp-violation", body: { documentURL: 1 } }]],
  ])("violations: %s", async (_what, body) => {
    const sending = { path: "/api/csp-reports", type: "application/reports+json", body } as const;
    const answer = await sendReport({ to: world().acme, ...sending });
    expect([204, 422]).toContain(answer.status);
    await nothingKept();
  });
});

test("the door itself opens for no request that the wall has not seen", async () => {
  const bare = new Request("http://acme.localhost:3000/api/csp-reports", { method: "POST" });
  expect((await cspReportsDoor(bare)).status).toBe(404);
});
