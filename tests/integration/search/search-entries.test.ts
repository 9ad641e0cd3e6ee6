import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { countPublishedEntries } from "@/lib/content/resource/count-entries.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { paragraph } from "../../support/api/posts.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { joined, system } from "../../support/shop.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const add = (who: Principal, attributes: object) =>
  askApi(who, "/content/posts", { body: { data: { type: "posts", attributes } } });

/** Titles of what is found, in the order of the answer. */
async function titles(who: Principal, words: string, more = "", place = "content") {
  const query = `filter[_search]=${encodeURIComponent(words)}${more}`;
  const { status, body } = await askApi(who, `/${place}/posts?${query}`);
  expect(status).toBe(200);
  return body.data.map(({ attributes }) => attributes["title"]);
}

let partial: MemberPrincipal;

beforeAll(async () => {
  const { acme, globex } = world();
  const posts = [
    {
      title: "Running shoes",
      body: paragraph("For long ways."),
      secretNote: "cheap",
      tags: ["open"],
    },
    { title: "A walk", body: paragraph("Old shoes are the best shoes."), secretNote: "running" },
    {
      title: "Café crème",
      body: paragraph("Naïve visitors drink it."),
      excerpt: "Red shoes inside",
    },
    { title: "Only <b>bold</b> & co", body: paragraph("Pitted olives.") },
  ];
  for (const attributes of posts) {
    const { status } = await add(acme.admin, { ...attributes, status: "published" });
    expect(status).toBe(201);
  }
  await add(acme.admin, { title: "Unfinished", body: paragraph("shoes to come") });
  await add(globex.admin, { title: "Globex shoes", status: "published" });
  const role = {
    ...{ slug: "partial", name: "Partial" },
    permissions: [
      { collection: "posts", action: "read", fields: ["title", "body"] },
      {
        collection: "posts",
        action: "read",
        fields: ["secretNote"],
        rule: { tags: { _contains: "open" } },
      },
    ],
  };
  await runUseCase(createRole, role, system(acme.id, "provisioning"));
  partial = await joined(database().superUrl, { id: acme.id, name: "pia", roles: ["partial"] });
});

describe("words find an entry", () => {
  test("in any of its texts, by their stems, the best first", async () => {
    expect(await titles(world().acme.admin, "shoe")).toEqual([
      "Running shoes",
      "A walk",
      "Café crème",
    ]);
  });

  test.each([
    ["where all of them are, in whatever fields", "long run", ["Running shoes"]],
    ["without accents", "naive cafe", ["Café crème"]],
    ["with accents that it has not", "rünning shoes", ["Running shoes", "A walk"]],
    ["by the beginning of the last one", "creme visit", ["Café crème"]],
    ["beside each other in quotes", '"best shoes"', ["A walk"]],
    ["not beside each other", '"shoes best"', []],
    ["with one or the other", "olives or visitors", ["Café crème", "Only <b>bold</b> & co"]],
    ["without a word", "shoes -walk -red", ["Running shoes"]],
    [
      "with quotes and signs of questions in them",
      "shoes' & ! | <-> ( :* \\ long",
      ["Running shoes"],
    ],
  ])("%s", async (_how, words, found) => {
    const told = await titles(world().acme.admin, words);
    expect(new Set(told)).toEqual(new Set(found));
  });

  test("among others that a filter leaves, in the order that is wished for", async () => {
    const { admin } = world().acme;
    expect(await titles(admin, "shoes", "&sort=title")).toEqual([
      "A walk",
      "Café crème",
      "Running shoes",
    ]);
    expect(await titles(admin, "shoes", "&filter[title][_neq]=A walk&sort=-title")).toEqual([
      "Running shoes",
      "Café crème",
    ]);
    const asJson = encodeURIComponent('{"_search": "shoes", "title": "A walk"}');
    const { body } = await askApi(admin, `/content/posts?filter=${asJson}`);
    expect(body.data.map(({ attributes }) => attributes["title"])).toEqual(["A walk"]);
  });

  test("page by page, both ways", async () => {
    const { admin } = world().acme;
    const first = await askApi(admin, "/content/posts?filter[_search]=shoes&page[size]=2");
    const follow = (link: string) => askApi(admin, decodeURI(link).replace("/api/v1", ""));
    const second = await follow(first.body.links.next);
    expect(second.body.data.map(({ attributes }) => attributes["title"])).toEqual(["Café crème"]);
    const back = await follow(second.body.links.prev);
    expect(back.body.data).toEqual(first.body.data);
    const other = second.body.links.prev.replace("shoes", "walk");
    expect((await follow(other)).status).toBe(400);
  });

  test("and they are counted as they are listed", async () => {
    const { acme } = world();
    const count = (who: Principal, words: string) =>
      runUseCase(
        countPublishedEntries,
        { collection: "posts", filter: { _search: words } },
        callerOf(who),
      );
    expect(await count(acme.admin, "shoes")).toEqual({ count: 3, more: false });
    expect(await count(partial, "red")).toEqual({ count: 0, more: false });
  });

  test("as drafted, for those who may read drafts alone", async () => {
    const { acme } = world();
    expect(await titles(acme.editor, "unfinished", "", "drafts")).toEqual(["Unfinished"]);
    expect(await titles(acme.admin, "unfinished")).toEqual([]);
    expect((await askApi(partial, "/drafts/posts?filter[_search]=unfinished")).status).toBe(404);
  });

  test("of the own organization alone", async () => {
    expect(await titles(world().globex.admin, "shoes")).toEqual(["Globex shoes"]);
    expect(await titles(world().acme.admin, "globex")).toEqual([]);
  });
});

describe("a word counts in fields that the caller may read", () => {
  test("in that very row, and in no other", async () => {
    expect(await titles(partial, "cheap")).toEqual(["Running shoes"]);
    expect(await titles(partial, "running")).toEqual(["Running shoes"]);
    expect(await titles(partial, "red")).toEqual([]);
    expect(await titles(partial, "walk -running")).toEqual(["A walk"]);
    expect(await titles(world().acme.admin, "walk -running")).toEqual([]);
  });

  test("also where it is shown", async () => {
    const { body } = await askApi(partial, "/content/posts?filter[_search]=shoes&sort=title");
    expect(body.data.map((one) => (one as unknown as { meta: unknown }).meta)).toEqual([
      {
        redacted: ["secretNote"],
        highlights: [
          {
            field: "body",
            text: "Old shoes are the best shoes.",
            marks: [
              [4, 9],
              [23, 28],
            ],
          },
        ],
      },
      { highlights: [{ field: "title", text: "Running shoes", marks: [[8, 13]] }] },
    ]);
  });

  test("as plain text, whatever it looks like", async () => {
    const { body } = await askApi(world().acme.admin, "/content/posts?filter[_search]=co");
    expect(body.data.map((one) => (one as unknown as { meta: unknown }).meta)).toEqual([
      { highlights: [{ field: "title", text: "Only <b>bold</b> & co", marks: [[19, 21]] }] },
    ]);
  });
});

describe("what stands in fields of all kinds is found", () => {
  const kinds = {
    ...{ name: "text", story: "rich-text", labels: "choices", size: "choice", site: "url" },
    ...{ picture: "image", paper: "file", box: "group", rows: "list", parts: "blocks" },
  };
  const inner = () => [{ id: newId(), name: "note", label: "Note", kind: "text" }];
  const fields = Object.entries(kinds).map(([name, kind]) => ({
    ...{ id: newId(), name, label: name, kind },
    ...(kind === "choices" || kind === "choice" ? { choices: ["amber", "violet"] } : {}),
    ...(kind === "group" || kind === "list" ? { fields: inner() } : {}),
    ...(kind === "blocks"
      ? { blocks: [{ id: newId(), name: "quote", label: "Quote", fields: inner() }] }
      : {}),
  }));
  const found = async (words: string) => {
    const { admin } = world().acme;
    const { body } = await askApi(admin, `/content/things?filter[_search]=${words}`);
    return body.data.map(({ attributes }) => attributes["name"]);
  };

  beforeAll(async () => {
    const { acme } = world();
    const things = { slug: "things", name: "Things", fields };
    await runUseCase(createCollection, things, system(acme.id, "provisioning"));
    const attributes = {
      ...{ name: "first", story: paragraph("Kangaroo"), labels: ["amber"], size: "violet" },
      ...{ site: "https://wallaby.test/x", picture: { url: "/a.png", alt: "Wombat" } },
      ...{ paper: { url: "/p.pdf", name: "Platypus.pdf" }, box: { note: "Quokka" } },
      ...{ rows: [{ note: "Dingo" }], parts: [{ id: newId(), kind: "quote", note: "Emu" }] },
    };
    const { status } = await askApi(acme.admin, "/content/things", {
      body: { data: { type: "things", attributes } },
    });
    expect(status).toBe(201);
  });

  test.each([
    "kangaroo",
    "amber",
    "violet",
    "wallaby",
    "wombat",
    "platypus",
    "quokka",
    "dingo",
    "emu",
  ])("%s", async (word) => expect(await found(word)).toEqual(["first"]));

  test("in an entry that is taken out of the bin, and in none that lies there", async () => {
    const { superUrl } = database();
    const change = (what: string) =>
      ask(superUrl, `UPDATE entries SET ${what} WHERE draft->>$1 = 'first'`, [fields[0]?.id]);
    await change("deleted_at = now()");
    expect(
      await ask(
        superUrl,
        "SELECT 1 FROM entry_texts t JOIN entries e ON e.id = t.entry_id WHERE e.deleted_at IS NOT NULL",
      ),
    ).toEqual([]);
    await change("deleted_at = NULL");
    expect(await found("emu")).toEqual(["first"]);
  });

  test("in a field that was taken away and is back, and not in between", async () => {
    const store = (all: readonly object[]) =>
      ask(database().superUrl, "UPDATE collections SET fields = $1 WHERE slug = 'things'", [
        JSON.stringify(all),
      ]);
    await store(fields.filter(({ name }) => name !== "box"));
    expect(await found("quokka")).toEqual([]);
    await ask(
      database().superUrl,
      "UPDATE entries SET published = published || '{}', position = 1",
    );
    await store(fields);
    expect(await found("quokka")).toEqual(["first"]);
  });
});

test("what is looked for and found makes no difference in statements", async () => {
  const { admin } = world().acme;
  const count = (words: string) =>
    countStatements(() => askApi(admin, `/content/posts?filter[_search]=${words}`));
  const [one] = [await count("shoes"), await count("shoes")];
  expect([await count("nothing"), await count("a or shoes or olives -cafe")]).toEqual([one, one]);
});
