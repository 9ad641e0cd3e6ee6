import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { builder, previewIn } from "../../support/collections.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { joined, system } from "../../support/shop.ts";
import { useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

type Builder = ReturnType<typeof builder>;

let acme: Builder;
let books = "";
/** Reads titles and pages of books, and no more. */
let reader: MemberPrincipal;
/** Builds collections, and reads no entry of books but their titles. */
let architect: MemberPrincipal;

beforeAll(async () => {
  acme = builder(world().acme.admin);
  const { body } = await acme.create({
    ...{ slug: "books", name: "Books" },
    fields: [
      { name: "title", label: "Title", kind: "text", required: true },
      { name: "pages", label: "Pages", kind: "text" },
      { name: "note", label: "Note", kind: "text" },
      { name: "genre", label: "Genre", kind: "text" },
    ],
  });
  books = body.data.id;
  const provisioning = system(world().acme.id, "provisioning");
  const roles = [
    {
      ...{ slug: "reader", name: "Reader" },
      permissions: [{ collection: "books", action: "read", fields: ["title", "pages", "note"] }],
    },
    {
      ...{ slug: "crime-reader", name: "Crime reader" },
      permissions: [{ collection: "books", action: "read", rule: { genre: { _eq: "crime" } } }],
    },
    {
      ...{ slug: "architect", name: "Architect" },
      permissions: [
        ...["create", "read", "update", "delete"].map((action) => ({
          ...{ collection: "collections", action },
        })),
        { collection: "books", action: "read", fields: ["title"] },
      ],
    },
  ];
  for (const role of roles) await runUseCase(createRole, role, provisioning);
  const { superUrl } = database();
  reader = await joined(superUrl, { id: world().acme.id, name: "rea", roles: ["reader"] });
  architect = await joined(superUrl, { id: world().acme.id, name: "ari", roles: ["architect"] });
  for (const [title, pages] of [
    ["One", "12"],
    ["Two", "twelve"],
    ["Three", " 300 "],
    ["Four", null],
  ] as const) {
    await acme.addEntry("books", { title, pages, note: `About ${title}`, genre: "crime" });
  }
});

const read = async (who = reader) =>
  (await askApi(who, "/content/books?sort=title")).body.data.map(({ attributes }) => attributes);

describe("a field that is called otherwise", () => {
  test("keeps its values, its permissions and the rules that ask it", async () => {
    const note = await acme.idOf(books, "note");
    const { status } = await acme.updateField(note, { name: "remark", label: "Remark" });
    expect(status).toBe(200);
    expect((await read())[0]).toEqual({ title: "Four", pages: null, remark: "About Four" });
    await acme.updateField(note, { name: "note", label: "Note" });
  });

  test("takes no name that another has, and none that entries have already", async () => {
    const note = await acme.idOf(books, "note");
    const taken = await acme.updateField(note, { name: "title" });
    expect([taken.status, taken.body.errors[0]?.source?.pointer]).toEqual([
      422,
      "/data/attributes/name",
    ]);
    expect((await acme.updateField(note, { name: "createdAt" })).status).toBe(422);
  });

  test("is changed by whoever saw it last", async () => {
    const note = await acme.idOf(books, "note");
    const address = `/fields/${note}`;
    const seen = (await askApi(world().acme.admin, address)).headers.get("etag") ?? "";
    expect((await acme.updateField(note, { help: "For us." }, seen)).status).toBe(200);
    expect((await acme.updateField(note, { help: "For them." }, seen)).status).toBe(412);
    const unseen = { method: "PATCH", body: { data: { type: "fields", id: note } } };
    expect((await askApi(world().acme.admin, address, unseen)).status).toBe(428);
  });

  test("stands where it was put", async () => {
    const genre = await acme.idOf(books, "genre");
    await acme.updateField(genre, { position: 0 });
    expect((await acme.fieldsOf(books)).map(({ name }) => name)).toEqual([
      ...["genre", "title", "pages", "note"],
    ]);
    await acme.updateField(genre, { position: 3 });
  });
});

describe("a field that asks more of its values", () => {
  test("says first how many do not fit, and goes on once that was seen", async () => {
    const pages = await acme.idOf(books, "pages");
    const refused = await acme.updateField(pages, { max: 4 });
    expect([refused.status, refused.body.errors[0]?.code]).toEqual([409, "confirmation-required"]);
    const change = { kind: "update", field: pages, change: { max: 4 } };
    const preview = previewIn(await acme.preview(change));
    expect(preview).toMatchObject({ entries: 3, unfit: 2 });
    expect(new Set(preview.examples.map(({ value }) => value))).toEqual(
      new Set(["twelve", " 300 "]),
    );
    const confirmLoss = preview.digest;
    expect((await acme.updateField(pages, { max: 4, confirmLoss })).status).toBe(200);
    expect((await acme.updateField(pages, { max: null })).status).toBe(200);
  });

  test("counts those that have nothing where something must be given", async () => {
    const pages = await acme.idOf(books, "pages");
    const change = { kind: "update", field: pages, change: { required: true } };
    expect(previewIn(await acme.preview(change)).unfit).toBe(1);
  });

  test("is not made unique while entries share a value", async () => {
    const genre = await acme.idOf(books, "genre");
    const { status, body } = await acme.updateField(genre, { unique: true });
    expect([status, body.errors[0]?.detail]).toEqual([
      409,
      "4 entries share their value with another: make them differ first.",
    ]);
  });
});

describe("a field whose place another takes", () => {
  test("gives it what can be a value of it, and is kept with all it had", async () => {
    const pages = await acme.idOf(books, "pages");
    const definition = { name: "pages", label: "Pages", kind: "integer" };
    const wanted = previewIn(await acme.preview({ kind: "replace", field: pages, definition }));
    expect(wanted).toMatchObject({ entries: 3, unfit: 1, altered: 1 });
    const made = await acme.addField({
      ...definition,
      replaces: pages,
      confirmLoss: wanted.digest,
    });
    expect(made.status).toBe(201);
    expect(made.body.data.id).not.toBe(pages);
    expect((await read()).map(({ pages: is }) => is)).toEqual([null, 12, 300, null]);
  });

  test("is not replaced while a rule asks it, and the policy is named", async () => {
    const genre = await acme.idOf(books, "genre");
    const definition = { name: "genre", label: "Genre", kind: "choice", choices: ["crime"] };
    const { status, body } = await acme.addField({ ...definition, replaces: genre });
    expect(status).toBe(409);
    expect(body.errors[0]?.detail).toContain("Crime reader");
    expect(previewIn(await acme.preview({ kind: "remove", field: genre })).asking.count).toBe(1);
    const unnamed = await builder(architect).preview({ kind: "remove", field: genre });
    expect(previewIn(unnamed).asking).toEqual({ count: 1, names: null });
  });
});

describe("somebody who builds collections and may not read their entries", () => {
  test("is told how many have a value, but neither which nor how they fare", async () => {
    const note = await acme.idOf(books, "note");
    const own = builder(architect);
    const change = { kind: "update", field: note, change: { pattern: "About O.*" } };
    const told = previewIn(await own.preview(change));
    expect(told).toMatchObject({ entries: 4, unfit: null, altered: null, examples: [] });
    const other = { kind: "update", field: note, change: { pattern: "About T.*" } };
    const alike = previewIn(await own.preview(other));
    expect({ ...alike, digest: "" }).toEqual({ ...told, digest: "" });
    const removal = previewIn(await own.preview({ kind: "remove", field: note }));
    expect(removal).toMatchObject({ entries: 4, examples: [] });
    const seen = previewIn(await acme.preview({ kind: "remove", field: note }));
    expect(seen.examples).toHaveLength(3);
  });
});

describe("a field that is removed", () => {
  test("goes from answers and permissions, and its restored self is listed by none", async () => {
    const note = await acme.idOf(books, "note");
    expect((await acme.removeField(note)).status).toBe(409);
    const preview = previewIn(await acme.preview({ kind: "remove", field: note }));
    expect(preview.listing.names).toEqual(["Reader"]);
    expect((await acme.removeField(note, preview.digest ?? "")).status).toBe(204);
    expect(Object.keys((await read())[0] ?? {})).toEqual(["title", "pages"]);

    const again = await acme.addField({
      ...{ collection: books, name: "note", label: "Note", kind: "text" },
    });
    expect(again.status).toBe(201);
    expect((await read(world().acme.admin))[0]?.["note"]).toBeNull();
    expect(Object.keys((await read())[0] ?? {})).toEqual(["title", "pages"]);

    expect((await acme.updateField(note, { removedAt: null })).status).toBe(422);
    const restored = await acme.updateField(note, { removedAt: null, name: "old-note" });
    expect(restored.status).toBe(200);
    expect((await read(world().acme.admin))[0]?.["old-note"]).toBe("About Four");
    expect(Object.keys((await read())[0] ?? {})).toEqual(["title", "pages"]);
  });

  test("outlives that its entry is saved, until it is deleted for good", async () => {
    const note = await acme.idOf(books, "old-note");
    const first = previewIn(await acme.preview({ kind: "remove", field: note }));
    expect(first.listing.count).toBe(0);
    await acme.removeField(note, first.digest ?? "");
    const { body } = await askApi(world().acme.admin, "/content/books?filter[title]=One");
    const entry = body.data[0]?.id ?? "";
    await askApi(world().acme.admin, `/content/books/${entry}`, {
      ...{ method: "PATCH", headers: { "If-Match": "*" } },
      body: { data: { type: "books", id: entry, attributes: { title: "One and only" } } },
    });
    const last = previewIn(await acme.preview({ kind: "remove", field: note }));
    expect(last).toMatchObject({ entries: 4, examples: [] });
    expect((await acme.removeField(note)).status).toBe(409);
    expect((await acme.removeField(note, last.digest ?? "")).status).toBe(204);
    const left = await ask(
      database().superUrl,
      `SELECT 1 FROM entries e LEFT JOIN entry_versions v ON v.entry_id = e.id
       WHERE concat(e.draft, e.published, v.data) LIKE $1`,
      [`%${note}%`],
    );
    expect(left).toEqual([]);
  });

  test("is not the last one", async () => {
    const { body } = await acme.create({
      ...{ slug: "single", name: "Single" },
      fields: [{ name: "only", label: "Only", kind: "text" }],
    });
    const only = await acme.idOf(body.data.id, "only");
    expect((await acme.removeField(only)).status).toBe(409);
  });
});

describe("nobody else", () => {
  test("changes a field: a reader, and an Admin of another organization", async () => {
    const title = await acme.idOf(books, "title");
    for (const who of [reader, world().globex.admin, world().acme.nobody, world().acme.partner]) {
      const own = builder(who);
      const answers = [
        await own.addField({ collection: books, name: "x", label: "X", kind: "text" }),
        await own.addField({ replaces: title, kind: "integer" }),
        await own.updateField(title, { name: "x" }),
        await own.removeField(title),
        await own.preview({ kind: "remove", field: title }),
        await own.update(books, { name: "Mine" }),
        await own.remove(books),
        await own.preview({ kind: "delete", collection: books }),
        await askApi(who, `/collections/${books}`),
        await askApi(who, `/fields/${title}`),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    }
    expect((await acme.fieldsOf(books)).map(({ name }) => name)).toContain("title");
  });
});
