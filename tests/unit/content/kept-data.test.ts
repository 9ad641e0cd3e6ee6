import { describe, expect, test } from "vitest";
import { parseContent, type CollectionModel } from "@/lib/content/models/collection-model.ts";
import { definedModel } from "@/lib/content/models/defined-model.ts";
import { fromKept as read, toKept as write } from "@/lib/content/models/kept-data.ts";
import { publishedIn, withdrawnIn } from "@/lib/content/models/localized.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";

const EN = { locale: "en" };
const fromKept = (of: CollectionModel, kept: object) => read(of, kept, EN);
const toKept = (of: CollectionModel, data: object, before: JsonObject = {}) =>
  write(of, data, { ...EN, isDefault: true, before });

const [title, group, inner, list, item, blocks, quote, words] = Array.from({ length: 8 }, newId);
const field = (id: string | undefined, name: string, kind: string, more: object = {}) => ({
  ...{ id: id ?? "", name, label: name, kind },
  ...more,
});

const fields = [
  field(title, "title", "text"),
  field(group, "place", "group", { fields: [field(inner, "town", "text")] }),
  field(list, "steps", "list", { fields: [field(item, "done", "boolean")] }),
  field(blocks, "parts", "blocks", {
    blocks: [{ id: quote, name: "quote", label: "Quote", fields: [field(words, "words", "text")] }],
  }),
];

function modelWith(given: object[]): CollectionModel {
  const model = definedModel({
    ...{ slug: "a", name: "A", icon: "a", website: false, publishes: true, singleton: false },
    ...{ revision: 1, removedFields: [], fields: given as unknown as Json },
  });
  if (model === null) throw new Error("The fields cannot be read.");
  return model;
}

const renamed = (from: string, to: string): CollectionModel =>
  modelWith(
    JSON.parse(JSON.stringify(fields).replaceAll(`"name":"${from}"`, `"name":"${to}"`)) as object[],
  );

const model = modelWith(fields);
const one = newId();
const data = {
  title: "A",
  place: { town: "Delft" },
  steps: [{ done: true }, { done: false }],
  parts: [{ id: one, kind: "quote", words: "So be it." }],
};

describe("what an entry holds is kept", () => {
  test("under ids at all depths, and comes back by names", () => {
    const kept = toKept(model, data);
    expect(JSON.stringify(kept)).not.toMatch(/town|done|words|"quote"/);
    expect(fromKept(model, kept)).toEqual(data);
  });

  test("through new names of fields and of kinds of blocks", () => {
    const kept = toKept(model, data);
    expect(fromKept(renamed("town", "city"), kept)).toMatchObject({ place: { city: "Delft" } });
    expect(fromKept(renamed("quote", "citation"), kept)).toMatchObject({
      parts: [{ id: one, kind: "citation", words: "So be it." }],
    });
  });

  test("with a value for each field that came later, within others too", () => {
    const more = modelWith([
      field(title, "title", "text"),
      field(list, "steps", "list", {
        fields: [field(item, "done", "boolean"), field(newId(), "late", "boolean")],
      }),
      field(newId(), "new", "text"),
    ]);
    const seen = fromKept(more, toKept(model, data));
    expect(seen).toEqual({
      title: "A",
      steps: [
        { done: true, late: false },
        { done: false, late: false },
      ],
    });
    expect(more.draft.safeParse(seen).success).toBe(true);
  });

  test("with what it held of fields that are gone, where they can be told apart", () => {
    const before = toKept(model, data);
    const less = modelWith([
      field(group, "place", "group", { fields: [field(newId(), "street", "text")] }),
      field(blocks, "parts", "blocks", {
        blocks: [
          {
            ...{ id: quote, name: "quote", label: "Quote" },
            fields: [field(newId(), "by", "text")],
          },
        ],
      }),
    ]);
    const changed = { place: { street: "Oude" }, parts: [{ id: one, kind: "quote", by: "Ada" }] };
    const after = toKept(less, changed, before);
    expect(fromKept(model, after)).toEqual(data);
    expect(fromKept(less, after)).toEqual(changed);
    const others = toKept(less, { parts: [{ id: newId(), kind: "quote", by: "Bo" }] }, before);
    expect(JSON.stringify(others)).not.toContain("So be it.");
  });

  test("as nothing where it is no value of the kind any more", () => {
    const kept = { [group ?? ""]: [1], [list ?? ""]: { a: 1 }, [blocks ?? ""]: [{ kind: "x" }, 3] };
    expect(fromKept(model, kept)).toEqual({ place: null, steps: [], parts: [] });
  });

  test("also under names that objects have already", () => {
    const odd = modelWith([field(title, "constructor", "text")]);
    expect(toKept(odd, {})).toEqual({ [title ?? ""]: null });
  });
});

describe("what is said in several languages", () => {
  const poem = modelWith([
    field(title, "title", "text", { localized: true, required: true }),
    field(list, "steps", "list", { localized: true, fields: [field(item, "done", "boolean")] }),
    field(inner, "by", "text"),
  ]);
  const say = (data: object, locale: string, before: JsonObject = {}) =>
    write(poem, data, { before, locale, isDefault: locale === "en" });
  const english = say({ title: "Night", steps: [], by: "Ada" }, "en");

  test("is kept for each of them, and one leaves the others alone", () => {
    const both = say({ title: "Nacht", steps: [{ done: true }], by: "Bo" }, "de", english);
    expect(read(poem, both, { locale: "en" })).toEqual({ title: "Night", by: "Bo" });
    expect(read(poem, both, { locale: "de" })).toMatchObject({ title: "Nacht", by: "Bo" });
  });

  test("is left to the default one where it says nothing", () => {
    const seen = { locale: "de", fallback: "en" };
    expect(read(poem, english, seen)).toMatchObject({ title: "Night" });
    expect(read(poem, english, { locale: "de" })).toEqual({ by: "Ada" });
    const same = say(read(poem, english, { locale: "de" }), "de", english);
    expect(same).toEqual(english);
    const [there, gone] = ["Nacht", null].map((words) => say({ title: words }, "de", english));
    expect(read(poem, there ?? {}, seen)).toMatchObject({ title: "Nacht" });
    expect(read(poem, say({ title: null }, "de", there), seen)).toMatchObject({ title: "Night" });
    expect(gone).toMatchObject({ [title ?? ""]: { en: "Night" } });
  });

  test("is required in the default one alone", () => {
    const data = read(poem, english, { locale: "de" });
    const parsed = (locale: string) => () =>
      parseContent(poem, data, { locale, locales: ["en", "de"] });
    expect(parsed("de")).not.toThrow();
    expect(parsed("en")).toThrow(Invalid);
  });

  test("is published in one of them, and in the default one with all that is in none", () => {
    const draft = say({ title: "Nacht", by: "Bo" }, "de", say({ title: "Day", by: "Bo" }, "en"));
    const inGerman = publishedIn(poem, {
      ...{ draft, published: english, locale: "de", isDefault: false },
    });
    expect(read(poem, inGerman, { locale: "en" })).toMatchObject({ title: "Night", by: "Ada" });
    expect(read(poem, inGerman, { locale: "de" })).toMatchObject({ title: "Nacht", by: "Ada" });
    const inEnglish = publishedIn(poem, {
      ...{ draft, published: english, locale: "en", isDefault: true },
    });
    expect(read(poem, inEnglish, { locale: "en" })).toMatchObject({ title: "Day", by: "Bo" });
    expect(JSON.stringify(inEnglish)).not.toContain("Nacht");
    expect(JSON.stringify(withdrawnIn(poem, inGerman, "de"))).not.toContain("Nacht");
  });
});
