import { afterEach, beforeAll, expect, test } from "vitest";
import { readDraftSite, readPublishedSite } from "@/lib/content/read-site.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { postOf, seedEntry } from "../../support/api/posts.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

let path: string[];
beforeAll(async () => {
  const { admin } = world().acme;
  const data = postOf({ title: "Shown" });
  const id = await seedEntry(admin, { collection: "posts", data });
  const [row] = await ask<{ slug: string }>(
    database().superUrl,
    "SELECT slug FROM entries WHERE id = $1",
    [id],
  );
  path = ["posts", row!.slug];
  await seedEntry(admin, {
    collection: "pages",
    slug: "menu",
    data: { title: "Menu", blocks: [] },
  });
});

/** Narrows what the guests of Acme may read of a collection; null: to nothing. */
const narrow = (collection: string, fields: readonly string[] | null) =>
  ask(
    database().superUrl,
    `UPDATE permissions p SET fields = $3::jsonb FROM role_policies rp JOIN roles r
       ON r.organization_id = rp.organization_id AND r.id = rp.role_id AND r.slug = 'guest'
     WHERE p.organization_id = $1 AND rp.organization_id = $1 AND rp.policy_id = p.policy_id
       AND p.collection = $2`,
    [world().acme.id, collection, fields === null ? null : JSON.stringify(fields)],
  );

afterEach(async () => {
  for (const collection of ["pages", "posts"]) await narrow(collection, null);
});

const read = () => runUseCase(readDraftSite, { path, page: 1 }, callerOf(world().acme.guest));

const SHOWN = ["title", "slug", "body", "excerpt", "tags", "categories", "publishedAt"];

test("a website shows a post to whoever may read what it shows of it", async () => {
  await narrow("posts", SHOWN);
  expect(await read()).toMatchObject({ kind: "post", entry: { data: { title: "Shown" } } });
});

test.each(SHOWN)("without the right to read %s there is no such post on it", async (field) => {
  await narrow(
    "posts",
    SHOWN.filter((name) => name !== field),
  );
  await expect(read()).rejects.toBeInstanceOf(NotFound);
  const [list, caller] = [{ path: ["posts"], page: 1 }, callerOf(world().acme.guest)];
  await expect(runUseCase(readDraftSite, list, caller)).rejects.toBeInstanceOf(NotFound);
  await expect(runUseCase(readPublishedSite, list, caller)).rejects.toBeInstanceOf(NotFound);
});

test("the menu tells nothing of pages whose titles may not be read", async () => {
  expect((await read()).navigation.header).toContainEqual({
    label: "Menu",
    href: "/menu",
    items: [],
  });
  await narrow("pages", ["slug", "blocks"]);
  expect(JSON.stringify((await read()).navigation)).not.toContain("/menu");
});
