import { expect, test } from "vitest";
import { structureOf } from "@/lib/api/docs/structure.ts";

const text = { type: "string" };
const object = (...names: string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
const block = (kind: string) => ({ type: "object", properties: { kind: { const: kind } } });

test.each([
  ["rich text", { type: "object", properties: { type: { const: "doc" } } }],
  ["object: street, town", object("street", "town")],
  ["object: url, alt", { anyOf: [object("url", "alt"), { type: "null" }] }],
  ["list of objects: at, what", { type: "array", items: object("at", "what") }],
  [
    "blocks: quote, picture",
    { type: "array", items: { oneOf: [block("quote"), block("picture")] } },
  ],
  ["list", { type: "array", items: text }],
  ["structured", {}],
])("%s", (words, schema) => {
  expect(structureOf(schema)).toBe(words);
});
