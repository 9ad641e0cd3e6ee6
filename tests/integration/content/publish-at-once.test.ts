import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { createRole } from "@/lib/roles/create-role.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi, type Told } from "../../support/api/ask-api.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { joined, system } from "../../support/shop.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const field = (name: string, kind: string, more: object = {}) => ({
  ...{ id: newId(), name, label: name, kind },
  ...more,
});
const notes = {
  ...{ slug: "notes", name: "Notes", publishes: true, website: true },
  fields: [
    field("title", "text"),
    field("body", "long-text", { required: true }),
    field("kind", "choice", { choices: ["hand", "power"], indexed: true }),
    field("about", "relation", { to: "notes" }),
  ],
};

const may = (...actions: readonly (string | object)[]) =>
  ["read", "read-draft", ...actions].map((action) => ({
    collection: "notes",
    ...(typeof action === "string" ? { action } : action),
  }));
const HAND = { kind: { _eq: "hand" } };
const ROLES = {
  free: may("create", "publish"),
  ruled: may("create", { action: "publish", rule: HAND }),
  drafting: may({ action: "create", rule: { status: { _eq: "draft" } } }, "publish"),
  checked: may({ action: "create", validation: HAND }, "publish"),
  writing: may("create"),
};
type Role = keyof typeof ROLES;
const people = new Map<Role, MemberPrincipal>();

beforeAll(async () => {
  const { acme, globex } = world();
  const provisioning = system(acme.id, "provisioning");
  await runUseCase(createCollection, notes, callerOf(acme.admin));
  await runUseCase(createCollection, notes, callerOf(globex.admin));
  for (const [slug, permissions] of Object.entries(ROLES)) {
    await runUseCase(createRole, { slug, name: slug, permissions }, provisioning);
    const person = { id: acme.id, name: `note-${slug}`, roles: [slug] };
    people.set(slug as Role, await joined(database().superUrl, person));
  }
});

const by = (role: Role): MemberPrincipal => {
  const person = people.get(role);
  if (person === undefined) throw new Error(`Nobody has the role ${role}.`);
  return person;
};

let written = 0;
const attributesOf = (more: object = {}) => {
  written += 1;
  return { title: "Note", slug: `note-${written}`, body: "What it says", kind: "hand", ...more };
};
const publish = (who: MemberPrincipal, attributes: object, relationships: object = {}) =>
  askApi(who, "/content/notes", {
    body: {
      data: { type: "notes", attributes: { ...attributes, status: "published" }, relationships },
    },
  });

const rowsOf = <Row extends object>(text: string, { body }: Told) =>
  ask<Row>(database().superUrl, text, [body.data.id]);

/** All that is kept of an entry but what no two have in common. */
async function keptOf(told: Told) {
  const own = "'{id,organization_id,created_by,updated_by,created_at,updated_at}'::text[]";
  const times = "'{slug,published_slug,published_at,published_updated_at}'::text[]";
  const [entry] = await rowsOf(
    `SELECT (to_jsonb(e) - ${own} - ${times}) || jsonb_build_object('same', e.slug = e.published_slug
       AND e.published_at = e.published_updated_at AND e.created_by = e.updated_by) AS entry
     FROM entries e WHERE id = $1`,
    told,
  );
  const versions = await rowsOf(
    `SELECT number, revision, action, data->'data' AS data FROM entry_versions
     WHERE entry_id = $1 ORDER BY number`,
    told,
  );
  const keys = await rowsOf(
    `SELECT published, kind, text_value FROM entry_keys WHERE entry_id = $1 ORDER BY 1, 3`,
    told,
  );
  const texts = await rowsOf(
    `SELECT published, locale, documents::text FROM entry_texts WHERE entry_id = $1 ORDER BY 1`,
    told,
  );
  const lines = await rowsOf(
    `SELECT action, collection FROM audit_events WHERE subject_id = $1 ORDER BY occurred_at`,
    told,
  );
  return { entry, versions, keys, texts, lines };
}

const countNotes = async () => {
  const [row] = await ask<{ count: number }>(
    database().superUrl,
    `SELECT count(*)::int AS count FROM entries e JOIN collections c ON c.id = e.collection_id
     WHERE c.slug = 'notes'`,
  );
  return row?.count;
};

describe("an entry that is published as it is added", () => {
  test("is what it becomes one deed after the other, where a rule has to see the draft", async () => {
    const atOnce = await publish(by("free"), attributesOf());
    for (const role of ["ruled", "drafting", "checked"] as const) {
      const inTurn = await publish(by(role), attributesOf());
      expect([role, atOnce.status, inTurn.status]).toEqual([role, 201, 201]);
      expect(await keptOf(inTurn)).toEqual(await keptOf(atOnce));
    }
    const { entry, versions } = await keptOf(atOnce);
    expect(entry).toMatchObject({ entry: { revision: 2, changed: false, same: true } });
    expect(versions).toMatchObject([
      { number: 1, revision: 1, action: "create" },
      { number: 2, revision: 2, action: "publish" },
    ]);
    const read = await askApi(by("free"), `/content/notes/${atOnce.body.data.id}`);
    expect(read.body.data.attributes).toMatchObject({ status: "published", title: "Note" });
  });

  test("takes two round trips", async () => {
    const attributes = attributesOf();
    await publish(by("free"), attributesOf());
    expect(await countStatements(() => publish(by("free"), attributes))).toBe(2);
  });

  test.each([
    ["writing", { kind: "hand" }, 403],
    ["ruled", { kind: "power" }, 403],
    ["checked", { kind: "power" }, 422],
    ["free", { body: "" }, 422],
  ] as const)("is not there by %s with %j: %i", async (role, more, status) => {
    const before = await countNotes();
    expect((await publish(by(role), attributesOf(more))).status).toBe(status);
    expect(await countNotes()).toBe(before);
  });

  test.each([
    ["rule", { rule: { gone: { _eq: "hand" } } }],
    ["rule, besides what is there,", { rule: { _and: [{ gone: { _null: true } }, HAND] } }],
  ])("is not there by a permission whose %s names a field that is gone", async (_name, more) => {
    const { nobody } = world().acme;
    const held = ["read", "read-draft", "create"].map((action) => ({
      collection: "notes",
      action,
    }));
    const publishing = { collection: "notes", action: "publish", ...more };
    await holdPermissions(database(), nobody, [...held, publishing]);
    const before = await countNotes();
    expect((await publish(nobody, attributesOf())).status).toBe(403);
    expect(await countNotes()).toBe(before);
  });

  test("links to what its writer may read, and to nothing of another organization", async () => {
    const { acme, globex } = world();
    const linked = (id: string) =>
      publish(by("free"), attributesOf(), { about: { data: { type: "notes", id } } });
    const foreign = await publish(globex.admin, attributesOf());
    const own = await publish(acme.admin, attributesOf());
    const before = await countNotes();
    for (const id of [foreign.body.data.id, newId(), "nothing"]) {
      const { status, body } = await linked(id);
      const [error] = body.errors;
      expect([id, status, error?.source?.pointer]).toEqual([
        ...[id, 404, "/data/relationships/about/data"],
      ]);
    }
    expect(await countNotes()).toBe(before);
    const { body } = await linked(own.body.data.id.toUpperCase());
    expect(body.data.relationships["about"]?.data?.id).toBe(own.body.data.id);
  });

  test("is added once by fifty who want the same address", async () => {
    const attributes = attributesOf();
    const told = await Promise.all(
      Array.from({ length: 50 }, () => publish(by("free"), attributes)),
    );
    const statuses = told.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
  });
});
