import { expect, test } from "vitest";
import { askApi } from "../../support/api/ask-api.ts";
import { BIG, storeBigOrganization, storePlainPosts } from "../../support/big-organization.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const run = (sql: string, values: readonly unknown[]) => ask(database().superUrl, sql, values);

const LISTS = [
  "/content/posts?sort=title",
  "/content/posts?include=author&filter[title][_contains]=1",
  "/drafts/posts?page[size]=5",
];

/** How often the database is asked for each list, the first time and then again. */
async function counted(): Promise<{ first: number[]; later: number[] }> {
  const once = async () => {
    const counts: number[] = [];
    for (const path of LISTS) {
      const list = async () => {
        const told = await askApi(world().acme.nobody, path);
        expect([path, told.status, told.body.data.length > 0]).toEqual([path, 200, true]);
      };
      counts.push(await countStatements(list));
    }
    return counts;
  };
  return { first: await once(), later: await once() };
}

test("a thousand policies take no more statements than one, the first time or later", async () => {
  const { id: organizationId, nobody } = world().acme;
  await storePlainPosts(run, organizationId, 30);
  const who = { organizationId, memberId: nobody.memberId };
  await storeBigOrganization(run, who, { roles: 1, collections: 1, policies: 2 });
  await storeBigOrganization(run, who, { roles: 1, collections: 3, policies: 3 });
  // @NOTE What a process finds out once is found out before anything is counted.
  await askApi(world().acme.visitor, "/content/posts");
  const small = await counted();
  await storeBigOrganization(run, who, BIG);
  const big = await counted();
  expect(big).toEqual(small);
  expect(Math.max(...big.later)).toBeLessThanOrEqual(Math.max(...big.first));
});

test("what was looked up before a policy was changed is not used again", async () => {
  const { id: organizationId, nobody } = world().acme;
  const list = () => askApi(nobody, "/content/posts?page[size]=1");
  expect((await list()).status).toBe(200);
  const move = (from: string, to: string) =>
    run("UPDATE permissions SET collection = $3 WHERE organization_id = $1 AND collection = $2", [
      ...[organizationId, from, to],
    ]);
  await move("posts", "elsewhere");
  expect((await list()).status).toBe(404);
  await move("elsewhere", "posts");
  expect((await list()).status).toBe(200);
});
