import { beforeAll, describe, expect, test } from "vitest";
import { holdModel } from "@/lib/content/collections/hold-model.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { openScope } from "@/lib/tenancy/open-scope.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { builder, previewIn } from "../../support/collections.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { joined, system } from "../../support/shop.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

let acme: ReturnType<typeof builder>;
let makers = "";
let tools = "";

const text = (name: string, more: object = {}) => ({ name, label: name, kind: "text", ...more });

beforeAll(async () => {
  acme = builder(world().acme.admin);
  const made = async (slug: string, fields: readonly object[], more: object = {}) =>
    (await acme.create({ slug, name: slug, fields, ...more })).body.data.id;
  makers = await made("makers", [text("name"), text("town")]);
  tools = await made("tools", [
    text("name"),
    { name: "maker", label: "Maker", kind: "relation", to: "makers" },
  ]);
  const role = {
    ...{ slug: "visitor-of-makers", name: "Visitor of makers" },
    permissions: [
      { collection: "makers", action: "read", fields: ["name"] },
      {
        ...{ collection: "tools", action: "read" },
        rule: { maker: { town: { _eq: "Delft" } } },
      },
    ],
  };
  await runUseCase(createRole, role, system(world().acme.id, "provisioning"));
});

const revisionOf = async (id: string) =>
  (await askApi(world().acme.admin, `/collections/${id}`)).headers.get("etag") ?? "";

const epoch = async () =>
  (await ask(database().superUrl, "SELECT epoch FROM policy_epochs WHERE organization_id = $1", [
    world().acme.id,
  ])) as readonly { epoch: string }[];

describe("a collection", () => {
  test("is refused with a name that is taken or kept, a relation to nowhere, and no field", async () => {
    const fields = [text("name")];
    const answers = [
      await acme.create({ slug: "tools", name: "Again", fields }),
      await acme.create({ slug: "fields", name: "Fields", fields }),
      await acme.create({ slug: "posts", name: "Posts", fields }),
      await acme.create({ slug: "empty", name: "Empty", fields: [] }),
      await acme.create({
        ...{ slug: "lost", name: "Lost" },
        fields: [{ name: "to", label: "To", kind: "relation", to: "nowhere" }],
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 422, 422, 422, 422]);
    expect(answers.map(({ body }) => body.errors[0]?.source?.pointer)).toEqual([
      "/data/attributes/slug",
      "/data/attributes/slug",
      "/data/attributes/slug",
      "/data/attributes/fields",
      "/data/attributes/fields/0/to",
    ]);
  });

  test("that is called otherwise keeps entries, permissions, rules, relations and tokens", async () => {
    const { admin } = world().acme;
    const reader = await joined(database().superUrl, {
      ...{ id: world().acme.id, name: "vic", roles: ["visitor-of-makers"] },
    });
    const ada = (await acme.addEntry("makers", { name: "Ada", town: "Delft" })).body.data.id;
    await askApi(admin, "/content/tools", {
      body: {
        data: {
          ...{ type: "tools", attributes: { name: "Saw" } },
          relationships: { maker: { data: { type: "makers", id: ada } } },
        },
      },
    });
    await ask(
      database().superUrl,
      `INSERT INTO static_tokens (organization_id, id, member_id, name, digest, scopes)
       VALUES ($1, 'abcdefghijkl', $2, 'mine', 'none', '{makers:read,posts:read}')`,
      [world().acme.id, admin.memberId],
    );
    const before = await epoch();
    const renamed = await acme.update(makers, { slug: "workshops" }, await revisionOf(makers));
    expect(renamed.status).toBe(200);
    expect(await epoch()).not.toEqual(before);

    expect((await askApi(admin, "/content/makers")).status).toBe(404);
    const read = await askApi(reader, "/content/tools?include=maker");
    expect(read.body.included.map(({ type, attributes }) => [type, attributes])).toEqual([
      ["workshops", { name: "Ada" }],
    ]);
    const scopes = await ask(database().superUrl, "SELECT scopes FROM static_tokens");
    expect(scopes).toEqual([{ scopes: ["workshops:read", "posts:read"] }]);

    const again = await acme.create({ slug: "makers", name: "New makers", fields: [text("name")] });
    expect(again.status).toBe(201);
    expect((await askApi(reader, "/content/makers")).status).toBe(404);
  });

  test("does without drafts, or with one entry, only where nothing is lost", async () => {
    const { body } = await acme.create({
      ...{ slug: "notes", name: "Notes", publishes: true },
      fields: [text("name")],
    });
    const notes = body.data.id;
    await acme.addEntry("notes", { name: "One" });
    await acme.addEntry("notes", { name: "Two" });
    const refused = [
      await acme.update(notes, { publishes: false }),
      await acme.update(notes, { singleton: true }),
      await acme.update(notes, { publishes: false, website: true }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 422]);
    expect(refused.map(({ body: { errors } }) => errors[0]?.source?.pointer)).toEqual([
      "/data/attributes/publishes",
      "/data/attributes/singleton",
      "/data/attributes/publishes",
    ]);
    expect((await acme.update(notes, { website: true, icon: "star" })).status).toBe(200);
  });

  test("of the website stays as it is: its fields are in code", async () => {
    const { body } = await askApi(world().acme.admin, "/collections?filter[slug]=posts");
    const posts = body.data[0]?.id ?? "";
    const field = { collection: posts, ...text("extra") };
    const answers = [
      await acme.update(posts, { name: "Mine" }),
      await acme.remove(posts),
      await acme.addField(field),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});

describe("deleting a collection", () => {
  test("waits until no relation leads there, and names what goes", async () => {
    const refused = await acme.remove(makers);
    expect(refused.status).toBe(409);
    expect(refused.body.errors[0]?.detail).toContain("«Maker» of «tools»");
    const preview = previewIn(await acme.preview({ kind: "delete", collection: makers }));
    expect(preview).toMatchObject({ entries: 1, listing: { names: ["Visitor of makers"] } });
    expect(preview.relations).toHaveLength(1);
  });

  test("takes relations that are named along, but none that a rule asks", async () => {
    const maker = await acme.idOf(tools, "maker");
    const change = { kind: "delete", collection: makers, alsoFields: [maker] };
    const { blockers } = previewIn(await acme.preview(change));
    expect(blockers).toEqual([
      "Rules, conditions or presets ask «Maker» of «tools»: change «Visitor of makers» first.",
    ]);
  });

  test("takes entries, permissions and scopes along, and a new one of its name gets none", async () => {
    const { superUrl } = database();
    const { body } = await acme.create({
      slug: "fleeting",
      name: "Fleeting",
      fields: [text("name")],
    });
    const id = body.data.id;
    await acme.addEntry("fleeting", { name: "Gone soon" });
    const role = {
      ...{ slug: "fleeting-reader", name: "Fleeting reader" },
      permissions: [{ collection: "fleeting", action: "read" }],
    };
    await runUseCase(createRole, role, system(world().acme.id, "provisioning"));
    const reader = await joined(superUrl, {
      ...{ id: world().acme.id, name: "fay", roles: ["fleeting-reader"] },
    });
    expect((await askApi(reader, "/content/fleeting")).body.data).toHaveLength(1);

    expect((await acme.remove(id)).body.errors[0]?.code).toBe("confirmation-required");
    const seen = previewIn(await acme.preview({ kind: "delete", collection: id }));
    await acme.addEntry("fleeting", { name: "Came after" });
    expect((await acme.remove(id, seen.digest ?? "")).status).toBe(409);
    const now = previewIn(await acme.preview({ kind: "delete", collection: id }));
    expect(now.entries).toBe(2);
    expect((await acme.remove(id, now.digest ?? "", '"99.abc"')).status).toBe(412);
    expect((await acme.remove(id, now.digest ?? "")).status).toBe(204);

    const left = await ask(
      superUrl,
      "SELECT 1 FROM permissions WHERE collection = 'fleeting' UNION ALL SELECT 1 FROM entries WHERE collection_id = $1",
      [id],
    );
    expect(left).toEqual([]);
    await acme.create({ slug: "fleeting", name: "Fleeting", fields: [text("name")] });
    expect((await askApi(reader, "/content/fleeting")).status).toBe(404);
  });
});

describe("several at once", () => {
  test("change one collection: of 50 who saw the same, one does", async () => {
    const seen = await revisionOf(tools);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => acme.update(tools, { name: `Tools ${at}` }, seen)),
    );
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array.from({ length: 49 }, () => 412)]);
  });

  test("add 50 fields of one name: one is there", async () => {
    const field = { collection: tools, ...text("weight") };
    const answers = await Promise.all(Array.from({ length: 50 }, () => acme.addField(field)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const names = (await acme.fieldsOf(tools)).map(({ name }) => name);
    expect(names.filter((name) => name === "weight")).toHaveLength(1);
  });

  test("write entries while a field is replaced: no value that was taken is lost", async () => {
    const { body } = await acme.create({ slug: "counts", name: "Counts", fields: [text("count")] });
    const id = body.data.id;
    const count = await acme.idOf(id, "count");
    const writing = Array.from({ length: 20 }, (_, at) =>
      acme.addEntry("counts", { count: `${at}` }),
    );
    const replacing = replaceOnceSeen(count);
    const written = await Promise.all(writing);
    expect((await replacing).status).toBe(201);
    const taken = written.filter(({ status }) => status === 201);
    const { body: read } = await askApi(world().acme.admin, "/content/counts?page[size]=100");
    expect(read.data).toHaveLength(taken.length);
    expect(
      read.data.filter(({ attributes }) => typeof attributes["count"] === "number"),
    ).toHaveLength(taken.length);
  });
});

describe("whoever writes an entry", () => {
  test("is refused where the fields were changed since they were looked up", async () => {
    const { admin } = world().acme;
    const name = await acme.idOf(tools, "name");
    const caller = { principal: admin, requestId: newId(), mode: "write" } as const;
    const writing = openScope(caller, async (scope) => {
      await acme.updateField(name, { help: "Changed in the meantime." });
      return holdModel(scope, "tools");
    });
    await expect(writing).rejects.toThrow(Conflict);
  });
});

/** Lets a whole number take the place of a text, as often as somebody wrote in between. */
async function replaceOnceSeen(field: string) {
  const definition = { name: "count", label: "Count", kind: "integer" };
  for (let attempt = 0; ; attempt += 1) {
    const { digest } = previewIn(await acme.preview({ kind: "replace", field, definition }));
    const confirmLoss = digest === null ? {} : { confirmLoss: digest };
    const answer = await acme.addField({ ...definition, replaces: field, ...confirmLoss });
    if (answer.status === 201 || attempt > 20) return answer;
  }
}

describe("what it costs", () => {
  test("is the same for one field and for many", async () => {
    const statements = async () => {
      const { body } = await acme.create({
        ...{ slug: "wide", name: "Wide" },
        fields: [text("one"), ...Array.from({ length: 40 }, (_, at) => text(`field${at}`))],
      });
      const field = await acme.idOf(body.data.id, "one");
      return countStatements(() => acme.updateField(field, { label: "First" }));
    };
    const narrow = await acme.idOf(tools, "name");
    const one = await countStatements(() => acme.updateField(narrow, { label: "First" }));
    expect(await statements()).toBe(one);
  });
});
