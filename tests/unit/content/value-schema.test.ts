import { describe, expect, test } from "vitest";
import { fieldDefinitionSchema } from "@/lib/content/models/field-definition.ts";
import { inDraft, keptSchema, valueSchema } from "@/lib/content/models/value-schema.ts";
import { newId } from "@/lib/kernel/ids.ts";

const field = (kind: string, more: object = {}) =>
  fieldDefinitionSchema.parse({ id: newId(), name: "x", label: "X", kind, ...more });

const nested = (name: string, kind: string, more: object = {}) => ({
  ...{ id: newId(), name, label: name, kind },
  ...more,
});

const takes = (kind: string, value: unknown, more?: object): boolean =>
  valueSchema(field(kind, more)).safeParse(value).success;

describe("a value", () => {
  test.each([
    ["text", "a", 1],
    ["long-text", "a\nb", []],
    ["integer", 3, 3.5],
    ["decimal", 3.5, "3.5"],
    ["boolean", false, "false"],
    ["date", "2026-11-22", "22.11.2026"],
    ["instant", "2026-11-22T10:00:00+02:00", "2026-11-22"],
    ["email", "ada@example.com", "ada"],
    ["url", "https://example.com/a", "javascript:alert(1)"],
    ["json", { a: [1] }, undefined],
    ["slug", "a-b", "A b"],
    ["colour", "#336699", "red"],
    ["rich-text", { type: "doc", content: [{ type: "paragraph" }] }, "<p>"],
    ["image", { url: "/a.png", alt: "A" }, { url: "javascript:alert(1)", alt: "" }],
    ["file", { url: "https://example.com/a.pdf", name: "A" }, { url: "/a.pdf", name: "" }],
  ])("of the kind %s is %j and not %j", (kind, good, bad) => {
    expect([takes(kind, good), takes(kind, bad)]).toEqual([true, false]);
  });

  test("of a colour is written one way", () => {
    expect(valueSchema(field("colour")).parse("#AABBcc")).toBe("#aabbcc");
  });

  test("that is made of others is right in each of them", () => {
    const fields = [nested("n", "integer"), nested("d", "date", { required: true })];
    const takesGroup = (value: unknown) => takes("group", value, { fields });
    expect(takesGroup({ n: 1, d: "2026-11-22" })).toBe(true);
    expect(takesGroup({ d: "2026-11-22" })).toBe(true);
    expect(takesGroup({ n: 1 })).toBe(false);
    expect(takesGroup({ d: "2026-11-22", more: 1 })).toBe(false);
    expect(takes("list", [{ d: "2026-11-22" }], { fields })).toBe(true);
    expect(takes("list", [{ d: "2026-11-22" }, {}], { fields })).toBe(false);
    const blocks = [{ id: newId(), name: "one", label: "One", fields }];
    const block = (kind: string) => [{ id: newId(), kind, d: "2026-11-22" }];
    expect(takes("blocks", block("one"), { blocks })).toBe(true);
    expect(takes("blocks", block("two"), { blocks })).toBe(false);
  });

  test("fits the pattern as a whole, in a time that no text makes long", () => {
    const more = { pattern: "[A-Z]{2}\\d+" };
    const found = ["AB1", "AB", "xAB1", "AB1\n", ""].map((value) => takes("text", value, more));
    expect(found).toEqual([true, false, false, false, true]);
    expect(takes("text", `${"a".repeat(499)}!`, { pattern: "(a+)+" })).toBe(false);
  });

  test("of a required text that is rich says something", () => {
    const doc = (...content: object[]) => ({ type: "doc", content });
    const says = (value: object) => takes("rich-text", value, { required: true });
    expect(says(doc({ type: "paragraph", content: [{ type: "text", text: " " }] }))).toBe(false);
    expect(says(doc({ type: "paragraph", content: [{ type: "text", text: "a" }] }))).toBe(true);
    expect(says(doc({ type: "image", attrs: { src: "/a.png" } }))).toBe(true);
  });

  test("of a choice is one of those there are", () => {
    const more = { choices: ["a", "b"] };
    expect([takes("choice", "a", more), takes("choice", "c", more)]).toEqual([true, false]);
    expect([takes("choices", ["a"], more), takes("choices", ["c"], more)]).toEqual([true, false]);
  });

  test("of an instant is one that PostgreSQL can order, also in UTC", () => {
    for (const value of [
      "0000-01-01T00:00:00Z",
      "0001-01-01T00:00:00+01:00",
      "9999-12-31T23:59:59-01:00",
    ]) {
      expect(takes("instant", value), value).toBe(false);
    }
    expect(takes("instant", "0001-01-01T00:00:00Z")).toBe(true);
  });

  test("may be missing unless it is required", () => {
    expect([takes("text", null), takes("text", null, { required: true })]).toEqual([true, false]);
    expect([takes("text", ""), takes("text", "", { required: true })]).toEqual([true, false]);
  });

  test("keeps within its bounds", () => {
    const more = { min: 1, max: 3 };
    const found = [0, 1, 3, 4].map((value) => takes("integer", value, more));
    expect(found).toEqual([false, true, true, false]);
    expect(takes("text", "abcd", more)).toBe(false);
  });
});

describe("a value of a draft", () => {
  const drafts = (kind: string, value: unknown, more: object) =>
    keptSchema(inDraft(field(kind, more))).safeParse(value).success;

  test("may be missing, too short, or of another form than it shall be in the end", () => {
    expect(drafts("text", undefined, { required: true })).toBe(true);
    expect(drafts("text", "", { required: true })).toBe(true);
    expect(drafts("text", "a", { min: 3, pattern: "b+" })).toBe(true);
    expect(drafts("integer", 2, { min: 3 })).toBe(true);
    expect(drafts("group", {}, { fields: [nested("d", "date", { required: true })] })).toBe(true);
  });

  test("is of its kind all the same", () => {
    expect(drafts("integer", "2", {})).toBe(false);
    expect(drafts("text", "x".repeat(501), {})).toBe(false);
    expect(drafts("group", { d: 1 }, { fields: [nested("d", "date")] })).toBe(false);
    expect(drafts("choice", "c", { choices: ["a"] })).toBe(false);
  });
});

test("what is left out has its default, or no value", () => {
  const kept = (kind: string, more?: object) => keptSchema(field(kind, more)).safeParse(undefined);
  expect(kept("text").data).toBeNull();
  expect(kept("boolean").data).toBe(false);
  expect(kept("choices", { choices: ["a"] }).data).toEqual([]);
  expect(kept("integer", { default: 4 }).data).toBe(4);
  expect(kept("list", { fields: [nested("a", "text")] }).data).toEqual([]);
  expect(kept("text", { required: true }).success).toBe(false);
  expect(kept("choices", { choices: ["a"], required: true }).success).toBe(false);
});
