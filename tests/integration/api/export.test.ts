import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { handleApi } from "@/lib/api/handle-api.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { joined, system } from "../../support/shop.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const field = (name: string, kind: string, more: object = {}) => ({
  ...{ id: newId(), name, label: name, kind },
  ...more,
});

const goods = () => ({
  slug: "goods",
  name: "Goods",
  fields: [
    field("name", "text", { required: true }),
    field("count", "integer"),
    field("note", "long-text"),
    field("marks", "choices", { choices: ["new", "rare"] }),
    field("facts", "json"),
    field("kin", "relation", { to: "goods" }),
  ],
});

/** More than two pages of an export; names that a spreadsheet would run, and others. */
const NAMES = ["=1+1", "+1", "-1", "@x", "'=1", 'a "quote", and a comma', "two\nlines", " edge "];
const COUNT = 230;

let reader: MemberPrincipal;

const asked = async (who: Principal, path: string, accept: string): Promise<Response> => {
  const request = new Request(`http://127.0.0.1/api/v1${path}`, { headers: { Accept: accept } });
  const credential = who.kind === "domain" ? "domain-token" : "session";
  return handleApi(request, { credential, caller: callerOf(who) });
};

const tableOf = async (who: Principal, path: string): Promise<Record<string, string>[]> => {
  const response = await asked(who, path, "text/csv");
  expect(response.status).toBe(200);
  return parse(await response.text(), { columns: true });
};

/** All of a list by its pages in the flat form. */
async function listed(who: Principal, path: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  let after: string | null = null;
  do {
    const place: string = after === null ? "" : `&page[after]=${after}`;
    const headers = { Accept: "application/json" };
    const { status, body } = await askApi(who, `${path}&page[size]=77${place}`, { headers });
    expect(status).toBe(200);
    found.push(...body.items);
    after = body.page["next"] as string | null;
  } while (after !== null);
  return found;
}

/** Entries as they are kept, each linked to the one before it. */
function keptGoods(ids: Readonly<Record<string, string>>, count: number, word: string): object[] {
  const entries = Array.from({ length: count }, () => newId());
  return entries.map((id, at) => {
    const named = {
      name: `${NAMES[at % NAMES.length] ?? ""}${word}`,
      count: at % 7 === 0 ? null : at - 100,
      note: at % 2 === 0 ? "" : "hidden-only",
      marks: at % 3 === 0 ? ["new", "rare"] : [],
      facts: at % 5 === 0 ? { "=a": [1, "=2"] } : null,
      kin: entries[at - 1] ?? null,
    };
    const data = Object.entries(named).map(([name, value]) => [ids[name] ?? name, value]);
    return { id, data: Object.fromEntries(data) as object };
  });
}

beforeAll(async () => {
  for (const { id, slug } of [world().acme, world().globex]) {
    const collection = goods();
    await runUseCase(createCollection, collection, system(id, "provisioning"));
    const ids = Object.fromEntries(collection.fields.map((one) => [one.name, one.id]));
    const isGlobex = slug === "globex";
    const entries = keptGoods(ids, isGlobex ? 3 : COUNT, isGlobex ? " globex-only" : "");
    await ask(
      database().superUrl,
      `INSERT INTO entries (organization_id, id, collection_id, slug, draft, published, published_slug,
         changed, published_at)
       SELECT c.organization_id, e.id, c.id, e.id::text, e.data, e.data, e.id::text, false, now()
       FROM collections c, jsonb_to_recordset($2::jsonb) AS e(id uuid, data jsonb)
       WHERE c.organization_id = $1 AND c.slug = 'goods'`,
      [id, JSON.stringify(entries)],
    );
  }
  const { acme } = world();
  reader = await joined(database().superUrl, { id: acme.id, name: "rena", roles: [] });
  await holdPermissions(database(), reader, [
    {
      collection: "goods",
      action: "read",
      fields: ["name", "count", "kin"],
      rule: { count: { _gt: "-50" } },
    },
    {
      collection: "goods",
      action: "read",
      fields: ["name", "note", "marks"],
      rule: { count: { _lt: "60" } },
    },
  ]);
});

type Shown = { readonly id: string; readonly meta?: { readonly redacted: readonly string[] } };

const PATHS = [
  "/content/goods?sort=id",
  "/content/goods?sort=-count,name&filter[count][_gt]=-80",
  "/content/goods?sort=name&fields[goods]=marks,name,kin&filter[note]=hidden-only",
  "/content/goods?include=kin&fields[goods]=name,kin&sort=-id",
];

const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
};

/** A text as it was before a spreadsheet was kept from running it. */
const asWritten = (cell: string): string => cell.replace(/^'(?='*[=+\-@\t\r\n])/u, "");

describe("a list as a table", () => {
  test.each(PATHS)(
    "holds what its pages show whoever asks, no more and in the same order: %s",
    async (path) => {
      for (const who of [world().acme.admin, reader]) {
        const pages = await listed(who, path);
        const table = await tableOf(who, path);
        const hidden = new Map<unknown, readonly string[]>(
          pages.map(({ id, meta }) => [id, (meta as Shown["meta"])?.redacted ?? []]),
        );
        const wanted = pages.map(({ id, name, count, marks, kin, meta }) => {
          const linked = typeof kin === "object" && kin !== null ? (kin as Shown) : null;
          const link = linked?.id ?? kin;
          const linkedHidden = path.includes("include") ? (hidden.get(link) ?? []) : [];
          const redacted = [
            ...((meta as Shown["meta"])?.redacted ?? []),
            ...linkedHidden.map((field) => `kin.${field}`),
          ];
          return [id, name, count, marks, link, redacted.join(" ")].map(cellText);
        });
        const found = table.map((row) =>
          ["id", "name", "count", "marks", "kin", "meta.redacted"].map((name) => {
            const cell = row[name] ?? "";
            return name === "name" ? asWritten(cell) : cell;
          }),
        );
        expect(found).toEqual(wanted);
        expect(found.length).toBeGreaterThan(50);
      }
    },
  );

  test("has the columns that were chosen in their order, and never one that may not be read", async () => {
    const { admin } = world().acme;
    const head = async (who: Principal, path: string) =>
      (await (await asked(who, path, "text/csv")).text()).split("\r\n")[0];
    expect(await head(admin, PATHS[2] ?? "")).toBe("id,marks,name,kin,meta.redacted");
    expect(await head(admin, PATHS[3] ?? "")).toBe("id,name,kin,kin.name,kin.kin,meta.redacted");
    expect(await head(reader, PATHS[0] ?? "")).toBe("id,name,count,note,marks,kin,meta.redacted");
  });

  test("tells an empty text from none, and keeps numbers numbers", async () => {
    const { admin } = world().acme;
    const path = "/content/goods?fields[goods]=count,note&filter[count]=-98";
    const text = await (await asked(admin, path, "text/csv")).text();
    expect(text.split("\r\n")[1]).toMatch(/^[0-9a-f-]{36},-98,"",$/);
  });

  test("is of one page where a size is named, and goes on from a place", async () => {
    const { admin } = world().acme;
    const path = "/content/goods?sort=id";
    const first = await askApi(admin, `${path}&page[size]=100`, {
      headers: { Accept: "application/json" },
    });
    const after = String(first.body.page["next"]);
    expect(await tableOf(admin, `${path}&page[size]=10`)).toHaveLength(10);
    expect(await tableOf(admin, `${path}&page[after]=${after}`)).toHaveLength(COUNT - 100);
  });

  test("is refused as the list is: what is not there, what may not be named, what is no list", async () => {
    const { admin, nobody } = world().acme;
    const statusOf = async (who: Principal, path: string) =>
      (await asked(who, path, "text/csv")).status;
    expect(await statusOf(nobody, "/content/goods")).toBe(404);
    expect(await statusOf(reader, "/content/goods?filter[facts][_nnull]=true")).toBe(400);
    expect(await statusOf(reader, "/content/goods?fields[goods]=facts")).toBe(400);
    expect(await statusOf(admin, "/content/goods?page[size]=all&page[before]=x")).toBe(400);
    expect(await statusOf(admin, `/content/goods/${newId()}`)).toBe(406);
  });

  test("of the other organization holds its own alone", async () => {
    const table = await tableOf(world().globex.admin, "/content/goods?sort=id");
    expect(table.map(({ name = "" }) => name.endsWith("globex-only"))).toEqual([true, true, true]);
    const acme = await (await asked(world().acme.admin, "/content/goods", "text/csv")).text();
    expect(acme).not.toContain("globex-only");
  });

  test("is there of the house's own lists too", async () => {
    const table = await tableOf(world().acme.admin, "/users?fields[users]=name");
    expect(table.map(({ name }) => name)).toContain("rena");
  });
});

describe("a list as data", () => {
  test("holds all that its pages show, in the same form", async () => {
    const path = "/content/goods?sort=-count";
    for (const who of [world().acme.admin, reader]) {
      const response = await asked(who, `${path}&page[size]=all`, "application/json");
      const body = (await response.json()) as { items: unknown[]; page: object };
      expect(body.items).toEqual(await listed(who, path));
      expect(body.page).toEqual({
        size: body.items.length,
        hasMore: false,
        next: null,
        prev: null,
      });
    }
  });

  test("is no document of JSON:API", async () => {
    const { admin } = world().acme;
    const response = await asked(
      admin,
      "/content/goods?page[size]=all",
      "application/vnd.api+json",
    );
    expect(response.status).toBe(400);
  });
});

describe("an export that is under way", () => {
  test("ends when the right to it does, and never looks whole", async () => {
    const { acme } = world();
    const leaver = await joined(database().superUrl, {
      id: acme.id,
      name: "lea",
      roles: ["admin"],
    });
    const response = await asked(leaver, "/content/goods?sort=id", "text/csv");
    const stream = response.body?.getReader();
    const first = await stream?.read();
    await holdPermissions(database(), leaver, []);
    expect(first?.done).toBe(false);
    await expect(stream?.read()).rejects.toThrow();
  });

  test("takes one of three places of whoever asks, until it ends or is left", async () => {
    const { acme, globex } = world();
    const begun = await Promise.all(
      [1, 2, 3].map(() => asked(acme.admin, "/content/goods", "text/csv")),
    );
    expect(begun.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await asked(acme.admin, "/content/goods", "text/csv")).status).toBe(429);
    expect((await asked(globex.admin, "/content/goods", "text/csv")).status).toBe(200);
    for (const { body } of begun) await body?.cancel();
    expect((await asked(acme.admin, "/content/goods", "text/csv")).status).toBe(200);
  });
});
