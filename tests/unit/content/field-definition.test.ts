import { describe, expect, test } from "vitest";
import {
  fieldDefinitionSchema,
  fieldDefinitionsSchema,
} from "@/lib/content/models/field-definition.ts";
import { unfittingDefaults } from "@/lib/content/models/unfitting-defaults.ts";
import { newId } from "@/lib/kernel/ids.ts";

const field = (name: string, kind: string, more: object = {}) => ({
  ...{ id: newId(), name, label: name, kind },
  ...more,
});

const wrongAt = (given: object): string[] =>
  (fieldDefinitionSchema.safeParse(field("x", "text", given)).error?.issues ?? []).map(({ path }) =>
    path.join("."),
  );

const text = () => field("x", "text");
const group = (...fields: object[]) => field("g", "group", { fields });
const block = (name: string, ...fields: object[]) => ({ id: newId(), name, label: name, fields });

describe("a definition is not kept with", () => {
  test.each<[string, object, string]>([
    ["the name of a standing field", { name: "status" }, "name"],
    ["a name that no member can have", { name: "__proto__" }, "name"],
    ["a kind that is not there", { kind: "script" }, "kind"],
    ["choices and no choosing", { choices: ["a"] }, "choices"],
    ["choosing and no choices", { kind: "choice" }, "choices"],
    ["a relation to nothing", { kind: "relation" }, "to"],
    ["a group of nothing", { kind: "group" }, "fields"],
    ["blocks of no kind", { kind: "blocks", blocks: [] }, "blocks"],
    ["fields within a text", { fields: [text()] }, "fields"],
    ["a unique long text", { kind: "long-text", unique: true }, "unique"],
    ["a unique colour", { kind: "colour", unique: true }, "unique"],
    ["an index of what has no order", { kind: "json", indexed: true }, "indexed"],
    ["an index of a relation", { kind: "relation", to: "pages", indexed: true }, "indexed"],
    ["several languages of what is unique", { unique: true, localized: true }, "localized"],
    [
      "a relation in several languages",
      { kind: "relation", to: "a", localized: true },
      "localized",
    ],
    ["a smallest beyond the largest", { min: 3, max: 2 }, "max"],
    ["bounds of what has none", { kind: "date", min: 1 }, "min"],
    ["half a character", { max: 1.5 }, "max"],
    ["more characters than a text has", { max: 501 }, "max"],
    ["a pattern that is none", { pattern: "(" }, "pattern"],
    ["a pattern that looks back", { pattern: "(a)\\1" }, "pattern"],
    ["a pattern that looks ahead", { pattern: "(?=a)a" }, "pattern"],
    ["a pattern beyond all measure", { pattern: "(a{500}){2}a{500}" }, "pattern"],
    ["a pattern of numbers", { kind: "integer", pattern: "1" }, "pattern"],
    ["a default of a group", { kind: "group", fields: [text()], default: {} }, "default"],
  ])("%s", (_what, given, at) => {
    expect(wrongAt(given)).toContain(at);
  });

  test("anything that only a field of the entry can be, within another", () => {
    const within = (more: object) => wrongAt(group({ ...text(), ...more }));
    expect(within({ unique: true })).toEqual(["fields.0.unique"]);
    expect(within({ indexed: true })).toEqual(["fields.0.indexed"]);
    expect(within({ localized: true })).toEqual(["fields.0.localized"]);
    expect(within({ kind: "relation", to: "pages" })).toEqual(["fields.0.kind"]);
    expect(within({ name: "kind" })).toEqual(["fields.0.name"]);
    expect(within({ name: "title" })).toEqual([]);
  });

  test("more than three fields within one another", () => {
    expect(wrongAt(group(group(text())))).toEqual([]);
    expect(wrongAt(group(group(group(text()))))).toContain("fields.0.fields.0.fields");
    const blocks = field("b", "blocks", { blocks: [block("one", group(text()))] });
    expect(wrongAt(group(blocks))).not.toEqual([]);
  });
});

describe("the definitions of a collection", () => {
  const wrong = (...fields: object[]) =>
    (fieldDefinitionsSchema.safeParse(fields).error?.issues ?? []).map(({ path }) =>
      path.join("."),
    );

  test("have names once beside each other, and ids at any depth", () => {
    const one = text();
    expect(wrong(one, { ...one, id: newId() })).toEqual(["1.name"]);
    expect(wrong(one, group({ ...one, name: "y" }))).toEqual(["1.fields.0.id"]);
    expect(wrong(one, group(text()))).toEqual([]);
    expect(wrong(group(text(), text()))).toEqual(["0.fields.1.name"]);
    const twins = field("b", "blocks", { blocks: [block("a", text()), block("a", text())] });
    expect(wrong(twins)).toEqual(["0.blocks.1.name"]);
  });

  test("have defaults that are values of their fields, at any depth", () => {
    const fields = fieldDefinitionsSchema.parse([
      field("n", "integer", { default: 4 }),
      field("m", "integer", { default: "4" }),
      group(field("c", "colour", { default: "red" })),
      field("b", "blocks", { blocks: [block("a", field("d", "date", { default: "today" }))] }),
    ]);
    expect(unfittingDefaults(fields)).toEqual([
      [1, "default"],
      [2, "fields", 0, "default"],
      [3, "blocks", 0, "fields", 0, "default"],
    ]);
  });
});
