import { describe, expect, test } from "vitest";
import type { CollectionModel } from "@/lib/content/models/collection-model.ts";
import { definedModel } from "@/lib/content/models/defined-model.ts";
import { fromKept, toKept } from "@/lib/content/models/kept-data.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Json } from "@/lib/kernel/json.ts";

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
