import { describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { handleApi } from "@/lib/api/handle-api.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";
import { exported, fileText, ledger } from "./file-world.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const FILE = {
  gatehouse: "policies/1",
  roles: [{ slug: "reader", name: "Reader", policies: ["Reading"] }],
  policies: [
    {
      name: "Reading",
      permissions: [{ collection: "posts", action: "read", fields: ["title", "body"] }],
    },
  ],
  assertions: [{ role: "reader", cannot: "read", collection: "posts", field: "secretNote" }],
};

const YAML = fileText(
  "  - { slug: reader, name: Reader, policies: [Reading] }",
  "  - { name: Reading, permissions: [{ collection: posts, action: read, fields: [title, body] }] }",
);

type Sent = { readonly type?: string; readonly headers?: Record<string, string> };

const send = (
  who: Principal,
  path: string,
  body: unknown,
  { type = "application/json", headers = {} }: Sent = {},
) => askApi(who, `/policy-file/${path}`, { body, headers: { "Content-Type": type, ...headers } });

async function get(who: Principal, accept: string): Promise<[number, string | null, string]> {
  const request = new Request("http://127.0.0.1/api/v1/policy-file", {
    headers: { Accept: accept },
  });
  const response = await handleApi(request, { credential: "session", caller: callerOf(who) });
  return [response.status, response.headers.get("content-type"), await response.text()];
}

describe("GET /api/v1/policy-file", () => {
  test("answers the file as JSON, or as the very YAML that the operator gets", async () => {
    const { acme } = world();
    const yaml = await get(acme.admin, "application/yaml");
    expect(yaml).toEqual([200, "application/yaml", await exported(acme)]);
    const [status, type, text] = await get(acme.admin, "application/json");
    expect([status, type]).toEqual([200, "application/json"]);
    const file = JSON.parse(text) as unknown;
    expect(file).toMatchObject({ gatehouse: "policies/1" });
    const [, own, document] = await get(acme.admin, "application/vnd.api+json");
    expect([own, JSON.parse(document)]).toMatchObject(["application/vnd.api+json", { meta: file }]);
    expect((await get(acme.admin, "text/html"))[0]).toBe(406);
  });

  test("tells whoever may not read all of it that there is nothing", async () => {
    const { acme } = world();
    for (const who of [acme.editor, acme.nobody, acme.partner]) {
      expect((await get(who, "*/*"))[0]).toBe(404);
    }
    expect((await get(acme.suspended, "*/*"))[0]).toBe(401);
  });
});

describe("POST /api/v1/policy-file/diff", () => {
  test("tells what would change and who would notice, and changes nothing", async () => {
    const { acme } = world();
    const before = await exported(acme);
    const { status, body } = await send(acme.admin, "diff", FILE);
    expect([status, body.meta["same"], body.meta["refused"]]).toEqual([200, false, []]);
    expect(body.meta["changes"]).toEqual([
      {
        ...{ kind: "policy", name: "Reading", change: "create" },
        lines: ["+ read posts (body, title)"],
      },
      {
        ...{ kind: "role", name: "reader", change: "create" },
        lines: ["+ name Reader", "+ policy Reading"],
      },
    ]);
    expect(await exported(acme)).toBe(before);
  });

  test("names who would lose what, and what could not be kept", async () => {
    const { acme } = world();
    const bare = { gatehouse: "policies/1", roles: [{ slug: "editor", name: "Editor" }] };
    const lost = await send(acme.admin, "diff", bare);
    expect(lost.body.meta["impact"]).toMatchObject({
      gains: [],
      losses: expect.arrayContaining([
        expect.objectContaining({ collection: "posts", action: "update", people: 1, names: [] }),
      ]) as unknown,
    });
    const wrong = structuredClone(FILE);
    wrong.policies[0]?.permissions[0]?.fields.push("ghost");
    const { body } = await send(acme.admin, "diff", wrong);
    expect(body.meta["refused"]).toMatchObject([
      { path: ["policies", 0, "permissions", 0, "fields", 2] },
    ]);
  });
});

describe("POST /api/v1/policy-file/apply", () => {
  test("does it once, and tells each its own organization alone", async () => {
    const { acme, globex } = world();
    const others = await exported(globex);
    const headers = { "Idempotency-Key": "apply-1" };
    const first = await send(acme.admin, "apply", FILE, { headers });
    expect([first.status, first.body.meta["changes"]]).toMatchObject([200, { length: 2 }]);
    const again = await send(acme.admin, "apply", FILE, { headers });
    expect(again.body).toEqual(first.body);
    const lines = (await ledger(database().superUrl, acme)).filter((line) =>
      line.startsWith("Applied"),
    );
    expect(lines).toHaveLength(1);
    expect((await send(acme.admin, "apply", FILE)).body.meta).toEqual({ changes: [] });
    expect(await exported(globex)).toBe(others);
  });

  test("takes YAML and names the line that is wrong", async () => {
    const { globex } = world();
    const type = "application/yaml";
    expect((await send(globex.admin, "apply", YAML, { type })).status).toBe(200);
    const wrong = YAML.replace("action: read", "action: destroy");
    const { status, body } = await send(globex.admin, "apply", wrong, { type });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      {
        code: "invalid",
        source: { pointer: "/policies/0/permissions/0/action" },
        detail: expect.stringMatching(/^Line 5: /) as unknown,
      },
    ]);
  });

  test("refuses what is no file, and whoever may not do all of it", async () => {
    const { acme } = world();
    const answers = await Promise.all([
      send(acme.admin, "apply", FILE, { type: "application/vnd.api+json" }),
      send(acme.admin, "apply", "{", {}),
      send(acme.admin, "apply", '{"__proto__": {}}', {}),
      send(acme.admin, "apply", "roles: [", { type: "application/yaml" }),
      send(acme.admin, "apply?missing=all", FILE),
      send(acme.admin, "apply?filter=x", FILE),
      send(acme.admin, "diff?confirmed=true", FILE),
      send(acme.editor, "apply", FILE),
      send(acme.partner, "diff", FILE),
      send(acme.suspended, "apply", FILE),
      askApi(acme.admin, "/policy-file/apply"),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([
      ...[415, 400, 422, 422, 400, 400, 400, 404, 404, 401, 405],
    ]);
  });

  test("asks whether everybody in the world shall write", async () => {
    const { acme } = world();
    const open = {
      gatehouse: "policies/1",
      roles: [{ slug: "public", policies: ["Open"] }],
      policies: [{ name: "Open", permissions: [{ collection: "posts", action: "create" }] }],
    };
    const refused = await send(acme.admin, "apply", open);
    expect([refused.status, refused.body.errors[0]?.code]).toEqual([409, "confirmation-required"]);
    const effects: string[] = [];
    const confirmed = await askApi(acme.admin, "/policy-file/apply?confirmed=true", {
      ...{ body: open, effects },
      headers: { "Content-Type": "application/json" },
    });
    expect([confirmed.status, effects]).toEqual([200, ["content-changed"]]);
  });
});
