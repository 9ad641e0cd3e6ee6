import { expect, test } from "vitest";
import { convertValue } from "@/lib/content/collections/convert-value.ts";
import { losesPart } from "@/lib/content/collections/loses-part.ts";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";
import { fieldDefinitionSchema } from "@/lib/content/models/field-definition.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Json } from "@/lib/kernel/json.ts";

const field = (kind: string, more: object = {}): FieldDefinition =>
  fieldDefinitionSchema.parse({ id: newId(), name: "it", label: "It", kind, ...more });

const paragraph = (text: string) => ({ type: "paragraph", content: [{ type: "text", text }] });
const doc = (...texts: string[]) => ({ type: "doc", content: texts.map(paragraph) });
const NEVER = "never";

test.each<[from: string, to: string, value: Json, made: Json]>([
  ["text", "integer", " 12 ", 12],
  ["text", "integer", "1.5", NEVER],
  ["text", "integer", "1e3", NEVER],
  ["text", "decimal", "1.5", 1.5],
  ["integer", "text", 7, "7"],
  ["boolean", "integer", true, 1],
  ["text", "boolean", "Yes", true],
  ["text", "boolean", "perhaps", NEVER],
  ["instant", "date", "2026-11-22T10:00:00.000Z", "2026-11-22"],
  ["date", "instant", "2026-11-22", "2026-11-22T00:00:00.000Z"],
  ["text", "date", "tomorrow", NEVER],
  ["text", "rich-text", "One\n\nTwo", doc("One", "Two")],
  ["rich-text", "text", doc("One", "Two"), "One\nTwo"],
  ["text", "slug", "About us", "about-us"],
  ["text", "email", "no address", NEVER],
  ["image", "url", { url: "https://a.test/a.png", alt: "A" }, "https://a.test/a.png"],
  ["url", "file", "https://a.test/a.pdf", { url: "https://a.test/a.pdf", name: "a.pdf" }],
  ["text", "colour", "#AABBCC", "#aabbcc"],
  ["json", "text", { any: "thing" }, NEVER],
  ["group", "json", { any: "thing" }, { any: "thing" }],
])("a %s becomes a %s: %j is %j", (from, to, value, made) => {
  const kinds = { kind: from as FieldDefinition["kind"], to: null };
  expect(convertValue(kinds, field(to), value)?.value ?? NEVER).toEqual(made);
});

test("a choice becomes what can be chosen, and nothing else", () => {
  const choice = field("choice", { choices: ["red", "blue"] });
  const from = { kind: "text", to: null } as const;
  expect(convertValue(from, choice, "red")).toEqual({ value: "red" });
  expect(convertValue(from, choice, "green")).toBeNull();
});

test("what must fit a bound does, or is no value", () => {
  const from = { kind: "text", to: null } as const;
  expect(convertValue(from, field("integer", { max: 10 }), "11")).toBeNull();
});

test("one relation becomes several to the same collection alone, and several one where they are one", () => {
  const [one, many] = [field("relation", { to: "makers" }), field("relations", { to: "makers" })];
  const [ada, bo] = [newId(), newId()];
  expect(convertValue(one, many, ada)).toEqual({ value: [ada] });
  expect(convertValue(many, one, [ada])).toEqual({ value: ada });
  expect(convertValue(many, one, [ada, bo])).toBeNull();
  expect(convertValue(one, field("relation", { to: "tools" }), ada)).toBeNull();
  expect(convertValue(one, field("text"), ada)).toBeNull();
});

test("a group that is made of less loses what was said there, and nothing by another name", () => {
  const [street, town] = [newId(), newId()];
  const part = (id: string, name: string) => ({ id, name, label: name, kind: "text" });
  const group = (...fields: object[]) => field("group", { fields });
  const before = group(part(street, "street"), part(town, "town"));
  const kept = { [street]: "Main street", [town]: "Delft" };
  expect(losesPart(before, group(part(street, "street")), kept)).toBe(true);
  expect(losesPart(before, group(part(street, "street")), { [street]: "Main street" })).toBe(false);
  expect(losesPart(before, group(part(town, "city"), part(street, "road")), kept)).toBe(false);
});
