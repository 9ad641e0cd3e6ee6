import { beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "@/lib/access/principal.ts";
import { askApi, type Told } from "../../support/api/ask-api.ts";
import { postOf, seedEntry } from "../../support/api/posts.ts";
import { useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

beforeAll(async () => {
  for (const { slug, admin } of Object.values(world())) {
    for (const name of ["ada", "bob"]) {
      const data = { title: `${slug}-only ${name}`, email: "hidden-only", bio: "" };
      await seedEntry(admin, { collection: "authors", slug: name, data });
    }
    for (const slug of ["secret", "secret-1", "secret-2", "secret-3", "secret-4"]) {
      const data = { title: "draft-only", email: "", bio: "" };
      await seedEntry(admin, { collection: "authors", slug, data, isDraft: true });
    }
    for (let index = 0; index < 6; index += 1) {
      const data = { title: `${slug}-only`, email: "", bio: "" };
      await seedEntry(admin, { collection: "authors", slug: `author-${index}`, data });
    }
    for (let index = 0; index < 23; index += 1) {
      const data = postOf({
        title: `${slug}-only ${index % 5}`,
        author: [null, "ada", "bob", "secret"][index % 4] ?? null,
        tags: index % 2 === 0 ? ["even"] : ["odd", "x"],
        sticky: index % 3 === 0,
        excerpt: index === 7 ? "100%_done\\" : "",
      });
      await seedEntry(admin, { collection: "posts", slug: `post-${index}`, data });
    }
    const draft = postOf({ title: "draft-only" });
    await seedEntry(admin, { collection: "posts", slug: "draft", data: draft, isDraft: true });
  }
}, 120_000);

const slugs = ({ body }: Told) => body.data.map(({ attributes }) => attributes["slug"]);
const list = (query: string, who: Principal = world().acme.partner) =>
  askApi(who, `/content/posts?${query}`);

const POSTS = "/content/posts";

/** All entries, page by page, by the links of the answers alone. */
async function walk(
  query: string,
  side: "next" | "prev" = "next",
  { who, list }: { who: Principal; list: string } = { who: world().acme.partner, list: POSTS },
): Promise<unknown[]> {
  const found: unknown[] = [];
  let path: string | null = `${list}?${query}`;
  while (path !== null) {
    const told: Told = await askApi(who, path);
    found.push(...(side === "next" ? slugs(told) : slugs(told).toReversed()));
    const link = told.body.links[side] as string | null;
    path = link === null ? null : link.replace("/api/v1", "");
  }
  return found;
}

describe("a list", () => {
  test("shows what is published to whom it may, and nothing of another organization", async () => {
    const { acme, globex } = world();
    for (const who of [acme.partner, acme.editor, acme.admin]) {
      const told = await list("page[size]=100", who);
      expect(told.body.data).toHaveLength(23);
      expect(JSON.stringify(told.body)).not.toMatch(/draft-only|globex-only/);
    }
    expect(JSON.stringify((await list("page[size]=100")).body)).not.toContain("hidden-only");
    const others = await list("page[size]=100", globex.partner);
    expect(JSON.stringify(others.body)).not.toContain("acme-only");
    expect((await list("", acme.nobody)).status).toBe(404);
    expect((await list("", acme.suspended)).status).toBe(401);
  });

  test("of drafts shows them to those who may read drafts, and is not there for others", async () => {
    const { admin, editor, partner } = world().acme;
    for (const who of [admin, editor]) {
      const told = await askApi(who, "/drafts/posts?filter[status]=draft");
      expect(slugs(told)).toEqual(["draft"]);
    }
    const nowhere = await askApi(partner, "/nowhere");
    const drafts = await askApi(partner, "/drafts/posts");
    expect([drafts.status, drafts.body]).toEqual([404, nowhere.body]);
    expect((await list("filter[status]=draft")).body.data).toEqual([]);
  });

  test.each([
    "title",
    "-title",
    "publishedAt",
    "-sticky,title",
    "slug",
    "-id",
    "sticky,-title,slug",
  ])("sorted by %s is walked forth and back without a gap or a repetition", async (sort) => {
    const forth = await walk(`sort=${sort}&page[size]=4`);
    expect(forth).toHaveLength(23);
    expect(new Set(forth).size).toBe(23);
    const whole = await list(`sort=${sort}&page[size]=100`);
    expect(forth).toEqual(slugs(whole));
    const last = await list(`sort=${sort}&page[size]=20`);
    const end = await askApi(world().acme.partner, last.body.links.next.replace("/api/v1", ""));
    const back = end.body.links.prev.replace("/api/v1/content/posts?", "");
    const walked = [...slugs(end).toReversed(), ...(await walk(back, "prev"))];
    expect(walked.toReversed()).toEqual(forth);
  });

  test.each(["publishedAt", "-publishedAt", "publishedAt,-title", "-publishedAt,slug"])(
    "sorted by %s keeps entries without a value together, forth and back",
    async (sort) => {
      const at = { who: world().acme.admin, list: "/drafts/authors" };
      const whole = await askApi(at.who, `${at.list}?sort=${sort}&page[size]=100`);
      expect(slugs(whole).length).toBeGreaterThan(10);
      const forth = await walk(`sort=${sort}&page[size]=3`, "next", at);
      expect(forth).toEqual(slugs(whole));
      const drafts = slugs(whole).map((slug) => String(slug).startsWith("secret"));
      expect(drafts).toEqual(
        drafts.toSorted((a, b) => (sort.startsWith("-") ? -1 : 1) * (Number(a) - Number(b))),
      );
      const last = await askApi(at.who, `${at.list}?sort=${sort}&page[size]=10`);
      const end = await askApi(at.who, last.body.links.next.replace("/api/v1", ""));
      const before = end.body.links.prev.replace(`/api/v1${at.list}?`, "");
      const back = [...slugs(end).toReversed(), ...(await walk(before, "prev", at))];
      expect(back.toReversed()).toEqual(forth);
    },
  );

  test("has no page before the first and none after the last", async () => {
    const only = await list("page[size]=100");
    expect(only.body.links).toMatchObject({ prev: null, next: null });
    expect(only.body.meta["page"]).toEqual({ size: 100, hasMore: false });
    const flat = await askApi(world().acme.partner, "/content/posts?page[size]=2", {
      headers: { Accept: "application/json" },
    });
    expect(flat.body.items).toHaveLength(2);
    expect(flat.body.page).toMatchObject({ size: 2, hasMore: true, prev: null });
  });

  test("takes a cursor of its own order and organization alone", async () => {
    const { globex } = world();
    const { next } = (await list("sort=title&page[size]=2")).body.links;
    const cursor = new URL(next, "http://x").searchParams.get("page[after]") ?? "";
    const refused = [
      await list(`sort=-title&page[after]=${cursor}`),
      await list(`sort=title&page[after]=${cursor}`, globex.partner),
      await askApi(world().acme.partner, `/content/authors?sort=title&page[after]=${cursor}`),
      await list(`sort=title&page[after]=${cursor.slice(0, -4)}`),
      await list("sort=title&page[after]="),
      await list(`sort=title&page[after]=${Buffer.from('["x",{}]').toString("base64url")}`),
    ];
    for (const { status, body } of refused) {
      expect([status, body.errors[0]?.source]).toEqual([400, { parameter: "page[after]" }]);
    }
    const both = await list(`sort=title&page[after]=${cursor}&page[before]=${cursor}`);
    expect(both.status).toBe(400);
  });

  test.each([
    ["filter[title]=acme-only 1", 5],
    ["filter[tags][_contains]=odd", 11],
    ["filter[tags][_ncontains]=odd", 12],
    ["filter[sticky]=true", 8],
    ["filter[excerpt][_contains]=%_done\\", 1],
    ["filter[excerpt][_contains]=00_done", 0],
    ["filter[slug][_in]=post-1,post-2,none", 2],
    ["filter[slug][_in]=", 0],
    ["filter[slug][_nin]=post-1,post-2", 21],
    ["filter[_or][0][slug]=post-1&filter[_or][1][slug]=post-2", 2],
    ["filter[_and][0][slug]=post-1&filter[_and][1][sticky]=true", 0],
    ['filter={"_or":[{"slug":"post-1"},{"slug":{"_starts_with":"post-2"}}]}', 5],
    ['filter={"slug":{"_eq":null}}', 0],
    ['filter={"slug":{"_neq":null}}', 0],
    ["filter[excerpt][_empty]=true", 22],
    ["filter[author][_null]=true", 11],
    ["filter[publishedAt][_gt]=2000-01-01", 23],
    ["filter[publishedAt][_between]=2000-01-01,2000-01-02T00:00:00Z", 0],
  ])("narrowed by %s holds %i", async (query, count) => {
    const told = await list(`${query.replaceAll("%", "%25")}&page[size]=100`);
    expect([told.status, told.body.data.length]).toEqual([200, count]);
  });
});

describe("what is included", () => {
  test("is there once, with full linkage, and only where it is published", async () => {
    const told = await list("include=author&page[size]=100&sort=slug");
    const linked = told.body.data.flatMap(
      ({ relationships }) => relationships["author"]?.data ?? [],
    );
    expect(new Set(linked.map(({ id }) => id))).toEqual(
      new Set(told.body.included.map(({ id }) => id)),
    );
    expect(told.body.included).toHaveLength(2);
    expect(Object.keys(told.body.included[0]!.attributes)).toEqual(["title", "slug", "bio"]);
    expect(JSON.stringify(told.body)).not.toMatch(/draft-only|hidden-only|globex-only/);
    const none = await list("include=author&filter[author][_null]=true");
    expect(none.body.included).toEqual([]);
  });

  test("is drafted in the view of drafts, and in neither for those who may not read it", async () => {
    const { admin, editor } = world().acme;
    const query = "include=author&filter[slug]=post-3";
    const drafted = await askApi(admin, `/drafts/posts?${query}`);
    expect(drafted.body.included[0]?.attributes["title"]).toBe("draft-only");
    expect((await list(query, admin)).body.included).toEqual([]);
    const refused = await list(query, editor);
    expect([refused.status, refused.body.errors[0]?.source]).toEqual([
      400,
      { parameter: "include" },
    ]);
  });

  test("follows pages up, at most three at a time", async () => {
    const { admin } = world().acme;
    const data = { title: "Page", blocks: [] };
    let parentId: string | null = null;
    const ids: string[] = [];
    for (let depth = 0; depth < 5; depth += 1) {
      parentId = await seedEntry(admin, { collection: "pages", data, parentId });
      ids.unshift(parentId);
    }
    const told = await askApi(admin, `/content/pages/${ids[0]}?include=parent.parent.parent`);
    expect(told.body.included.map(({ id }) => id)).toEqual(ids.slice(1, 4));
    const deep = await askApi(
      admin,
      `/content/pages/${ids[0]}?include=parent.parent.parent.parent`,
    );
    expect(deep.status).toBe(400);
    const all = await askApi(admin, `/content/pages?include=parent&page[size]=100`);
    expect(all.body.included).toEqual([]);
  });
});

describe("a field that one may not read", () => {
  const hidden = "secretNote";
  const absent = "noSuchThing";
  test.each([
    (name: string) => `filter[${name}]=x`,
    (name: string) => `filter[${name}][_null]=true`,
    (name: string) => `filter[${name}][_nope]=x`,
    (name: string) => `filter[_or][0][${name}][_contains]=h`,
    (name: string) => `filter={"_and":[{"${name}":{"_starts_with":"h"}}]}`,
    (name: string) => `sort=${name}`,
    (name: string) => `sort=title,-${name}`,
    (name: string) => `include=${name}`,
    (name: string) => `include=author.${name}`,
    (name: string) => `fields[posts]=title,${name}`,
    (name: string) => `fields[authors]=${name === hidden ? "email" : name}`,
    (name: string) => `fields[${name === hidden ? "pages" : name}]=title`,
  ])("is answered like one that does not exist: case %#", async (query) => {
    const told = async (name: string) => {
      const { status, body } = await askApi(world().acme.partner, `/content/posts?${query(name)}`);
      return [
        status,
        JSON.stringify(body)
          .replaceAll(name, "NAME")
          .replaceAll(/email|pages/g, "NAME"),
      ];
    };
    const [status, body] = await told(hidden);
    expect(status).toBe(400);
    expect([status, body]).toEqual(await told(absent));
  });

  test("is written like one that does not exist, and tells nothing when it stays", async () => {
    const { editor } = world().acme;
    const write = async (name: string) => {
      const body = { data: { type: "posts", attributes: { title: "x", [name]: "y" } } };
      const told = await askApi(editor, "/content/posts", { body });
      return JSON.stringify(told.body).replaceAll(name, "NAME");
    };
    expect(await write("createdBy")).toEqual(await write(absent));
  });
});
