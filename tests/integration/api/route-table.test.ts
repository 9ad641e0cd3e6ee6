import { beforeAll, describe, expect, test } from "vitest";
import { EVERY_CREDENTIAL } from "@/lib/api/api-caller.ts";
import { ROUTES } from "@/lib/api/routes.ts";
import type { Route } from "@/lib/api/route.ts";
import { askApi, type Told } from "../../support/api/ask-api.ts";
import { postOf, seedEntry } from "../../support/api/posts.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const ids = { posts: "" };

beforeAll(async () => {
  const { admin } = world().acme;
  const author = { title: "Ada", email: "", bio: "" };
  await seedEntry(admin, { collection: "authors", slug: "ada", data: author });
  ids.posts = await seedEntry(admin, {
    collection: "posts",
    data: postOf({ title: "acme-only", author: "ada" }),
  });
});

const ROWS = ROUTES.map((route): [string, Route] => [`${route.method} ${route.pattern}`, route]);
const CONTENT = ROWS.filter(([, { pattern }]) => pattern.includes(":collection"));
const PATTERNS = [...new Set(ROUTES.map(({ pattern }) => pattern))];

const NOWHERE = "00000000-0000-4000-8000-000000000000";

/** An address of a row, with an entry that there is. */
const addressOf = (pattern: string, collection = "posts") =>
  pattern
    .replace("/api/v1", "")
    .replace(":collection", collection)
    .replace(":id", ids.posts)
    .replace(":keyId", "key")
    .replace(":number", "1")
    .replace(":other", "1")
    .replace(":name", "author");

const send = (who: Parameters<typeof askApi>[0], { method, body }: Route, path: string) =>
  askApi(who, path, {
    method,
    headers: { "If-Match": "*" },
    ...(body === "none" ? {} : { body: bodyFor(body, path) }),
  });

const bodyFor = (kind: Route["body"], path: string) => {
  const named = { type: "authors", id: NOWHERE };
  if (kind === "identifier") return { data: named };
  if (kind === "entries") return { data: [named] };
  return {
    data: {
      type: "posts",
      ...(path.includes(ids.posts) ? { id: ids.posts } : {}),
      attributes: { title: "x" },
    },
  };
};

const outside = ({ status, body }: Told) => [status, body.errors];

describe("each row about entries", () => {
  test.each(CONTENT)(
    "%s is not there for who may nothing, like a collection that is none",
    async (_name, route) => {
      const { nobody } = world().acme;
      const told = await send(nobody, route, addressOf(route.pattern));
      const nothing = await send(nobody, route, addressOf(route.pattern, "nothing"));
      expect(outside(told)).toEqual(outside(nothing));
      expect(told.status).toBe(404);
      const address = await askApi(nobody, "/no/such/address/at/all");
      expect(outside(told)).toEqual(outside(address));
    },
  );

  test.each(CONTENT.filter(([, { pattern }]) => pattern.includes(":id")))(
    "%s finds nothing of another organization",
    async (_name, route) => {
      const told = await send(world().globex.admin, route, addressOf(route.pattern));
      expect(told.status).toBe(404);
      expect(JSON.stringify(told.body)).not.toContain("acme-only");
    },
  );
});

describe("each address", () => {
  test.each(PATTERNS)("%s tells which methods it takes, and takes no other", async (pattern) => {
    const { admin } = world().acme;
    const taken: string[] = ROUTES.filter((route) => route.pattern === pattern).map(
      ({ method }) => method,
    );
    const others = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].filter(
      (method) => !taken.includes(method),
    );
    for (const method of others) {
      const told = await askApi(admin, addressOf(pattern), { method });
      expect([method, told.status]).toEqual([method, 405]);
      const allowed = told.headers.get("allow")?.split(", ") ?? [];
      expect(allowed.filter((name) => name !== "HEAD").sort()).toEqual(taken.toSorted());
      expect(allowed.includes("HEAD")).toBe(taken.includes("GET"));
    }
  });

  test("answers HEAD as GET, without a body", async () => {
    const { admin } = world().acme;
    for (const path of ["/content/posts", `/content/posts/${ids.posts}`, "/content/nothing"]) {
      const [get, head] = [
        await askApi(admin, path),
        await askApi(admin, path, { method: "HEAD" }),
      ];
      expect([head.status, head.body]).toEqual([get.status, null]);
      expect(head.headers.get("etag")).toBe(get.headers.get("etag"));
      expect(head.headers.get("content-type")).toBe(get.headers.get("content-type"));
    }
  });

  test("is not at another spelling of itself", async () => {
    const { admin } = world().acme;
    for (const path of ["/content/posts/", "/Content/posts", "/content//posts", "/content", ""]) {
      expect([path, (await askApi(admin, path)).status]).toEqual([path, 404]);
    }
  });
});

test("an entry that did not change is not sent again", async () => {
  const { admin } = world().acme;
  const path = `/content/posts/${ids.posts}`;
  const etag = (await askApi(admin, path)).headers.get("etag") ?? "";
  const again = await askApi(admin, path, { headers: { "If-None-Match": `"x", W/${etag}` } });
  expect([again.status, again.body, again.headers.get("etag")]).toEqual([304, null, etag]);
  const flat = { Accept: "application/json", "If-None-Match": etag };
  expect((await askApi(admin, path, { headers: flat })).status).toBe(200);
});

test("a list that did not change is not sent again, and what one may not read changes none", async () => {
  const { admin, partner } = world().acme;
  const list = "/content/posts?sort=title";
  const tagOf = async (who: typeof admin | typeof partner) =>
    (await askApi(who, list)).headers.get("etag") ?? "";
  const [whole, part] = [await tagOf(admin), await tagOf(partner)];
  expect([whole === part, whole === "", part === ""]).toEqual([false, false, false]);
  const write = (field: string, value: string) =>
    ask(
      database().superUrl,
      `UPDATE entries SET published = jsonb_set(published, ARRAY[$2], to_jsonb($3::text)) WHERE id = $1`,
      [ids.posts, field, value],
    );
  await write("secretNote", "what the partner may not read");
  const asked = (who: typeof admin | typeof partner, etag: string) =>
    askApi(who, list, { headers: { "If-None-Match": etag } });
  const same = await asked(partner, part);
  expect([same.status, same.body, same.headers.get("etag")]).toEqual([304, null, part]);
  expect((await asked(admin, whole)).status).toBe(200);
  await write("title", "what the partner may read");
  expect((await asked(partner, part)).status).toBe(200);
  expect((await asked(world().acme.nobody, part)).status).toBe(404);
});

test("every row names a type, who may knock there, and a right that exists", () => {
  for (const { credentials, resources, own, pattern, action } of ROUTES) {
    expect(pattern.startsWith("/api/v1/")).toBe(true);
    expect(resources.length > 0 || own !== undefined).toBe(true);
    expect(credentials.length).toBeGreaterThan(0);
    expect(EVERY_CREDENTIAL).toEqual(expect.arrayContaining([...credentials]));
    expect(action).toMatch(/^(?:create|read|read-draft|update|delete|publish)$/);
  }
});
