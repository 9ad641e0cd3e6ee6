import { describe, expect, test } from "vitest";
import { useApiWorld, type ApiWorld } from "../../../support/json-api/api-world.ts";
import { askApi, JSON_API, send, type Answered } from "../../../support/json-api/ask-api.ts";
import { ATOMIC } from "../../../support/json-api/check-response.ts";
import { holdRules, type Rule } from "../../../support/json-api/rules.ts";

const { world } = useApiWorld();

const accepting =
  (accept: string) =>
  ({ acme }: ApiWorld) =>
    askApi(acme.admin, "/content/posts", { headers: { accept } });

const author = { data: { type: "authors", attributes: { title: "New", slug: "new-author" } } };
const sending =
  (type: string) =>
  ({ acme }: ApiWorld) =>
    askApi(acme.admin, "/content/authors", {
      method: "POST",
      body: JSON.stringify(author),
      headers: { "content-type": type },
    });

const comesWith =
  (status: number, header: string | null = null) =>
  ({ status: found, document }: Answered): void => {
    expect(found).toBe(status);
    if (header !== null) expect(document?.errors?.[0]?.source).toEqual({ header });
  };

const FOREIGN = `${JSON_API}; charset=utf-8`;
const acceptRules: Rule[] = [
  [
    "without Accept a document comes",
    ({ acme }) => askApi(acme.admin, "/content/posts"),
    comesWith(200),
  ],
  ["the bare media type is answered", accepting(JSON_API), comesWith(200)],
  ["*/* is answered", accepting("*/*"), comesWith(200)],
  ["application/* is answered", accepting("application/*"), comesWith(200)],
  ["the name of the type has no case", accepting("Application/VND.API+JSON"), comesWith(200)],
  [
    "an unknown profile is ignored",
    accepting(`${JSON_API}; profile="https://a.test/p"`),
    comesWith(200),
  ],
  ["a weight is no media type parameter", accepting(`${JSON_API};q=0.5`), comesWith(200)],
  [
    "instances with foreign parameters are ignored where a clean one is left",
    accepting(`${FOREIGN}, ${JSON_API}`),
    comesWith(200),
  ],
  ["406: every instance has a foreign parameter", accepting(FOREIGN), comesWith(406, "Accept")],
  [
    "406: every instance has a foreign parameter, whatever stands beside them",
    accepting(`${FOREIGN}, */*;q=0.1`),
    comesWith(406, "Accept"),
  ],
  [
    "406: every instance has an extension that is not supported",
    accepting(`${JSON_API};ext="https://a.test/ext"`),
    comesWith(406, "Accept"),
  ],
  [
    "406: an extension of another address is none of this one",
    accepting(`${JSON_API};ext="${ATOMIC}"`),
    comesWith(406, "Accept"),
  ],
  [
    "406: one of two extensions is not supported",
    accepting(`${JSON_API};ext="${ATOMIC} https://a.test/ext"`),
    comesWith(406, "Accept"),
  ],
  ["406: nothing of it is sent here", accepting("text/html, image/*"), comesWith(406, "Accept")],
  [
    "406: the type is refused by its weight",
    accepting(`${JSON_API};q=0`),
    comesWith(406, "Accept"),
  ],
];

const contentTypeRules: Rule[] = [
  [
    "415: a foreign parameter",
    sending(`${JSON_API}; charset=utf-8`),
    comesWith(415, "Content-Type"),
  ],
  [
    "415: a foreign parameter beside a profile",
    sending(`${JSON_API}; profile="https://a.test/p"; v=1`),
    comesWith(415, "Content-Type"),
  ],
  [
    "415: an extension that is not supported",
    sending(`${JSON_API};ext="https://a.test/ext"`),
    comesWith(415, "Content-Type"),
  ],
  [
    "415: the extension of another address",
    sending(`${JSON_API};ext="${ATOMIC}"`),
    comesWith(415, "Content-Type"),
  ],
  ["415: another type", sending("application/json"), comesWith(415, "Content-Type")],
  ["415: two types", sending(`${JSON_API}, ${JSON_API}`), comesWith(415, "Content-Type")],
  ["415: no type to speak of", sending(";"), comesWith(415, "Content-Type")],
  [
    "a profile is no reason to refuse",
    sending(`${JSON_API};profile="https://a.test/p"`),
    comesWith(201),
  ],
];

describe("Accept", () => {
  holdRules(world, acceptRules);
});
describe("Content-Type", () => {
  holdRules(world, contentTypeRules);
});

describe("the flat form", () => {
  test("comes as JSON to whom prefers it, and says that it depends on Accept", async () => {
    const { admin } = world().acme;
    const headers = { accept: "application/json" };
    const response = await send(admin, "/content/posts?include=author&sort=slug", { headers });
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("vary")?.toLowerCase()).toContain("accept");
    const { items, page } = (await response.json()) as { items: object[]; page: object };
    expect(items[0]).toMatchObject({ slug: "one", author: { slug: "ada" } });
    expect(page).toMatchObject({ size: 25, next: null, prev: null });
  });

  test("is not what */* or a tie means", async () => {
    for (const accept of ["*/*", `application/json, ${JSON_API}`]) {
      const response = await send(world().acme.admin, "/content/posts", { headers: { accept } });
      expect(response.headers.get("content-type")).toBe(JSON_API);
    }
  });

  test("has errors as documents", async () => {
    const headers = { accept: "application/json" };
    const missing = `/content/posts/${crypto.randomUUID()}`;
    const response = await send(world().acme.admin, missing, { headers });
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe(JSON_API);
    expect(await response.json()).toMatchObject({ errors: [{ code: "not-found" }] });
  });
});
