import { expect, test } from "vitest";
import { askApi } from "../../support/api/ask-api.ts";
import { postOf, seedEntry } from "../../support/api/posts.ts";
import { countStatements } from "../../support/count-statements.ts";
import { useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

test("a list takes as many statements for one entry as for sixty, what is included too", async () => {
  const { admin, partner } = world().acme;
  const seedPost = async (index: number) => {
    const author = `author-${index % 7}`;
    await seedEntry(admin, { collection: "posts", data: postOf({ author }) });
  };
  for (let index = 0; index < 7; index += 1) {
    const data = { title: "Author", email: "", bio: "" };
    await seedEntry(admin, { collection: "authors", slug: `author-${index}`, data });
  }
  await seedPost(0);
  const count = (who: typeof admin | typeof partner, query: string) =>
    countStatements(async () => {
      const told = await askApi(who, `/content/posts?page[size]=100&${query}`);
      expect(told.status).toBe(200);
    });
  for (const who of [admin, partner]) await count(who, "");
  const queries = ["sort=title", "include=author", "filter[author][_nnull]=true&include=author"];
  const before = [];
  for (const query of queries) before.push(await count(partner, query), await count(admin, query));
  for (let index = 1; index < 60; index += 1) await seedPost(index);
  const after = [];
  for (const query of queries) after.push(await count(partner, query), await count(admin, query));
  expect(after).toEqual(before);
  const [plain = 0, , included = 0] = after;
  expect(included).toBe(plain + 1);
});

const MANY = Array.from({ length: 10_000 }, (_, index) => `filter[_or][${index}][title]=x`);

test.each([
  MANY.join("&"),
  MANY.slice(0, 500).join("&"),
  `filter=${encodeURIComponent(`${'{"_and":['.repeat(5_000)}{"title":"x"}${"]}".repeat(5_000)}`)}`,
  `filter${"[_and][0]".repeat(500)}[title]=x`,
  "filter[title]=a%00b",
  "filter[title%00]=a",
  "filter[__proto__][title]=a",
  "filter[constructor][prototype]=a",
  'filter={"__proto__":{"title":"x"}}',
  'filter={"title":"\\ud800"}',
  'filter={"title":"\\u0000"}',
  `filter[title]=${"x".repeat(5_000)}`,
  "filter[id]=1;DROP TABLE entries",
  "filter[id][_in]='a'",
  "filter[publishedAt][_gt]=99999-01-01",
  "filter[publishedAt][_gt]=infinity",
  "filter[title][_eq][_eq]=a",
  "filter[title]=a&filter[title]=b",
  "filter[title]=a&filter[title][_neq]=b",
  "filter=a&filter[title]=b",
  "filter[]=a",
  "filter[title=a",
  "sort=",
  "sort=title,title",
  "sort=title,slug,sticky,publishedAt,createdAt,updatedAt",
  `sort=${"-".repeat(50)}title`,
  "sort[title]=asc",
  "sort=title&sort=slug",
  "page[size]=0",
  "page[size]=101",
  "page[size]=-1",
  "page[size]=1e2",
  "page=1",
  "page[number]=2",
  `page[after]=${"A".repeat(9_000)}`,
  "include=author.author.author.author",
  `include=${"author,".repeat(30)}author`,
  "fields=title",
  "fields[posts][x]=title",
  "fields[nothing]=title",
  "fields[posts]=title,,slug",
  "drafts=true",
  "view=draft",
  "Filter[title]=a",
])("a question of the kind %.60s is refused as input", async (query) => {
  const told = await askApi(world().acme.admin, `/content/posts?${query}`);
  expect(told.status).toBe(400);
  expect(told.body.errors[0]?.code).toBe("invalid-parameter");
  expect(told.body.errors[0]?.source?.parameter).toBeDefined();
});

test("an id that is none is nothing", async () => {
  const { admin } = world().acme;
  for (const id of ["x", "1", "%00", "'", "00000000-0000-0000-0000-00000000000g", "a%2fb"]) {
    const told = await askApi(admin, `/content/posts/${id}`);
    expect([id, told.status]).toEqual([id, 404]);
  }
});
