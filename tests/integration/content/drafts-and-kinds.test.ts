import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { publishEntry } from "@/lib/content/publish-entry.ts";
import { restoreVersion } from "@/lib/content/restore-version.ts";
import { unbinEntryUseCase } from "@/lib/content/unbin-entry.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi, type ToldBody } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { system } from "../../support/shop.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const field = (name: string, kind: string, more: object = {}) => ({
  ...{ id: newId(), name, label: name, kind },
  ...more,
});

const day = field("day", "date", { required: true });
const place = field("place", "group", { fields: [field("town", "text", { min: 3 }), day] });
const words = field("words", "text");
const quote = { id: newId(), name: "quote", label: "Quote", fields: [words] };

const fields = [
  field("title", "text", { required: true }),
  field("code", "text", { pattern: "[A-Z]{2}\\d+", unique: true }),
  field("secret", "text", { required: true }),
  field("colour", "colour"),
  field("body", "rich-text", { required: true }),
  place,
  field("steps", "list", { fields: [field("done", "boolean")] }),
  field("parts", "blocks", { blocks: [quote] }),
  field("photo", "image"),
];
const plays = { slug: "plays", name: "Plays", publishes: true, fields };
const notes = {
  slug: "notes",
  name: "Notes",
  fields: [field("text", "text", { required: true }), field("by", "text")],
};

beforeAll(async () => {
  for (const { id } of [world().acme, world().globex]) {
    const own = (given: object) => JSON.parse(JSON.stringify(given)) as object;
    await runUseCase(createCollection, own(plays), system(id, "provisioning"));
    await runUseCase(createCollection, own(notes), system(id, "provisioning"));
  }
});

const part = newId();
const body = {
  type: "doc",
  content: [{ type: "paragraph", content: [{ type: "text", text: "Once." }] }],
};
const whole = {
  ...{ title: "Hamlet", code: "AB1", secret: "hidden-only", colour: "#aabbcc", body },
  ...{ place: { town: "Delft", day: "2026-11-22" }, steps: [{ done: true }] },
  parts: [{ id: part, kind: "quote", words: "So be it." }],
  photo: { url: "/a.png", alt: "A" },
};

const send = (who: MemberPrincipal, type: string, attributes: object) =>
  askApi(who, `/content/${type}`, { body: { data: { type, attributes } } });

const patch = (who: MemberPrincipal, id: string, attributes: object) =>
  askApi(who, `/content/plays/${id}`, {
    method: "PATCH",
    headers: { "If-Match": "*" },
    body: { data: { type: "plays", id, attributes } },
  });

const pointers = ({ errors }: ToldBody) => errors.map(({ source }) => source?.pointer);

const inOrder = (body: ToldBody) => pointers(body).toSorted((a = "", b = "") => (a < b ? -1 : 1));

/** Changes the definitions behind everybody's back, as the change of a model will. */
const redefine = (change: (fields: object[]) => object[], organizationId: string) =>
  ask<{ fields: object[] }>(
    database().superUrl,
    "SELECT fields FROM collections WHERE organization_id = $1 AND slug = 'plays'",
    [organizationId],
  ).then(([row]) =>
    ask(
      database().superUrl,
      "UPDATE collections SET fields = $2 WHERE organization_id = $1 AND slug = 'plays'",
      [organizationId, JSON.stringify(change(row?.fields ?? []))],
    ),
  );

describe("a draft", () => {
  test("may be incomplete, and is published once it is whole, with each gap at its place", async () => {
    const { admin } = world().acme;
    const made = await send(admin, "plays", {
      ...{ code: "x", place: { town: "D" }, steps: [{ done: false }] },
    });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    const refused = await patch(admin, id, { status: "published" });
    expect([refused.status, inOrder(refused.body)]).toEqual([
      422,
      ["body", "code", "place/day", "place/town", "secret", "title"].map(
        (name) => `/data/attributes/${name}`,
      ),
    ]);
    expect((await patch(admin, id, { ...whole, status: "published" })).status).toBe(200);
    const { body: told } = await askApi(admin, `/content/plays/${id}`);
    expect(told.data.attributes).toMatchObject(whole);
  });

  test("is of the right kinds all the same, whoever may see the entry in the end", async () => {
    const { admin } = world().acme;
    const wrong = { place: { day: "soon" }, colour: "red", photo: { url: "javascript:1" } };
    const { status, body: told } = await send(admin, "plays", wrong);
    expect([status, inOrder(told)]).toEqual([
      422,
      ["colour", "photo/url", "place/day"].map((name) => `/data/attributes/${name}`),
    ]);
  });

  test("is not published through the form either, and versions of it come back", async () => {
    const { admin } = world().acme;
    const { id } = (await send(admin, "plays", { title: "Half" })).body.data;
    const named = { collection: "plays", id };
    const publish = runUseCase(publishEntry, { ...named, revision: 1 }, callerOf(admin));
    await expect(publish).rejects.toThrow(Invalid);
    await patch(admin, id, { title: "Other" });
    await runUseCase(restoreVersion, { ...named, revision: 2, number: 1 }, callerOf(admin));
    const { body: told } = await askApi(admin, `/drafts/plays/${id}`);
    expect(told.data.attributes).toMatchObject({ title: "Half" });
  });

  test("names nothing to a publisher that they may not read", async () => {
    const { admin, editor, globex } = { ...world().acme, globex: world().globex };
    const some = ["title", "body", "status"];
    await holdPermissions(database(), editor, [
      { collection: "plays", action: "read-draft", fields: some },
      { collection: "plays", action: "publish" },
    ]);
    const { id } = (await send(admin, "plays", { body })).body.data;
    const refused = await patch(editor, id, { status: "published" });
    expect([refused.status, pointers(refused.body)]).toEqual([
      422,
      ["/data/attributes/title", "/data"],
    ]);
    expect(JSON.stringify(refused.body)).not.toContain("secret");
    expect((await patch(globex.admin, id, { status: "published" })).status).toBe(404);
  });

  test("has a value that is unique to itself, also while another's is only published", async () => {
    const { admin } = world().acme;
    const { id } = (await send(admin, "plays", { ...whole, code: "ZZ1" })).body.data;
    await patch(admin, id, { status: "published" });
    await patch(admin, id, { code: "ZZ2" });
    for (const code of ["ZZ1", "ZZ2"]) {
      expect((await send(admin, "plays", { code })).status).toBe(409);
    }
  });

  test("is none where there are no drafts: what is saved is whole", async () => {
    const { admin } = world().acme;
    const { status, body: told } = await send(admin, "notes", { by: "Ada" });
    expect([status, pointers(told)]).toEqual([422, ["/data/attributes/text"]]);
  });
});

describe("a nested field", () => {
  test("may be renamed, and so may a kind of block", async () => {
    const { id: organizationId, admin } = world().globex;
    const { id } = (await send(admin, "plays", whole)).body.data;
    const rename = (from: string, to: string) =>
      redefine(
        (all) =>
          JSON.parse(
            JSON.stringify(all).replaceAll(`"name":"${from}"`, `"name":"${to}"`),
          ) as object[],
        organizationId,
      );
    await rename("town", "city");
    await rename("quote", "citation");
    const { body: told } = await askApi(admin, `/drafts/plays/${id}`);
    expect(told.data.attributes).toMatchObject({
      place: { city: "Delft", day: "2026-11-22" },
      parts: [{ id: part, kind: "citation", words: "So be it." }],
    });
    expect((await patch(admin, id, { place: { town: "Ghent" } })).status).toBe(422);
    expect((await patch(admin, id, { place: { city: "Ghent" } })).status).toBe(200);
  });
});

describe("a field that is deleted", () => {
  test("is nowhere to be read, and what it held is there again when it is restored", async () => {
    const { id: organizationId, admin } = world().acme;
    const { id } = (await send(admin, "plays", { ...whole, code: "RR1" })).body.data;
    await redefine((all) => all.filter((one) => !named("secret")(one)), organizationId);
    expect((await patch(admin, id, { title: "Anew" })).status).toBe(200);
    const { body: without } = await askApi(admin, `/drafts/plays/${id}`);
    expect(JSON.stringify(without)).not.toContain("hidden-only");
    expect((await askApi(admin, "/drafts/plays?filter[secret]=x")).status).toBe(400);
    await redefine((all) => [...all, fields.find(named("secret")) ?? {}], organizationId);
    const { body: restored } = await askApi(admin, `/drafts/plays/${id}`);
    expect(restored.data.attributes).toMatchObject({ title: "Anew", secret: "hidden-only" });
  });
});

const named =
  (name: string) =>
  (one: object): boolean =>
    "name" in one && one.name === name;

describe("a collection of one entry", () => {
  const become = (organizationId: string) =>
    ask(
      database().superUrl,
      "UPDATE collections SET singleton = true WHERE organization_id = $1 AND slug = 'notes'",
      [organizationId],
    );

  test("has one, however many come at once, and none from the bin beside it", async () => {
    const { id: organizationId, admin } = world().acme;
    await become(organizationId);
    const told = await Promise.all(
      Array.from({ length: 50 }, () => send(admin, "notes", { text: "One" })),
    );
    const made = told.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    // Whoever finds no connection in time is told to come again.
    const refused = told.filter(({ status }) => status === 409 || status === 503);
    expect(refused).toHaveLength(49);
    const id = made[0]?.body.data.id ?? "";
    const bin = (when: string) =>
      ask(database().superUrl, `UPDATE entries SET deleted_at = ${when} WHERE id = $1`, [id]);
    await bin("now()");
    expect((await send(admin, "notes", { text: "Two" })).status).toBe(201);
    const back = runUseCase(unbinEntryUseCase, { collection: "notes", id }, callerOf(admin));
    await expect(back).rejects.toThrow(Conflict);
  });

  test("is one organization's matter, and not made of several entries", async () => {
    const { id: organizationId, admin } = world().globex;
    for (const text of ["One", "Two"]) {
      expect((await send(admin, "notes", { text })).status).toBe(201);
    }
    await expect(become(organizationId)).rejects.toThrow("a singleton has one entry");
  });
});
