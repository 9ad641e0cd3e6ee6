import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { postOf, seedEntry } from "../../support/api/posts.ts";
import { useDatabase } from "../../support/database.ts";
import { holdPermissions, type GivenPermission } from "../../support/hold-permissions.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const hold = (permissions: readonly GivenPermission[], who = world().acme.nobody) =>
  holdPermissions(database(), who, permissions);

const on = (collection: string, more: Omit<GivenPermission, "collection" | "action"> = {}) => ({
  ...{ collection, action: "read" },
  ...more,
});

beforeAll(async () => {
  for (const { admin } of [world().acme, world().globex]) {
    for (const name of ["ann", "ben"]) {
      const data = { title: name, email: `${name}@${name}.test`, bio: "" };
      await seedEntry(admin, { collection: "authors", slug: name, data });
      const post = postOf({ title: `by ${name}`, author: name });
      await seedEntry(admin, { collection: "posts", data: post });
    }
    await seedEntry(admin, { collection: "posts", data: postOf({ title: "by nobody" }) });
    const top = { title: "top", blocks: [] };
    const parentId = await seedEntry(admin, { collection: "pages", slug: "top", data: top });
    const below = { collection: "pages", slug: "below", parentId } as const;
    await seedEntry(admin, { ...below, data: { title: "below", blocks: [] } });
  }
}, 60_000);

/** The titles that a filter finds, or the status and place of its refusal. */
async function found(who: Principal, collection: string, filter: object): Promise<unknown[]> {
  const query = `filter=${encodeURIComponent(JSON.stringify(filter))}`;
  const { status, body } = await askApi(who, `/content/${collection}?${query}`);
  if (status !== 200) return [status, body.errors[0]?.source];
  return body.data.map(({ attributes }) => String(attributes["title"])).toSorted();
}

const REFUSED = [400, { parameter: "filter" }];

describe("a filter along a relationship", () => {
  test("finds entries by what they lead to", async () => {
    const { admin } = world().acme;
    const table: [string, object, unknown[]][] = [
      ["posts", { author: { title: "ann" } }, ["by ann"]],
      ["posts", { author: { title: { _neq: "ann" } } }, ["by ben"]],
      ["posts", { author: { email: { _contains: "@" }, slug: "ben" } }, ["by ben"]],
      ["posts", { author: { _or: [{ title: "ann" }, { title: "ben" }] } }, ["by ann", "by ben"]],
      [
        "posts",
        { _or: [{ author: { title: "ann" } }, { author: { _null: true } }] },
        ["by ann", "by nobody"],
      ],
      ["posts", { author: { _nnull: true, title: "zoe" } }, []],
      ["pages", { parent: { title: "top" } }, ["below"]],
      ["pages", { parent: { parent: { title: "top" } } }, []],
    ];
    for (const [collection, filter, titles] of table) {
      expect([filter, await found(admin, collection, filter)]).toEqual([filter, titles]);
    }
    const spelled = await askApi(admin, "/content/posts?filter[author][title][_eq]=ann");
    expect(spelled.body.data.map(({ attributes }) => attributes["title"])).toEqual(["by ann"]);
    const wrong = await askApi(admin, "/content/posts?filter[author][nope]=ann");
    expect([wrong.status, wrong.body.errors[0]?.source]).toEqual([
      400,
      { parameter: "filter[author][nope]" },
    ]);
  });

  test("asks over there of no more than the caller may read", async () => {
    const { nobody } = world().acme;
    const byEmail = { author: { email: { _contains: "@" } } };
    await hold([on("posts")]);
    expect(await found(nobody, "posts", { author: { title: "ann" } })).toEqual(REFUSED);
    await hold([on("posts"), on("authors", { fields: ["title"] })]);
    expect(await found(nobody, "posts", { author: { title: "ann" } })).toEqual(["by ann"]);
    expect(await found(nobody, "posts", byEmail)).toEqual(REFUSED);
    await hold([on("posts"), on("authors", { rule: { title: "ben" } })]);
    expect(await found(nobody, "posts", { author: { title: "ann" } })).toEqual([]);
    expect(await found(nobody, "posts", byEmail)).toEqual(["by ben"]);
    expect(await found(nobody, "posts", { author: { email: { _null: true } } })).toEqual([]);
    await hold([
      on("posts"),
      on("authors", { fields: ["title"] }),
      on("authors", { fields: ["email"], rule: { title: "ben" } }),
    ]);
    expect(await found(nobody, "posts", byEmail)).toEqual(["by ben"]);
    expect(await found(nobody, "posts", { author: { email: { _null: true } } })).toEqual([
      "by ann",
    ]);
    expect(await found(nobody, "posts", { author: { email: { _neq: "x" } } })).toEqual(["by ben"]);
  });

  test("has no way to another organization, nor to what cannot be read at all", async () => {
    const { acme, globex } = world();
    await hold([on("posts"), on("authors")], globex.nobody);
    expect(await found(globex.nobody, "posts", { author: { title: "ann" } })).toEqual(["by ann"]);
    expect((await askApi(acme.suspended, "/content/posts")).status).toBe(401);
    await hold([on("authors")]);
    expect((await askApi(acme.nobody, "/content/posts?filter[author][title]=ann")).status).toBe(
      404,
    );
  });
});

describe("a rule along a relationship", () => {
  const titles = (who: MemberPrincipal) => found(who, "posts", {});

  test("holds by what is over there, whether its holder may read that or not", async () => {
    const { acme, globex } = world();
    const rule = { author: { email: { _starts_with: "ann" } } };
    await hold([on("posts", { rule, fields: ["title"] })]);
    expect(await titles(acme.nobody)).toEqual(["by ann"]);
    await hold([on("posts", { rule })], globex.nobody);
    expect(await titles(globex.nobody)).toEqual(["by ann"]);
    await hold([on("pages", { rule: { parent: { slug: "top" } } })]);
    expect(await found(acme.nobody, "pages", {})).toEqual(["below"]);
  });

  test("shows a field by it, and withholds it elsewhere", async () => {
    const { nobody } = world().acme;
    await hold([
      on("posts", { fields: ["title"] }),
      on("posts", { fields: ["tags"], rule: { author: { title: "ann" } } }),
    ]);
    const { body } = await askApi(nobody, "/content/posts?sort=title");
    expect(body.data.map((one) => one.attributes)).toEqual([
      { title: "by ann", tags: [] },
      { title: "by ben", tags: null },
      { title: "by nobody", tags: null },
    ]);
  });

  test("that knows the person by name", async () => {
    const { nobody } = world().acme;
    await hold([on("posts", { rule: { author: { title: "$CURRENT_USER.name" } } })]);
    expect(await titles(nobody)).toEqual([]);
    await hold([on("posts", { rule: { title: { _neq: "$CURRENT_USER.email" } } })]);
    expect(await titles(nobody)).toHaveLength(3);
    await hold([on("posts", { rule: { title: { _in: ["by ann", "$CURRENT_USER.name"] } } })]);
    expect(await titles(nobody)).toEqual(["by ann"]);
  });

  test("that leads nowhere gives nothing", async () => {
    const { nobody } = world().acme;
    await hold([on("posts", { rule: { author: { nope: "ann" } } }), on("pages")]);
    expect(await titles(nobody)).toEqual([]);
  });
});
