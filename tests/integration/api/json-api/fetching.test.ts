import { describe, expect, test } from "vitest";
import { useApiWorld, type ApiWorld } from "../../../support/json-api/api-world.ts";
import { askApi, many, one, type Answered } from "../../../support/json-api/ask-api.ts";
import { holdRules, type Rule } from "../../../support/json-api/rules.ts";

const { world } = useApiWorld();

type Path = string | ((world: ApiWorld) => string);

const at =
  (path: Path, who: "partner" | "admin" | "nobody" = "partner") =>
  (world: ApiWorld) =>
    askApi(world.acme[who], typeof path === "string" ? path : path(world));

const post =
  (slug: string, rest = "") =>
  (world: ApiWorld) =>
    `/content/posts/${world.acme.ids[`posts/${slug}`]}${rest}`;

const slugs = (answered: Answered): unknown[] =>
  many(answered).map(({ attributes }) => attributes?.["slug"]);

const refuses =
  (parameter: string) =>
  ({ status, document }: Answered): void => {
    expect(status).toBe(400);
    expect(document?.errors).toMatchObject([{ code: "invalid-parameter", source: { parameter } }]);
  };

const isMissing = ({ status, document }: Answered): void => {
  expect(status).toBe(404);
  expect(document?.errors).toMatchObject([{ code: "not-found" }]);
};

const resources: Rule[] = [
  [
    "a collection is an array of resource objects",
    at("/content/posts?sort=slug"),
    (answer) => expect(slugs(answer)).toEqual(["one", "three", "two"]),
  ],
  [
    "an empty collection is an empty array",
    at("/content/posts?filter[slug]=none"),
    ({ status, document }) => expect([status, document?.data]).toEqual([200, []]),
  ],
  [
    "one resource is an object, not an array",
    at(post("one")),
    (answer, { acme }) =>
      expect(one(answer)).toMatchObject({ type: "posts", id: acme.ids["posts/one"] }),
  ],
  [
    "a list says who it is, and each of its resources does",
    at("/content/posts?page[size]=2"),
    async (answer, world) => {
      expect(answer.document?.links?.["self"]).toContain("/api/v1/content/posts?page");
      for (const { links, id } of many(answer)) {
        const again = await askApi(world.acme.partner, links!.self!.replace("/api/v1", ""));
        expect(one(again).id).toBe(id);
      }
    },
  ],
  ["404: a resource that does not exist", at(`/content/posts/${crypto.randomUUID()}`), isMissing],
  ["404: an id that cannot be one", at("/content/posts/not-an-id"), isMissing],
  ["404: a collection that does not exist", at("/content/nonsense"), isMissing],
  ["404: an address that does not exist", at("/nonsense"), isMissing],
  ["404: a draft, for whom may not read drafts", at(post("unseen")), isMissing],
  [
    "404: another organization's resource",
    ({ acme, globex }) => askApi(globex.admin, `/content/posts/${acme.ids["posts/one"]}`),
    isMissing,
  ],
  ["404: everything, for whom may read nothing", at("/content/posts", "nobody"), isMissing],
];

const relationships: Rule[] = [
  [
    "a relationship has both its addresses and full linkage",
    at(post("one")),
    (answer, { acme }) => {
      const self = `/api/v1${post("one")(world())}`;
      expect(one(answer).relationships?.["author"]).toEqual({
        data: { type: "authors", id: acme.ids["authors/ada"] },
        links: { self: `${self}/relationships/author`, related: `${self}/author` },
      });
    },
  ],
  [
    "an empty to-one relationship is null",
    at(post("three")),
    (answer) => expect(one(answer).relationships?.["author"]?.data).toBeNull(),
  ],
  [
    "the address of a relationship gives its linkage",
    at(post("one", "/relationships/author")),
    ({ document }, { acme }) => {
      expect(document?.data).toEqual({ type: "authors", id: acme.ids["authors/ada"] });
      expect(document?.links).toMatchObject({
        self: `/api/v1${post("one", "/relationships/author")(world())}`,
        related: `/api/v1${post("one", "/author")(world())}`,
      });
    },
  ],
  [
    "the address of an empty relationship gives null",
    at(post("three", "/relationships/author")),
    ({ status, document }) => expect([status, document?.data]).toEqual([200, null]),
  ],
  [
    "the related address gives the related resource",
    at(post("one", "/author")),
    (answer, { acme }) => {
      expect(one(answer)).toMatchObject({ type: "authors", id: acme.ids["authors/ada"] });
      expect(answer.document?.links?.["self"]).toBeDefined();
    },
  ],
  [
    "the related address of an empty relationship gives null",
    at(post("three", "/author")),
    ({ status, document }) => expect([status, document?.data]).toEqual([200, null]),
  ],
  ["404: a relationship that does not exist", at(post("one", "/relationships/x")), isMissing],
  ["404: an attribute is no relationship", at(post("one", "/relationships/title")), isMissing],
  ["404: related by what does not exist", at(post("one", "/x")), isMissing],
  [
    "404: the relationship of a resource that does not exist",
    at(`/content/posts/${crypto.randomUUID()}/relationships/author`),
    isMissing,
  ],
];

const inclusion: Rule[] = [
  [
    "include brings related resources, each once",
    at("/content/posts?include=author"),
    ({ document }) => expect(document?.included?.map(({ type }) => type)).toEqual(["authors"]),
  ],
  [
    "an include that finds nothing is an empty array",
    at(post("three", "?include=author")),
    ({ document }) => expect(document?.included).toEqual([]),
  ],
  [
    "an empty include asks for nothing",
    at("/content/posts?include="),
    ({ status, document }) => {
      expect(status).toBe(200);
      expect(document?.included ?? []).toEqual([]);
    },
  ],
  [
    "nothing is included that was not asked for",
    at("/content/posts"),
    ({ document }) => expect(document).not.toHaveProperty("included"),
  ],
  [
    "a path goes on from where it arrives, and brings what lies between",
    at("/content/pages?include=parent.parent&filter[slug]=team", "admin"),
    ({ document }) =>
      expect(document?.included?.map(({ attributes }) => attributes?.["slug"])).toEqual(["about"]),
  ],
  ["400: a path that is no relationship", at("/content/posts?include=x"), refuses("include")],
  [
    "400: a path that goes on to nowhere",
    at("/content/posts?include=author.x"),
    refuses("include"),
  ],
  ["400: a path over an attribute", at("/content/posts?include=title"), refuses("include")],
  ["400: include of one resource, likewise", at(post("one", "?include=x")), refuses("include")],
];

const fieldsets: Rule[] = [
  [
    "fields[type] gives these fields and no others",
    at("/content/posts?fields[posts]=slug,author"),
    (answer) => {
      for (const { attributes, relationships } of many(answer)) {
        expect(Object.keys(attributes ?? {})).toEqual(["slug"]);
        expect(Object.keys(relationships ?? {})).toEqual(["author"]);
      }
    },
  ],
  [
    "an empty fieldset gives none",
    at("/content/posts?fields[posts]="),
    (answer) => {
      for (const resource of many(answer)) {
        expect(resource).not.toHaveProperty("attributes");
        expect(resource).not.toHaveProperty("relationships");
      }
    },
  ],
  [
    "the fields of another type concern that type",
    at("/content/posts?include=author&fields[authors]=slug&filter[slug]=one"),
    ({ document }) =>
      expect(document?.included?.map(({ attributes }) => attributes)).toEqual([{ slug: "ada" }]),
  ],
  [
    "400: a field that does not exist",
    at("/content/posts?fields[posts]=x"),
    refuses("fields[posts]"),
  ],
  [
    "400: a field that one may not read, in the words of one that does not exist",
    at("/content/posts?fields[posts]=secretNote"),
    refuses("fields[posts]"),
  ],
  ["400: a type that does not exist", at("/content/posts?fields[x]=a"), refuses("fields[x]")],
  ["400: fields without a type", at("/content/posts?fields=slug"), refuses("fields")],
];

const sorting: Rule[] = [
  [
    "sort is ascending",
    at("/content/posts?sort=slug"),
    (answer) => expect(slugs(answer)).toEqual(["one", "three", "two"]),
  ],
  [
    "a minus makes it descending",
    at("/content/posts?sort=-slug"),
    (answer) => expect(slugs(answer)).toEqual(["two", "three", "one"]),
  ],
  [
    "several sort fields apply in their order",
    at("/content/posts?sort=-sticky,-slug"),
    (answer) => expect(slugs(answer)).toEqual(["one", "two", "three"]),
  ],
  ["400: a field that does not exist", at("/content/posts?sort=x"), refuses("sort")],
  ["400: a field that one may not read", at("/content/posts?sort=secretNote"), refuses("sort")],
  ["400: a field that has no order", at("/content/posts?sort=body"), refuses("sort")],
  ["400: a relationship's field", at("/content/posts?sort=author.title"), refuses("sort")],
  ["400: nothing to sort by", at("/content/posts?sort="), refuses("sort")],
  ["400: sort of one resource", at(post("one", "?sort=slug")), refuses("sort")],
];

const filtering: Rule[] = [
  [
    "the filter family asks for some",
    at("/content/posts?filter[slug][_in]=one,two&sort=slug"),
    (answer) => expect(slugs(answer)).toEqual(["one", "two"]),
  ],
  [
    "several filters must all hold",
    at("/content/posts?filter[slug][_in]=one,two&filter[sticky]=true"),
    (answer) => expect(slugs(answer)).toEqual(["one"]),
  ],
  [
    "400: a field that one may not read tells nothing by a filter",
    at("/content/posts?filter[secretNote][_contains]=hidden"),
    refuses("filter[secretNote]"),
  ],
  [
    "400: an operator that does not exist",
    at("/content/posts?filter[slug][_x]=1"),
    refuses("filter[slug][_x]"),
  ],
  ["400: a filter of one resource", at(post("one", "?filter[slug]=one")), refuses("filter[slug]")],
];

const parameters: Rule[] = [
  [
    "400: a parameter of the specification's own names that is none",
    at("/content/posts?foo=1"),
    refuses("foo"),
  ],
  [
    "400: a parameter that is not spelled as one",
    at("/content/posts?page[size=1"),
    refuses("page[size"),
  ],
  [
    "400: a member of a family that is none",
    at("/content/posts?page[number]=1"),
    refuses("page[number]"),
  ],
  [
    "400: a parameter of one's own, which this server has none of",
    at("/content/posts?camelCase=1"),
    refuses("camelCase"),
  ],
  ["400: a parameter twice", at("/content/posts?sort=slug&sort=title"), refuses("sort")],
  ["400: a size that is none", at("/content/posts?page[size]=0"), refuses("page[size]")],
  ["400: more than a page holds", at("/content/posts?page[size]=101"), refuses("page[size]")],
  ["400: a place that is none", at("/content/posts?page[after]=nonsense"), refuses("page[after]")],
];

describe("resources", () => {
  holdRules(world, resources);
});
describe("relationships", () => {
  holdRules(world, relationships);
});
describe("include", () => {
  holdRules(world, inclusion);
});
describe("sparse fieldsets", () => {
  holdRules(world, fieldsets);
});
describe("sort", () => {
  holdRules(world, sorting);
});
describe("filter", () => {
  holdRules(world, filtering);
});
describe("query parameters", () => {
  holdRules(world, parameters);
});

describe("pagination", () => {
  const follow = async (link: string | null | undefined) =>
    askApi(world().acme.partner, (link ?? "").replace("/api/v1", ""));

  test("the links lead through all pages and back, keep the question, and end in null", async () => {
    const start = "/content/posts?page[size]=1&sort=-slug&fields[posts]=slug";
    const pages = [await askApi(world().acme.partner, start)];
    for (let next = pages[0]!.document?.links?.["next"]; next !== null;) {
      pages.push(await follow(next));
      next = pages.at(-1)!.document!.links!["next"]!;
      expect(pages.length).toBeLessThan(10);
    }
    expect(pages.map(slugs)).toEqual([["two"], ["three"], ["one"]]);
    expect(pages[0]!.document?.links).toMatchObject({ prev: null });
    const back = await follow(pages[2]!.document?.links?.["prev"]);
    expect(slugs(back)).toEqual(["three"]);
    expect(slugs(await follow(back.document?.links?.["prev"]))).toEqual(["two"]);
    expect(slugs(await follow(back.document?.links?.["first"]))).toEqual(["two"]);
    expect(many(pages[1]!)[0]?.attributes).toEqual({ slug: "three" });
  });

  test("a place of one organization's list is none in the other's", async () => {
    const start = await askApi(world().acme.admin, "/content/posts?page[size]=1");
    const next = start.document!.links!["next"]!.replace("/api/v1", "");
    const answer = await askApi(world().globex.admin, next);
    expect(answer.document?.errors).toMatchObject([{ source: { parameter: "page[after]" } }]);
  });
});

test("nothing of the other organization and nothing hidden is in any list", async () => {
  for (const type of ["posts", "authors"]) {
    const { text } = await askApi(world().acme.partner, `/content/${type}`);
    expect(text).toContain("acme-only");
    expect(text).not.toMatch(/globex|hidden|unseen/);
  }
});
