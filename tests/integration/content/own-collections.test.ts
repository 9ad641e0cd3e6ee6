import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { Conflict, Invalid, NotFound } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { joined, system } from "../../support/shop.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const field = (name: string, kind: string, more: object = {}) => ({
  ...{ id: newId(), name, label: name, kind },
  ...more,
});

const makers = {
  slug: "makers",
  name: "Makers",
  fields: [field("name", "text", { required: true }), field("town", "text")],
};

const tools = {
  slug: "tools",
  name: "Tools",
  fields: [
    field("name", "text", { required: true }),
    field("code", "text", { unique: true }),
    field("weight", "decimal", { min: 0 }),
    field("kind", "choice", { choices: ["hand", "power"] }),
    field("marks", "choices", { choices: ["new", "rare"] }),
    field("tested", "instant"),
    field("secret", "text"),
    field("addedBy", "text"),
    field("maker", "relation", { to: "makers" }),
    field("users", "relations", { to: "makers" }),
  ],
};

let member: MemberPrincipal;
let ada = "";
let bo = "";

const add = (who: MemberPrincipal, attributes: object, relationships: object = {}) =>
  askApi(who, "/content/tools", { body: { data: { type: "tools", attributes, relationships } } });

const ONLY_HAND = { kind: { _eq: "hand" } };

beforeAll(async () => {
  const { acme } = world();
  const provisioning = system(acme.id, "provisioning");
  await runUseCase(createCollection, makers, provisioning);
  await runUseCase(createCollection, tools, provisioning);
  const role = {
    ...{ slug: "tooler", name: "Tooler" },
    permissions: [
      { collection: "makers", action: "read", rule: { town: { _neq: "Nowhere" } } },
      {
        ...{ collection: "tools", action: "read" },
        fields: ["name", "code", "weight", "kind", "maker", "users"],
        rule: {
          _or: [{ maker: { town: { _eq: "Delft" } } }, { users: { _some: { name: "Bo" } } }],
        },
      },
      {
        ...{ collection: "tools", action: "create", fields: ["name", "kind", "maker", "users"] },
        ...{ validation: ONLY_HAND, presets: { kind: "hand", addedBy: "$CURRENT_USER" } },
      },
    ],
  };
  await runUseCase(createRole, role, provisioning);
  member = await joined(database().superUrl, { id: acme.id, name: "tess", roles: ["tooler"] });
  const maker = async (name: string, town: string) => {
    const data = { type: "makers", attributes: { name, town } };
    return (await askApi(acme.admin, "/content/makers", { body: { data } })).body.data.id;
  };
  ada = await maker("Ada", "Delft");
  bo = await maker("Bo", "Nowhere");
});

const toAda = () => ({ maker: { data: { type: "makers", id: ada } } });

describe("an entry of an own collection", () => {
  test("keeps each kind of value, and is read at once where there are no drafts", async () => {
    const { admin } = world().acme;
    const attributes = {
      ...{ name: "Saw", code: "S-1", weight: 1.25, kind: "hand", marks: ["rare"] },
      ...{ tested: "2026-11-22T10:00:00+02:00", secret: "hidden-only" },
    };
    const users = { data: [bo, ada].map((id) => ({ type: "makers", id })) };
    const made = await add(admin, attributes, { ...toAda(), users });
    expect(made.status).toBe(201);
    const { body } = await askApi(admin, `/content/tools/${made.body.data.id}?include=maker`);
    expect(body.data.attributes).toMatchObject({
      ...attributes,
      tested: "2026-11-22T08:00:00.000Z",
    });
    expect(body.data.relationships["maker"]?.data?.id).toBe(ada);
    expect(body.included.map(({ attributes: { name } }) => name)).toEqual(["Ada"]);
    expect((await askApi(admin, "/drafts/tools")).status).toBe(404);
  });

  test("is filtered and ordered by its own fields, and along relations", async () => {
    const { admin } = world().acme;
    await add(admin, { name: "Axe", weight: 2, kind: "hand" });
    await add(admin, { name: "Drill", weight: 10, kind: "power" }, toAda());
    const names = async (query: string) => {
      const { status, body } = await askApi(admin, `/content/tools?${query}`);
      expect(status).toBe(200);
      return body.data.map(({ attributes: { name } }) => name);
    };
    expect(await names("filter[weight][_gt]=9&sort=weight")).toEqual(["Drill"]);
    expect(await names("sort=-weight&filter[weight][_nnull]=true")).toEqual([
      "Drill",
      "Axe",
      "Saw",
    ]);
    expect(await names("filter[maker][town]=Delft&sort=name")).toEqual(["Drill", "Saw"]);
    expect(await names("filter[users][_some][name]=Bo")).toEqual(["Saw"]);
    expect(await names("filter[marks][_contains]=rare")).toEqual(["Saw"]);
  });

  test.each([
    [{ name: "" }, "name"],
    [{ name: "X", weight: -1 }, "weight"],
    [{ name: "X", weight: "1" }, "weight"],
    [{ name: "X", kind: "steam" }, "kind"],
    [{ name: "X", users: [] }, "users"],
    [{ name: "X", tested: "0000-01-01T00:00:00Z" }, "tested"],
    [{ name: "X", status: "published" }, "status"],
    [{ name: "X", slug: "x" }, "slug"],
    [{ name: "X", nothing: 1 }, "nothing"],
  ])("with %j is refused at its place", async (attributes, name) => {
    const { status, body } = await add(world().acme.admin, attributes);
    expect([status, body.errors[0]?.source?.pointer]).toEqual([422, `/data/attributes/${name}`]);
  });

  test("is listed whatever another holds from before, such as the year 0", async () => {
    const { admin } = world().acme;
    const { id } = (await add(admin, { name: "Adze", tested: "2026-11-22T10:00:00Z" })).body.data;
    const old = `replace(e.%1$s::text, '2026-11-22T10', '0000-01-01T00')::jsonb`;
    await ask(
      database().superUrl,
      `UPDATE entries e SET draft = ${old.replace("%1$s", "draft")},
         published = ${old.replace("%1$s", "published")} WHERE id = $1`,
      [id],
    );
    const { status, body } = await askApi(admin, "/content/tools?filter[name]=Adze&sort=tested");
    expect([status, body.data[0]?.attributes["tested"]]).toEqual([200, null]);
  });

  test("is the only one of a value that is unique, however many come at once", async () => {
    const { admin } = world().acme;
    const tries = Array.from({ length: 12 }, () => add(admin, { name: "Twin", code: "T-1" }));
    const told = (await Promise.all(tries)).map(({ status }) => status);
    expect(told.filter((status) => status === 201)).toHaveLength(1);
    expect(told.filter((status) => status === 409)).toHaveLength(11);
  });
});

describe("a member with rules, validation and presets", () => {
  test("reads the entries that the rules lead to, along relations of one and of many", async () => {
    const { body } = await askApi(member, "/content/tools?sort=name");
    expect(body.data.map(({ attributes: { name } }) => name)).toEqual(["Drill", "Saw"]);
    const saw = body.data[1];
    expect(saw?.attributes).not.toHaveProperty("secret");
    // Bo is not theirs to read, so nothing leads there for them.
    expect(saw?.relationships["users"]?.data).toEqual([{ type: "makers", id: ada }]);
    expect(
      (await askApi(member, "/content/tools?filter[users][_some][name]=Bo")).body.data,
    ).toEqual([]);
    expect((await askApi(member, "/content/tools?filter[secret]=x")).status).toBe(400);
  });

  test("writes within the condition alone, and what is left out is filled in", async () => {
    const refused = await add(member, { name: "Lathe", kind: "power" });
    expect([refused.status, refused.body.errors[0]?.source?.pointer]).toEqual([
      422,
      "/data/attributes/kind",
    ]);
    expect((await add(member, { name: "Lathe", secret: "x" })).status).toBe(422);
    const made = await add(member, { name: "Plane" });
    expect(made.status).toBe(201);
    const { admin } = world().acme;
    const { body } = await askApi(admin, `/content/tools/${made.body.data.id}`);
    expect(body.data.attributes).toMatchObject({ kind: "hand", addedBy: member.userId });
  });

  test("links to nothing that they may not read", async () => {
    const told = await add(
      member,
      { name: "File" },
      { maker: { data: { type: "makers", id: bo } } },
    );
    expect(told.status).toBe(404);
  });
});

describe("the API of an own collection", () => {
  test("is told to each caller as far as they may use it", async () => {
    const told = async (who: MemberPrincipal) =>
      (await askApi(who, "/openapi.json")).body as unknown as OpenApi;
    const { paths, components } = await told(member);
    expect(Object.keys(paths["/api/v1/content/tools"] ?? {}).toSorted()).toEqual(["get", "post"]);
    expect(paths).not.toHaveProperty("/api/v1/drafts/tools");
    expect(JSON.stringify(components.schemas["tools"])).not.toContain("secret");
    expect(JSON.stringify(await told(world().acme.nobody))).not.toMatch(/tools|makers/);
  });

  test("changes what one has seen, and nothing else", async () => {
    const { admin } = world().acme;
    const { id } = (await add(admin, { name: "Rasp" })).body.data;
    const change = (headers: Record<string, string>, name: string) => {
      const data = { type: "tools", id, attributes: { name } };
      return askApi(admin, `/content/tools/${id}`, { method: "PATCH", headers, body: { data } });
    };
    const etag = (await askApi(admin, `/content/tools/${id}`)).headers.get("etag") ?? "";
    expect((await change({}, "A")).status).toBe(428);
    expect((await change({ "If-Match": etag }, "A")).status).toBe(200);
    expect((await change({ "If-Match": etag }, "B")).status).toBe(412);
  });

  test("takes several changes at once, all of them or none", async () => {
    const { admin } = world().acme;
    const maker = { type: "makers", lid: "new" };
    const type = 'application/vnd.api+json;ext="https://jsonapi.org/ext/atomic"';
    const send = (name: string) => {
      const relationships = { maker: { data: maker } };
      const operations = [
        { op: "add", data: { ...maker, attributes: { name: `Maker of ${name}` } } },
        { op: "add", data: { type: "tools", attributes: { name }, relationships } },
      ];
      const headers = { "Content-Type": type };
      return askApi(admin, "/operations", { headers, body: { "atomic:operations": operations } });
    };
    expect((await send("Gouge")).status).toBe(200);
    expect((await send("")).status).toBe(422);
    const { body } = await askApi(admin, "/content/makers?filter[name][_starts_with]=Maker");
    expect(body.data.map(({ attributes: { name } }) => name)).toEqual(["Maker of Gouge"]);
    const made = await askApi(admin, "/content/tools?filter[maker][name]=Maker%20of%20Gouge");
    expect(made.body.data).toHaveLength(1);
  });
});

type OpenApi = {
  readonly paths: Readonly<Record<string, object>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

describe("what permissions hold", () => {
  const held = async () =>
    ask<{ action: string; fields: string[] | null; rule: object; presets: object }>(
      database().superUrl,
      `SELECT action, fields, rule, presets FROM permissions
       WHERE organization_id = $1 AND collection = 'tools' ORDER BY action`,
      [world().acme.id],
    );
  const idOf = (name: string) => tools.fields.find((one) => one.name === name)?.id ?? "";

  test("are ids of fields, also in conditions and along relations", async () => {
    const [create, read] = await held();
    expect(create?.fields).toEqual(["name", "kind", "maker", "users"].map(idOf));
    expect(Object.keys(create?.presets ?? {}).toSorted()).toEqual(
      [idOf("kind"), idOf("addedBy")].toSorted(),
    );
    const town = makers.fields.find(({ name }) => name === "town")?.id ?? "";
    expect(JSON.stringify(read?.rule)).toContain(
      `{"${idOf("maker")}": {"${town}"`.replaceAll(" ", ""),
    );
  });

  test("follow a field that is renamed, and nothing follows one that is made anew", async () => {
    const { id } = world().acme;
    const rename = (from: string, to: string) =>
      ask(
        database().superUrl,
        `UPDATE collections SET fields = replace(fields::text, $2, $3)::jsonb
         WHERE organization_id = $1 AND slug = 'tools'`,
        [id, `"name": "${from}"`, `"name": "${to}"`],
      );
    await rename("weight", "mass");
    const { body } = await askApi(member, "/content/tools?sort=name");
    expect(body.data[0]?.attributes).toMatchObject({ mass: 10 });
    await ask(
      database().superUrl,
      `UPDATE collections SET fields = replace(fields::text, $2, $3)::jsonb
       WHERE organization_id = $1 AND slug = 'tools'`,
      [id, idOf("weight"), newId()],
    );
    const anew = await askApi(member, "/content/tools?sort=name");
    expect(anew.status).toBe(200);
    expect(anew.body.data[0]?.attributes).not.toHaveProperty("mass");
    expect((await askApi(member, "/content/tools?filter[mass][_gt]=1")).status).toBe(400);
  });
});

describe("a collection", () => {
  const make = (input: object) =>
    runUseCase(
      createCollection,
      { ...makers, fields: [field("name", "text")], ...input },
      system(world().acme.id, "provisioning"),
    );

  test.each([
    [{ slug: "users" }, Invalid],
    [{ slug: "pages" }, Invalid],
    [{ slug: "makers" }, Conflict],
    [{ slug: "a", fields: [] }, Invalid],
    [{ slug: "a", fields: [field("type", "text")] }, Invalid],
    [{ slug: "a", fields: [field("id", "text")] }, Invalid],
    [{ slug: "a", fields: [field("x", "text"), field("x", "text")] }, Invalid],
    [{ slug: "a", fields: [field("x", "relation", { to: "nothing" })] }, Invalid],
    [{ slug: "a", fields: [field("x", "integer", { default: "y" })] }, Invalid],
  ])("%j is not made", async (input, refusal) => {
    await expect(make(input)).rejects.toThrow(refusal);
  });

  test("has fields of its own, since a permission names them by their ids alone", async () => {
    const issues = (fields: object[]) =>
      make({ slug: "a", fields }).then(
        () => [],
        (error: unknown) => (error instanceof Invalid ? error.issues.map(({ path }) => path) : []),
      );
    const [taken] = makers.fields;
    const own = field("own", "text");
    expect(await issues([own, { ...own, name: "other" }])).toEqual([["fields", 1, "id"]]);
    expect(await issues([own, { ...taken, name: "salary" }])).toEqual([["fields", 1, "id"]]);
    const shared = [field("shared", "text")];
    const made = await Promise.allSettled(
      Array.from({ length: 50 }, (_, at) => make({ slug: `race-${at}`, fields: shared })),
    );
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { globex } = world();
    const there = { ...makers, fields: [taken] };
    await runUseCase(createCollection, there, system(globex.id, "provisioning"));
    expect((await askApi(globex.admin, "/content/makers")).status).toBe(200);
  });

  test("is one organization's, and nobody's to make without the right", async () => {
    const { acme, globex } = world();
    expect((await askApi(globex.admin, "/content/tools")).status).toBe(404);
    const input = { ...makers, slug: "mine" };
    for (const who of [acme.nobody, acme.editor]) {
      await expect(runUseCase(createCollection, input, callerOf(who))).rejects.toThrow(NotFound);
    }
    await expect(runUseCase(createCollection, input, callerOf(acme.suspended))).rejects.toThrow();
  });
});
