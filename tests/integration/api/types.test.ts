import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { handleApi } from "@/lib/api/handle-api.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { createClient } from "../../../packages/client/src/client.ts";
import { generateTypes } from "../../../packages/client/src/generate-types.ts";
import { useEveryKind } from "../../support/every-kind.ts";
import { askApi } from "../../support/json-api/ask-api.ts";
import {
  documentFor,
  examplesOf,
  faultsAt,
  operationsOf,
  schemasOf,
} from "../../support/json-api/open-api.ts";
import { useApiWorld } from "../../support/json-api/api-world.ts";
import { callerOf } from "../../support/two-organizations.ts";

const { world, database } = useApiWorld();
const fair = useEveryKind(database, world);

const ROOT = path.join(import.meta.dirname, "..", "..", "..");
const folder = mkdtempSync(path.join(tmpdir(), "gatehouse-types-"));

afterAll(() => rmSync(folder, { recursive: true }));

/** A client that asks as somebody whom a gate admitted. */
const clientOf = (who: Principal) =>
  createClient({
    ...{ baseUrl: "http://localhost:3000", staticToken: "gh_pat_x" },
    fetch: (request) => handleApi(request, { credential: "session", caller: callerOf(who) }),
  });

const typesFor = async (who: Principal): Promise<string> =>
  generateTypes(await clientOf(who).describe());

/** What the compiler says to a program that uses generated types; nothing where all is well. */
function compile(types: string, program: string): string {
  writeFileSync(path.join(folder, "collections.ts"), types);
  const head = `import { createClient } from "${ROOT}/packages/client/src/client.ts";
import type { Collections } from "./collections.ts";
export const cms = createClient<Collections>({ baseUrl: "https://x.example", staticToken: "x" });
`;
  writeFileSync(path.join(folder, "program.ts"), head + program);
  const compilerOptions = {
    ...{ strict: true, noEmit: true, target: "es2023", lib: ["es2023", "dom", "dom.iterable"] },
    ...{ module: "esnext", moduleResolution: "bundler", allowImportingTsExtensions: true },
    ...{ exactOptionalPropertyTypes: true, types: [] },
  };
  const config = { compilerOptions, files: ["program.ts"] };
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(config));
  try {
    const tsc = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");
    execFileSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8", stdio: "pipe" });
    return "";
  } catch (error) {
    return (error as { stdout?: string }).stdout ?? String(error);
  }
}

const PROGRAM = `
const days = await cms.content("fair-days").list({
  filter: { city: "Rome", visitors: { _gt: 3 }, host: { name: { _eq: "Ada" } }, speakers: { _some: { name: "Bo" } } },
  sort: ["-starts-at", "city"],
  include: ["host", "speakers.mentor"],
  page: { size: 10 },
});
export const city: string | null | undefined = days.items[0]?.city;
export const host: string | null | undefined = days.items[0]?.host?.name;
export const speaker: string | null | undefined = days.items[0]?.speakers[0]?.name;
export const street: string | null | undefined = days.items[0]?.venue?.street;
for (const part of days.items[0]?.parts ?? []) {
  if (part.kind === "quote") console.log(part.text, part["said-by"]);
  else console.log(part.of?.url);
}
// @ts-expect-error It may be null: another permission's rule may hide it.
export const never: string = days.items[0]?.secret ?? days.items[0]!.secret;
// @ts-expect-error There is no such field for this caller.
export const mail = days.items[0]?.host?.mail;
// @ts-expect-error No such order.
await cms.content("fair-days").list({ sort: ["nothing"] });
// @ts-expect-error A number is compared with numbers.
await cms.content("fair-days").list({ filter: { visitors: { _gt: "many" } } });
// @ts-expect-error No such filter.
await cms.content("fair-days").list({ filter: { nothing: 1 } });
// @ts-expect-error No such collection.
await cms.content("posts").list();
const [few] = (await cms.content("fair-days").list({ fields: { "fair-days": ["title"] } })).items;
export const title: string | null | undefined = few?.title;
// @ts-expect-error It was not chosen.
export const missing = few?.city;
const plain = await cms.content("fair-days").get("x");
export const bare: "speakers" | undefined = plain.host?.type;
// @ts-expect-error It was not brought along.
export const along = plain.host?.name;
`;

const WRITING = `
await cms.content("fair-days").create({
  fields: { title: "x", venue: { street: "y" }, tint: "#336699", themes: ["art"] },
  related: { host: { type: "speakers", id: "1" }, speakers: [{ type: "speakers", id: "1" }] },
});
const [day] = (await cms.content("fair-days").list({ view: "draft" })).items;
if (day) await cms.content("fair-days").update(day, { fields: { "starts-at": null } });
// @ts-expect-error No such choice.
await cms.content("fair-days").create({ fields: { size: "huge" } });
// @ts-expect-error It leads to speakers.
await cms.content("fair-days").create({ related: { host: { type: "posts", id: "1" } } });
// @ts-expect-error The status of a post is no number.
await cms.content("posts").create({ fields: { title: 1 } });
`;

describe("the types of an organization's API", () => {
  test("compile, and hold whoever reads to what is theirs", async () => {
    const types = await typesFor(fair().acme.reader);
    expect(types).not.toMatch(/posts|mail\b|secretNote/);
    expect(compile(types, PROGRAM)).toBe("");
  });

  test("compile for whoever writes", async () => {
    const types = await typesFor(world().acme.admin);
    expect(compile(types, WRITING)).toBe("");
  });

  test("are the same for the same rights, and nothing for nobody", async () => {
    const [one, again] = [await typesFor(fair().acme.reader), await typesFor(fair().acme.reader)];
    expect(again).toBe(one);
    expect(await typesFor(fair().globex.reader)).toBe(one);
    expect(await typesFor(world().acme.nobody)).toContain("export type Collections = {\n};");
  });
});

describe("what the API says of collections of one's own", () => {
  test("has examples that fit, and answers have the shape", async () => {
    const { reader } = fair().acme;
    const document = await documentFor(reader);
    const ajv = schemasOf(document);
    let examples = 0;
    for (const { path, method, operation } of operationsOf(document)) {
      if (!path.includes("/fair-days")) continue;
      for (const { pointer, example } of examplesOf(path, method, operation)) {
        expect(faultsAt(ajv, pointer, example), pointer.join(" ")).toEqual([]);
        examples += 1;
      }
    }
    expect(examples).toBeGreaterThan(2);
    const { document: told } = await askApi(reader, "/content/fair-days?include=host,speakers");
    const schema = ["paths", "/api/v1/content/fair-days", "get", "responses", "200", "content"];
    expect(faultsAt(ajv, [...schema, "application/vnd.api+json", "schema"], told)).toEqual([]);
  });

  test("tells that a field may be null which a rule may hide", async () => {
    const { components } = await documentFor(fair().acme.reader);
    const days = components["schemas"]?.["fair-days"] as {
      properties: { attributes: { properties: Record<string, { type?: unknown }> } };
    };
    const { createdAt, status } = days.properties.attributes.properties;
    expect([createdAt?.type, status?.type]).toEqual([["string", "null"], "string"]);
  });
});

test("a client of known collections asks what the plain one asks", async () => {
  const cms = clientOf(fair().acme.reader);
  const days = cms.content("fair-days");
  const { items } = await days.list({ sort: ["city"], include: ["speakers"] });
  expect(items).toEqual(
    (await cms.list("fair-days", { sort: ["city"], include: ["speakers"] })).items,
  );
  expect(items.map(({ city }) => city)).toEqual(["Oslo", "Rome"]);
  expect((await days.get(items[0]?.id ?? "")).city).toBe("Oslo");
});
