import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { findEntries } from "@/lib/search/find-entries.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { paragraph } from "../../support/api/posts.ts";
import { countStatements } from "../../support/count-statements.ts";
import { useDatabase } from "../../support/database.ts";
import { joined, system } from "../../support/shop.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const TOOLS = {
  slug: "tools",
  name: "Tools",
  fields: ["name", "secret"].map((name) => ({ id: newId(), name, label: name, kind: "text" })),
};

let keeper: MemberPrincipal;

async function add(who: Principal, type: string, attributes: object): Promise<void> {
  const { status } = await askApi(who, `/content/${type}`, {
    body: { data: { type, attributes } },
  });
  expect(status).toBe(201);
}

beforeAll(async () => {
  const { acme, globex } = world();
  for (const { admin, id } of [acme, globex]) {
    await runUseCase(createCollection, TOOLS, system(id, "provisioning"));
    await add(admin, "tools", { name: "Hammer", secret: "anvil" });
    await add(admin, "tools", { name: "Anvil", secret: "" });
    await add(admin, "posts", {
      ...{ title: "How to forge", body: paragraph("Take an anvil."), status: "published" },
    });
    await add(admin, "posts", { title: "Anvil draft" });
  }
  const permissions = [
    { collection: "tools", action: "read", fields: ["name"] },
    { collection: "tools", action: "read", fields: ["secret"], rule: { name: { _eq: "Anvil" } } },
  ];
  await runUseCase(
    createRole,
    { slug: "kee", name: "Kee", permissions },
    system(acme.id, "provisioning"),
  );
  keeper = await joined(database().superUrl, { id: acme.id, name: "kim", roles: ["kee"] });
}, 60_000);

const found = async (who: Principal, query = "filter[_search]=anvil") => {
  const { status, body } = await askApi(who, `/search?${query}`);
  expect(status).toBe(200);
  return body.data.map(({ type, attributes }) => [type, attributes["title"]]);
};

describe("a search over everything", () => {
  test("finds what is published in all collections, the best first, and no draft", async () => {
    const told = await found(world().acme.admin);
    expect(told[0]).toEqual(["tools", "Anvil"]);
    expect(
      told
        .slice(1)
        .map(([, title]) => title)
        .toSorted((a, b) => (String(a) < String(b) ? -1 : 1)),
    ).toEqual(["Hammer", "How to forge"]);
  });

  test("leaves out what the caller may not read: collections, rows and fields", async () => {
    expect(await found(keeper)).toEqual([["tools", "Anvil"]]);
    expect(await found(world().acme.partner)).toEqual([["posts", "How to forge"]]);
  });

  test("is not there for who may read nothing", async () => {
    expect((await askApi(world().acme.nobody, "/search?filter[_search]=anvil")).status).toBe(404);
  });

  test("names entries by their addresses and shows where the words stand", async () => {
    const { body } = await askApi(keeper, "/search?filter[_search]=anv");
    const [entry] = body.data;
    expect(entry?.links.self).toBe(`/api/v1/content/tools/${entry?.id}`);
    expect(entry).toMatchObject({
      meta: { highlights: [{ field: "name", text: "Anvil", marks: [[0, 5]] }] },
    });
    const { body: one } = await askApi(world().acme.admin, `/content/tools/${entry?.id}`);
    expect(one.data.attributes["name"]).toBe("Anvil");
  });

  test("goes on from page to page, and looks in one collection where that is wished", async () => {
    const { admin } = world().acme;
    expect(await found(admin, "filter[_search]=anvil&filter[collection]=posts")).toEqual([
      ["posts", "How to forge"],
    ]);
    const first = await askApi(admin, "/search?filter[_search]=anvil&page[size]=2");
    const next = decodeURI(first.body.links.next).replace("/api/v1", "");
    expect((await askApi(admin, next)).body.data).toHaveLength(1);
  });

  describe("with drafts", () => {
    const ask = async (principal: Principal) =>
      (await findEntries(callerOf(principal), "anvil")).entries;
    const titlesFor = async (principal: Principal) =>
      (await ask(principal)).map(({ title }) => String(title)).toSorted((a, b) => (a < b ? -1 : 1));

    test("finds them for those who may read drafts, of the rest what is published", async () => {
      const { acme } = world();
      const all = ["Anvil", "Anvil draft", "Hammer", "How to forge"];
      expect(await titlesFor(acme.admin)).toEqual(all);
      expect(await titlesFor(acme.editor)).toEqual(["Anvil draft", "How to forge"]);
      expect(await titlesFor(keeper)).toEqual(["Anvil"]);
    });

    test("says where each stands, as far as the caller may know", async () => {
      const standings = async (principal: Principal) =>
        new Map((await ask(principal)).map(({ title, status }) => [title, status]));
      const told = await standings(world().acme.admin);
      expect(["Anvil draft", "How to forge", "Hammer"].map((title) => told.get(title))).toEqual([
        ...["draft", "published", null],
      ]);
      expect([...(await standings(keeper))]).toEqual([["Anvil", null]]);
    });

    test("finds of two organizations that have the same words each its own", async () => {
      const { acme, globex } = world();
      const idsFor = async (admin: Principal) => new Set((await ask(admin)).map(({ id }) => id));
      const [mine, theirs] = [await idsFor(acme.admin), await idsFor(globex.admin)];
      expect([mine.size, theirs.size]).toEqual([4, 4]);
      expect([...mine].filter((id) => theirs.has(id))).toEqual([]);
    });
  });

  test("asks the database as often, however many collections there are", async () => {
    const { acme } = world();
    const count = () => countStatements(() => found(acme.admin));
    const [, few] = [await count(), await count()];
    for (const slug of ["one", "two", "three"]) {
      const fields = [{ id: newId(), name: "name", label: "Name", kind: "text" }];
      await runUseCase(
        createCollection,
        { slug, name: slug, fields },
        system(acme.id, "provisioning"),
      );
    }
    await count();
    expect(await count()).toBe(few);
  });
});

describe.each(["/search", "/content/posts", "/drafts/posts"])("%s refuses", (path) => {
  const told = async (query: string) => {
    const { status, body } = await askApi(world().acme.admin, `${path}?${query}`);
    return [status, body.errors[0]?.source?.parameter];
  };
  const word = encodeURIComponent;

  test.each([
    ["nothing", ""],
    ["spaces", "   "],
    ["only words that every text has", "the and of"],
    ["only what must not be there", "-anvil"],
    ["nothing but signs", "& | ! ( ) :* <->"],
    [
      "ten thousand words",
      Array.from({ length: 10_000 }, (_, at) => `w${at}`)
        .join(" ")
        .slice(0, 15_000),
    ],
    ["more words than anybody means", Array.from({ length: 31 }, (_, at) => `w${at}`).join(" ")],
    ["a word without end", "x".repeat(301)],
  ])("%s", async (_what, words) => {
    expect(await told(`filter[_search]=${word(words)}`)).toEqual([400, "filter[_search]"]);
  });

  test("what is no text", async () => {
    expect(await told("filter[_search][_eq]=x")).toEqual([400, "filter[_search]"]);
    expect(await told(`filter=${word('{"_search": 1}')}`)).toEqual([400, "filter[_search]"]);
    expect(await told(`filter=${word('{"_search": "a\\u0000b"}')}`)).toEqual([
      400,
      "filter[_search]",
    ]);
    expect((await told("filter[_search]=a%00b"))[0]).toBe(400);
    expect((await told(`filter=${word('{"_or": [{"_search": "x"}]}')}`))[0]).toBe(400);
  });

  test.each([
    "' OR 1=1 --",
    "\\",
    "''''",
    "a:*B",
    "<script>",
    "%_",
    "a'b",
    '"',
    '"unfinished',
    "\u{1f600}x",
  ])("nothing of %s that it cannot read", async (words) => {
    const { status } = await askApi(world().acme.admin, `${path}?filter[_search]=${word(words)}`);
    expect([200, 400]).toContain(status);
  });
});

test("a list that has no texts has nothing to search", async () => {
  const { status, body } = await askApi(world().acme.admin, "/roles?filter[_search]=admin");
  expect([status, body.errors[0]?.source?.parameter]).toEqual([400, "filter[_search]"]);
});
