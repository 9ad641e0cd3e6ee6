import { beforeAll, describe, expect, test } from "vitest";
import type { MemberPrincipal } from "@/lib/access/principal.ts";
import { createCollection } from "@/lib/content/collections/create-collection.ts";
import { getDraftConflict } from "@/lib/content/history/entry-conflict.ts";
import { getEntryLocales } from "@/lib/content/locales/get-entry-locales.ts";
import { weighLocales } from "@/lib/content/locales/weigh-locales.ts";
import { getDraftEntry } from "@/lib/content/resource/get-entry-resource.ts";
import { restoreVersion } from "@/lib/content/restore-version.ts";
import { newId } from "@/lib/kernel/ids.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { askApi, type Told } from "../../support/api/ask-api.ts";
import { countStatements } from "../../support/count-statements.ts";
import { ask, useDatabase } from "../../support/database.ts";
import { holdPermissions } from "../../support/hold-permissions.ts";
import { system } from "../../support/shop.ts";
import { useTwoOrganizations, type Organization } from "../../support/two-organizations.ts";
import { callerIn, inOneLanguage, type Poetry } from "./one-language.ts";

const database = useDatabase();
const world = useTwoOrganizations(database);

const field = (name: string, kind: string, more: object = {}) => ({
  ...{ id: newId(), name, label: name, kind },
  ...more,
});

const poems = {
  ...{ slug: "poems", name: "Poems", publishes: true },
  fields: [
    field("title", "text", { required: true, localized: true }),
    field("code", "text"),
    field("lines", "integer", { localized: true }),
    field("secret", "text", { localized: true }),
  ],
};
const signs = {
  ...{ slug: "signs", name: "Signs" },
  fields: [field("text", "text", { required: true, localized: true })],
};

const languages = ({ id, admin }: Organization, attributes: object) =>
  askApi(admin, "/settings", {
    method: "PATCH",
    body: { data: { type: "settings", id, attributes } },
  });

beforeAll(async () => {
  for (const organization of [world().acme, world().globex]) {
    const provisioning = system(organization.id, "provisioning");
    await runUseCase(createCollection, poems, provisioning);
    await runUseCase(createCollection, signs, provisioning);
    const locales = organization === world().acme ? ["en", "de", "fr"] : ["en", "it"];
    expect((await languages(organization, { locales })).status).toBe(200);
  }
});

const write = (who: MemberPrincipal, path: string, attributes: object): Promise<Told> => {
  const [type = "", rest = ""] = path.split("/");
  const [id = "", query = ""] = rest.split("?");
  const data = { type, attributes, ...(id === "" ? {} : { id }) };
  const address = `/content/${type}${id && `/${id}`}${query && `?${query}`}`;
  if (id === "") return askApi(who, address, { body: { data } });
  return askApi(who, address, { method: "PATCH", headers: { "If-Match": "*" }, body: { data } });
};

const read = async (who: MemberPrincipal, path: string) => {
  const { status, body } = await askApi(who, path);
  return status === 200 ? body.data.attributes : { status };
};

/** A poem in English and, drafted, in German. */
async function poem(title: string): Promise<string> {
  const { admin } = world().acme;
  const { id } = (await write(admin, "poems/", { title, code: "c", lines: 4 })).body.data;
  await write(admin, `poems/${id}`, { status: "published" });
  expect((await write(admin, `poems/${id}?inLocale=de`, { title: `${title} (de)` })).status).toBe(
    200,
  );
  return id;
}

describe("an entry in several languages", () => {
  test("is read in the one asked for, and field by field in the default one else", async () => {
    const { admin } = world().acme;
    const id = await poem("Night");
    const drafts = (query: string) => read(admin, `/drafts/poems/${id}${query}`);
    expect(await drafts("")).toMatchObject({ title: "Night", lines: 4 });
    expect(await drafts("?inLocale=de")).toMatchObject({ title: "Night (de)", lines: 4 });
    expect(await drafts("?inLocale=fr")).toMatchObject({ title: "Night", lines: 4 });
    const told = await askApi(admin, `/drafts/poems/${id}?inLocale=de`);
    expect(told.headers.get("content-language")).toBe("de");
    expect(told.body.meta).toMatchObject({ locale: "de" });
    const other = (await askApi(admin, `/drafts/poems/${id}`)).headers.get("etag");
    expect(told.headers.get("etag")).not.toBe(other);
  });

  test("is filtered and sorted in the one asked for", async () => {
    const { admin } = world().acme;
    const id = await poem("Filter");
    const found = async (query: string) =>
      (await askApi(admin, `/drafts/poems?${query}`)).body.data.map((one) => one.id);
    const german = `filter[title]=${encodeURIComponent("Filter (de)")}`;
    expect(await found(`${german}&inLocale=de`)).toEqual([id]);
    expect(await found(german)).toEqual([]);
    expect((await found("inLocale=de&sort=-title")).length).toBeGreaterThan(0);
  });

  test("is written in one alone, and what says nothing is left to the default one", async () => {
    const { admin } = world().acme;
    const id = await poem("Write");
    await write(admin, `poems/${id}?inLocale=fr`, { lines: 5 });
    await write(admin, `poems/${id}`, { title: "Wrote" });
    const inEach = await Promise.all(
      ["en", "de", "fr"].map((one) => read(admin, `/drafts/poems/${id}?inLocale=${one}`)),
    );
    expect(inEach).toMatchObject([
      { title: "Wrote", lines: 4 },
      { title: "Write (de)", lines: 4 },
      { title: "Wrote", lines: 5 },
    ]);
    await write(admin, `poems/${id}?inLocale=de`, { title: null });
    expect(await read(admin, `/drafts/poems/${id}?inLocale=de`)).toMatchObject({ title: "Wrote" });
  });

  test("is published in one alone, or in all of them", async () => {
    const { admin } = world().acme;
    const id = await poem("Publish");
    const shown = (locale: string) => read(admin, `/content/poems/${id}?inLocale=${locale}`);
    expect(await shown("de")).toMatchObject({ title: "Publish" });
    await write(admin, `poems/${id}`, { title: "Published", code: "d" });
    await write(admin, `poems/${id}?inLocale=de`, { status: "published" });
    expect(await shown("de")).toMatchObject({ title: "Publish (de)", code: "c" });
    expect(await shown("en")).toMatchObject({ title: "Publish", code: "c", status: "changed" });
    await write(admin, `poems/${id}?inLocale=en`, { status: "published" });
    expect(await shown("en")).toMatchObject({ title: "Published", code: "d", status: "published" });
    await write(admin, `poems/${id}?inLocale=de`, { status: "draft" });
    expect(await shown("de")).toMatchObject({ title: "Published" });
    await write(admin, `poems/${id}`, { status: "published" });
    expect(await shown("de")).toMatchObject({ title: "Publish (de)" });
  });

  test("is published in the default language first, and needs to be whole in it", async () => {
    const { admin } = world().acme;
    const { id } = (await write(admin, "poems/", { code: "x" })).body.data;
    await write(admin, `poems/${id}?inLocale=de`, { title: "Nur" });
    expect((await write(admin, `poems/${id}?inLocale=de`, { status: "published" })).status).toBe(
      409,
    );
    expect((await write(admin, `poems/${id}`, { status: "published" })).status).toBe(422);
    await write(admin, `poems/${id}`, { title: "Only" });
    expect((await write(admin, `poems/${id}`, { status: "published" })).status).toBe(200);
  });

  test("begins in the default language where it is shown at once", async () => {
    const { admin } = world().acme;
    expect((await write(admin, "signs/?inLocale=de", { text: "Halt" })).status).toBe(409);
    const { id } = (await write(admin, "signs/", { text: "Stop" })).body.data;
    expect((await write(admin, `signs/${id}?inLocale=de`, { text: "Halt" })).status).toBe(200);
    expect(await read(admin, `/content/signs/${id}?inLocale=de`)).toMatchObject({ text: "Halt" });
    expect(await read(admin, `/content/signs/${id}`)).toMatchObject({ text: "Stop" });
  });

  test("costs no statement more than one in a single language", async () => {
    const { admin } = world().acme;
    const id = await poem("Count");
    const [plain, german] = [`/content/poems/${id}`, `/content/poems/${id}?inLocale=de`];
    await askApi(admin, german);
    const one = await countStatements(() => askApi(admin, plain));
    expect(await countStatements(() => askApi(admin, german))).toBe(one);
  });
});

const kit: Poetry = { database, world, write, read, poem };

describe("several changes at once", () => {
  const ATOMIC = 'application/vnd.api+json;ext="https://jsonapi.org/ext/atomic"';
  const operations = (who: MemberPrincipal, query: string, all: readonly object[]) =>
    askApi(who, `/operations${query}`, {
      headers: { "Content-Type": ATOMIC, Accept: ATOMIC },
      body: { "atomic:operations": all },
    });
  const change = (id: string, attributes: object) =>
    ({ op: "update", data: { type: "poems", id, attributes }, meta: { ifMatch: "*" } }) as const;

  test("are made in the one language that the request names, and in no other", async () => {
    const { admin } = world().acme;
    const id = await poem("Together");
    const changes = [change(id, { title: "Eins" }), change(id, { lines: 2 })];
    expect((await operations(admin, "?inLocale=de", changes)).status).toBe(200);
    const drafted = (query: string) => read(admin, `/drafts/poems/${id}${query}`);
    expect(await drafted("?inLocale=de")).toMatchObject({ title: "Eins", lines: 2 });
    expect(await drafted("")).toMatchObject({ title: "Together", lines: 4 });
  });

  test("are refused in one that is another organization's, and leave nothing", async () => {
    const { acme, globex } = world();
    const id = await poem("Kept");
    const told = await operations(acme.admin, "?inLocale=it", [change(id, { title: "Perso" })]);
    expect([told.status, told.body.errors[0]?.source]).toEqual([400, { parameter: "inLocale" }]);
    const theirs = await operations(globex.admin, "?inLocale=it", [change(id, { title: "Mio" })]);
    expect(theirs.status).toBe(404);
    expect(await read(acme.admin, `/drafts/poems/${id}`)).toMatchObject({ title: "Kept" });
  });

  test("open what a rule opens in that language, and nothing else", async () => {
    const { editor } = world().acme;
    const id = await poem("Ruled");
    const rule = { _locale: { _eq: "de" } };
    const reading = { collection: "poems", action: "read-draft" };
    await holdPermissions(database(), editor, [reading, { ...reading, action: "update", rule }]);
    const send = (query: string) => operations(editor, query, [change(id, { title: "Neu" })]);
    expect((await send("")).status).toBe(403);
    expect((await send("?inLocale=de")).status).toBe(200);
  });
});

describe("whoever writes in a language", () => {
  const named = (id: string) => ({ collection: "poems", id });

  test("sees what is said in that one alone, where they ask for it", async () => {
    const { admin } = world().acme;
    const id = await poem("Alone");
    const asked = { ...named(id), question: { include: null, fields: {} } };
    const german = callerIn(admin, "de");
    const alone = await runUseCase(getDraftEntry, { ...asked, said: "alone" }, german);
    expect(alone.item.attributes).toMatchObject({ title: "Alone (de)", lines: null, code: "c" });
    const shown = await runUseCase(getDraftEntry, asked, german);
    expect(shown.item.attributes).toMatchObject({ title: "Alone (de)", lines: 4 });
  });

  test("hears of nothing that somebody saved in another one meanwhile", async () => {
    const { admin } = world().acme;
    const id = await poem("Meanwhile");
    const revision = 3;
    await write(admin, `poems/${id}`, { title: "In English" });
    const met = await runUseCase(
      getDraftConflict,
      { ...named(id), revision },
      callerIn(admin, "de"),
    );
    expect(met.present.attributes).toMatchObject({ title: "Meanwhile (de)" });
    expect(met.theirs).toEqual([]);
    expect(met.revision).toBe(revision + 1);
  });

  test("brings back what a version said in it, and nothing that it was read as", async () => {
    const { admin } = world().acme;
    const id = await poem("Restore");
    await write(admin, `poems/${id}?inLocale=de`, { title: "Neu" });
    const { revision } = await runUseCase(
      restoreVersion,
      { ...named(id), number: 3, revision: "any" },
      callerIn(admin, "de"),
    );
    expect(revision).toBeGreaterThan(3);
    await write(admin, `poems/${id}`, { lines: 9 });
    expect(await read(admin, `/drafts/poems/${id}?inLocale=de`)).toMatchObject({
      ...{ title: "Restore (de)", lines: 9 },
    });
  });

  test("is told how much is said in each, and how that stands", async () => {
    const { admin, nobody } = world().acme;
    const id = await poem("Standing");
    const tell = async () =>
      (await runUseCase(getEntryLocales, named(id), callerIn(admin, "fr"))).locales;
    expect(await tell()).toEqual([
      { locale: "en", said: 2, status: "published" },
      { locale: "de", said: 1, status: "draft" },
      { locale: "fr", said: 0, status: "draft" },
    ]);
    await write(admin, `poems/${id}?inLocale=de`, { status: "published" });
    await write(admin, `poems/${id}`, { code: "other" });
    expect(await tell()).toMatchObject([
      { status: "changed" },
      { status: "published" },
      { status: "draft" },
    ]);
    await write(admin, `poems/${id}?inLocale=de`, { lines: 3 });
    expect((await tell())[1]).toEqual({ locale: "de", said: 2, status: "changed" });
    for (const who of [nobody, world().globex.admin]) {
      await expect(runUseCase(getEntryLocales, named(id), callerIn(who, null))).rejects.toThrow();
    }
  });

  test("is told of no language, and of no field, that they may not read", async () => {
    const { acme } = world();
    const id = await poem("Hidden");
    await write(acme.admin, `poems/${id}?inLocale=de`, { secret: "s" });
    await holdPermissions(database(), acme.editor, [
      {
        ...{ collection: "poems", action: "read-draft", fields: ["title"] },
        rule: { _locale: { _eq: "de" } },
      },
    ]);
    const told = await runUseCase(getEntryLocales, named(id), callerIn(acme.editor, null));
    expect(told.locales).toEqual([{ locale: "de", said: 1, status: null }]);
  });
});

inOneLanguage(kit);

describe("a language", () => {
  test("that the organization does not have is refused, also when another has it", async () => {
    const { acme, globex } = world();
    for (const [who, locale] of [
      [acme.admin, "it"],
      [globex.admin, "de"],
      [acme.admin, "DE"],
      [acme.admin, "' OR 1"],
    ] as const) {
      const { status, body } = await askApi(who, `/content/poems?inLocale=${locale}`);
      expect([status, body.errors[0]?.source?.parameter]).toEqual([400, "inLocale"]);
    }
  });

  test("can be named by a rule, for who reads and who writes", async () => {
    const { editor, admin } = world().acme;
    const id = await poem("Rule");
    await write(admin, `poems/${id}`, { status: "published" });
    const inGerman = { rule: { _locale: { _eq: "de" } } };
    await holdPermissions(database(), editor, [
      { collection: "poems", action: "read", fields: ["title"], ...inGerman },
      { collection: "poems", action: "read", fields: ["code"] },
      { collection: "poems", action: "update", fields: ["title"], ...inGerman },
      { collection: "poems", action: "read-draft", fields: ["title"], ...inGerman },
    ]);
    const german = await askApi(editor, `/content/poems/${id}?inLocale=de`);
    expect(german.body.data.attributes).toMatchObject({ title: "Rule (de)", code: "c" });
    const english = await askApi(editor, `/content/poems/${id}`);
    expect(english.body.data.attributes).toEqual({ title: null, code: "c" });
    expect(JSON.stringify(english.body)).not.toContain("Rule");
    expect((await askApi(editor, "/content/poems?filter[title]=Rule")).body.data).toEqual([]);
    expect((await askApi(editor, `/drafts/poems/${id}`)).status).toBe(404);
    expect((await write(editor, `poems/${id}?inLocale=de`, { title: "Neu" })).status).toBe(200);
    expect((await write(editor, `poems/${id}`, { title: "New" })).status).toBe(403);
    expect((await askApi(editor, "/content/poems?filter[_locale]=de")).status).toBe(400);
    expect((await askApi(editor, `/content/poems/${id}?fields[poems]=secret`)).status).toBe(400);
  });

  test("is shown of a draft to those alone who may see the draft", async () => {
    const { admin, partner } = world().acme;
    const id = await poem("Draft");
    await write(admin, `poems/${id}?inLocale=de`, { title: "draft-only" });
    const reader = await askApi(partner, `/content/poems/${id}?inLocale=de`);
    expect(reader.status).toBe(404);
    const { body } = await askApi(admin, `/content/poems?inLocale=de`);
    expect(JSON.stringify(body)).not.toContain("draft-only");
  });
});

describe("the languages of an organization", () => {
  test("lose none that entries say something in, unless whoever takes it has seen how many", async () => {
    const { globex } = world();
    const { id } = (await write(globex.admin, "poems/", { title: "Day" })).body.data;
    await write(globex.admin, `poems/${id}?inLocale=it`, { title: "Giorno" });
    const weighed = (locales: string[], who = globex.admin) =>
      runUseCase(weighLocales, { locales }, callerIn(who, null));
    expect(await weighed(["en"])).toEqual({ removed: ["it"], entries: 1 });
    expect(await weighed(["it", "en", "de"])).toEqual({ removed: [], entries: 0 });
    await expect(weighed(["en"], world().acme.nobody)).rejects.toThrow();
    const refused = await languages(globex, { locales: ["en"] });
    expect([refused.status, refused.body.errors[0]?.source?.pointer]).toEqual([
      409,
      "/data/attributes/confirmLoss",
    ]);
    expect((await languages(globex, { locales: ["en"], confirmLoss: 7 })).status).toBe(409);
    expect((await languages(globex, { locales: ["en"], confirmLoss: 1 })).status).toBe(200);
    expect((await askApi(globex.admin, `/drafts/poems/${id}?inLocale=it`)).status).toBe(400);
    expect(await read(globex.admin, "/settings")).toEqual({ locales: ["en"] });
    await write(globex.admin, `poems/${id}`, { title: "Days" });
    await languages(globex, { locales: ["en", "it"] });
    expect(await read(globex.admin, `/drafts/poems/${id}?inLocale=it`)).toMatchObject({
      title: "Giorno",
    });
    const [line] = await ask<{ count: number }>(
      database().superUrl,
      "SELECT count(*)::int AS count FROM audit_events WHERE organization_id = $1 AND action = 'settings.locales'",
      [globex.id],
    );
    expect(line?.count).toBe(3);
  });

  test.each([[[]], [["EN"]], [["en", "en"]], [["english please"]], ["en"]])(
    "are not %j",
    async (locales) => {
      expect((await languages(world().acme, { locales })).status).toBe(422);
    },
  );

  test("are nobody's to change without the right, and nobody's from elsewhere", async () => {
    const { acme, globex } = world();
    const data = { type: "settings", id: acme.id, attributes: { locales: ["fr"] } };
    for (const who of [acme.nobody, acme.editor, globex.admin]) {
      const { status } = await askApi(who, "/settings", { method: "PATCH", body: { data } });
      expect([403, 404, 409]).toContain(status);
    }
    expect(await read(acme.admin, "/settings")).toEqual({ locales: ["en", "de", "fr"] });
  });
});
