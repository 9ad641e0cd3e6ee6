import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { previewChange } from "@/lib/content/collections/preview-change.ts";
import { Conflict, Forbidden, Invalid, NotFound, Stale } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { createSavedView } from "@/lib/saved-views/create-saved-view.ts";
import { deleteSavedView } from "@/lib/saved-views/delete-saved-view.ts";
import { keepArrangement } from "@/lib/saved-views/keep-arrangement.ts";
import { listSavedViews } from "@/lib/saved-views/list-saved-views.ts";
import { updateSavedView } from "@/lib/saved-views/update-saved-view.ts";
import { PLAIN_VIEW } from "@/lib/saved-views/plain-view.ts";
import type { ViewDefinition } from "@/lib/saved-views/view-definition.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi } from "../../support/api/ask-api.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { joined, system } from "../../support/shop.ts";
import { callerOf, useTwoOrganizations } from "../../support/two-organizations.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const NAME = newId();
const SECRET = newId();

const goods = {
  slug: "goods",
  name: "Goods",
  fields: [
    { id: NAME, name: "name", label: "Name", kind: "text" },
    { id: SECRET, name: "secret", label: "Secret", kind: "text" },
  ],
};

const HIDDEN: ViewDefinition = {
  ...PLAIN_VIEW,
  columns: ["name", "secret", "createdAt"],
  conditions: [
    { field: "secret", operator: "_eq", value: "hidden-only" },
    { field: "name", operator: "_icontains", value: "a" },
  ],
  sort: "-secret",
};

/** Reads names alone; reads and changes all of it. */
let reader: MemberPrincipal;
let writer: MemberPrincipal;

const views = async (who: Principal, collection = "goods") =>
  runUseCase(listSavedViews, { collection }, callerOf(who));

const save = async (who: Principal, more: object) =>
  runUseCase(
    createSavedView,
    { collection: "goods", name: "Mine", shared: false, definition: PLAIN_VIEW, ...more },
    callerOf(who),
  );

beforeAll(async () => {
  const { acme } = world();
  await runUseCase(createCollection, goods, system(acme.id, "provisioning"));
  const join = (name: string) => joined(database().superUrl, { id: acme.id, name, roles: [] });
  [reader, writer] = [await join("rena"), await join("wim")];
  await holdPermissions(database(), reader, [
    { collection: "goods", action: "read", fields: ["name", "createdAt"] },
  ]);
  await holdPermissions(database(), writer, [
    { collection: "goods", action: "read" },
    { collection: "goods", action: "update" },
  ]);
});

describe("a view of a list", () => {
  test("is its owner's until it is shared, and somebody else's is not there", async () => {
    const { id } = await save(writer, { name: "Private" });
    const told = await views(reader);
    expect(told.views.map(({ name }) => name)).not.toContain("Private");
    const change = { id, revision: 1, name: "Taken over" };
    for (const other of [reader, world().acme.admin, world().globex.admin]) {
      await expect(runUseCase(updateSavedView, change, callerOf(other))).rejects.toThrow(NotFound);
      await expect(runUseCase(deleteSavedView, { id }, callerOf(other))).rejects.toThrow(NotFound);
    }
    expect((await views(writer)).views.map(({ name }) => name)).toEqual(["Private"]);
  });

  test("shows nobody what they may not read: no column, no condition, no order, no word", async () => {
    await save(writer, { name: "With secrets", shared: true, definition: HIDDEN });
    const [own] = (await views(writer)).views.filter(({ name }) => name === "With secrets");
    expect(own?.definition).toEqual(HIDDEN);
    const told = await views(reader);
    const [shared] = told.views.filter(({ name }) => name === "With secrets");
    expect(shared?.definition).toEqual({
      ...HIDDEN,
      columns: ["name", "createdAt"],
      conditions: [{ field: "name", operator: "_icontains", value: "a" }],
      sort: null,
    });
    expect(shared).toMatchObject({ isMine: false, mayChange: false });
    expect(JSON.stringify(told)).not.toMatch(/secret"|hidden-only/);
  });

  test("names no field that its writer's list lacks", async () => {
    for (const definition of [
      { ...PLAIN_VIEW, columns: ["secret"] },
      { ...PLAIN_VIEW, sort: "secret" },
      { ...PLAIN_VIEW, conditions: [{ field: "secret", operator: "_null", value: "true" }] },
    ]) {
      await expect(save(reader, { name: "Guess", definition })).rejects.toThrow(Invalid);
    }
  });

  test("is made everybody's by those alone who may change entries", async () => {
    await expect(save(reader, { name: "For all", shared: true })).rejects.toThrow(Forbidden);
    const { id } = await save(reader, { name: "Reader's" });
    const share = { id, revision: 1, shared: true };
    await expect(runUseCase(updateSavedView, share, callerOf(reader))).rejects.toThrow(Forbidden);
    const { id: shared } = await save(writer, { name: "For all", shared: true });
    const change = { id: shared, revision: 1, name: "Not hers" };
    await expect(runUseCase(updateSavedView, change, callerOf(reader))).rejects.toThrow(Forbidden);
    const { admin } = world().acme;
    await runUseCase(updateSavedView, { ...change, name: "For us" }, callerOf(admin));
    const stale = runUseCase(updateSavedView, change, callerOf(writer));
    await expect(stale).rejects.toThrow(Stale);
    await runUseCase(deleteSavedView, { id: shared }, callerOf(admin));
    expect((await views(writer)).views.map(({ name }) => name)).not.toContain("For us");
  });

  test("has a name of its own among its owner's", async () => {
    await save(writer, { name: "Twice" });
    await expect(save(writer, { name: "Twice" })).rejects.toThrow(Conflict);
    await save(world().acme.admin, { name: "Twice" });
  });

  test("follows a field that is renamed, and forgets one that is gone", async () => {
    await save(writer, { name: "By id", definition: HIDDEN });
    const fieldsAre = (fields: object[]) =>
      ask(database().superUrl, "UPDATE collections SET fields = $2 WHERE slug = $1", [
        "goods",
        JSON.stringify(fields),
      ]);
    const [name, secret] = goods.fields;
    await fieldsAre([
      { ...name, name: "title" },
      { ...secret, id: newId() },
    ]);
    const [view] = (await views(writer)).views.filter((one) => one.name === "By id");
    expect(view?.definition).toMatchObject({
      columns: ["title", "createdAt"],
      conditions: [{ field: "title" }],
      sort: null,
    });
    await fieldsAre(goods.fields);
  });

  test("is counted before a field that it names goes, whosever it is, and is not asked about", async () => {
    const preview = async (field: string) => {
      const asking = { change: { kind: "remove", field } };
      return runUseCase(previewChange, asking, callerOf(world().acme.admin));
    };
    const before = await preview(SECRET);
    await save(writer, { name: "Of secrets", definition: HIDDEN });
    await save(writer, { name: "Of names", definition: { ...PLAIN_VIEW, columns: ["name"] } });
    const arrangement = { collection: "goods", definition: HIDDEN, opens: null };
    await runUseCase(keepArrangement, arrangement, callerOf(writer));
    const after = await preview(SECRET);
    expect([after.views - before.views, after.digest]).toEqual([1, before.digest]);
    const theirs = runUseCase(
      previewChange,
      { change: { kind: "remove", field: SECRET } },
      callerOf(world().globex.admin),
    );
    await expect(theirs).rejects.toThrow(NotFound);
  });

  test("is nobody's without a list: a stranger, the other organization, a program", async () => {
    const { acme, globex } = world();
    for (const who of [acme.nobody, globex.admin, acme.partner, acme.guest]) {
      await expect(views(who)).rejects.toThrow(NotFound);
      await expect(save(who, {})).rejects.toThrow(NotFound);
    }
  });

  test("is written and read by the API as in the dashboard", async () => {
    const { acme, globex } = world();
    const at = "/saved-views";
    const send = (who: Principal, more: object, path = at, headers = {}) =>
      askApi(who, path, { ...more, headers });
    const document = (attributes: object, id?: string) => ({
      data: { type: "saved-views", ...(id === undefined ? {} : { id }), attributes },
    });
    const wanted = { collection: "goods", name: "By program", definition: HIDDEN };
    const made = await send(writer, { body: document(wanted) });
    expect(made.status).toBe(201);
    const { id } = made.body.data;
    expect(made.body.data.attributes).toMatchObject({ ...wanted, shared: false });
    const one = `${at}/${id}`;
    for (const stranger of [reader, globex.admin, acme.partner]) {
      expect((await askApi(stranger, one)).status).toBe(404);
      const body = document({ name: "Taken" }, id);
      const taking = { method: "PATCH", body };
      expect((await send(stranger, taking, one, { "If-Match": "*" })).status).toBe(404);
      expect((await send(stranger, { method: "DELETE" }, one)).status).toBe(404);
    }
    const share = { method: "PATCH", body: document({ shared: true }, id) };
    expect((await send(writer, share, one)).status).toBe(428);
    expect((await send(writer, share, one, { "If-Match": '"9.0"' })).status).toBe(412);
    const etag = made.headers.get("etag") ?? "";
    expect((await send(writer, share, one, { "If-Match": etag })).status).toBe(200);
    const told = await askApi(
      reader,
      `${at}?filter[name]=By+program&fields[saved-views]=definition`,
    );
    const definition = { columns: ["name", "createdAt"], sort: null };
    expect(told.body.data.map(({ attributes }) => attributes)).toMatchObject([{ definition }]);
    expect(JSON.stringify(told.body)).not.toMatch(/secret|hidden-only/);
    expect((await askApi(acme.nobody, at)).body.data).toEqual([]);
    expect((await askApi(globex.admin, at)).body.data).toEqual([]);
    expect((await askApi(acme.partner, at)).status).toBe(404);
    expect((await send(reader, { method: "DELETE" }, one)).status).toBe(403);
    const elsewhere = { method: "PATCH", body: document({ collection: "pages" }, id) };
    expect((await send(writer, elsewhere, one, { "If-Match": "*" })).status).toBe(422);
    expect((await send(writer, { method: "DELETE" }, one)).status).toBe(204);
    expect((await askApi(writer, one)).status).toBe(404);
  });

  test("leaves a line in the ledger", async () => {
    const rows = await ask<{ action: string }>(
      database().superUrl,
      "SELECT DISTINCT action FROM audit_events WHERE collection = 'saved-views' ORDER BY action",
    );
    expect(rows.map(({ action }) => action)).toEqual([
      "saved-view.create",
      "saved-view.delete",
      "saved-view.update",
    ]);
  });
});

describe("how a list was left", () => {
  const left = {
    ...PLAIN_VIEW,
    columns: ["secret", "name"],
    size: 50,
    density: "compact",
  } as const;
  const keep = (who: Principal, more: object = {}) =>
    runUseCase(
      keepArrangement,
      { collection: "goods", definition: left, opens: null, ...more },
      callerOf(who),
    );

  test("is remembered for one person alone, the last time counts", async () => {
    await keep(writer, { definition: PLAIN_VIEW });
    await keep(writer);
    expect((await views(writer)).arrangement).toEqual({ definition: left, opens: null });
    expect((await views(world().acme.admin)).arrangement).toBeNull();
  });

  test("is shown as far as its fields may be read by now", async () => {
    await keep(writer);
    await holdPermissions(database(), writer, [
      { collection: "goods", action: "read", fields: ["name"] },
    ]);
    expect((await views(writer)).arrangement?.definition.columns).toEqual(["name"]);
    await holdPermissions(database(), writer, [
      { collection: "goods", action: "read" },
      { collection: "goods", action: "update" },
    ]);
  });

  test("opens with a view that is there, and with none that is somebody else's", async () => {
    const { id } = await save(writer, { name: "First" });
    await keep(writer, { opens: id });
    expect((await views(writer)).arrangement?.opens).toBe(id);
    const stolen = runUseCase(
      keepArrangement,
      { collection: "goods", definition: PLAIN_VIEW, opens: id },
      callerOf(reader),
    );
    await expect(stolen).rejects.toThrow(NotFound);
    await runUseCase(deleteSavedView, { id }, callerOf(writer));
    expect((await views(writer)).arrangement?.opens).toBeNull();
  });
});
