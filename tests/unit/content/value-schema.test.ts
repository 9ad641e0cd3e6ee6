import { describe, expect, test } from "vitest";
import { fieldDefinitionSchema } from "@/lib/content/models/field-definition.ts";
import { keptSchema, valueSchema } from "@/lib/content/models/value-schema.ts";
import { newId } from "@/lib/kernel/ids.ts";

const field = (kind: string, more: object = {}) =>
  fieldDefinitionSchema.parse({ id: newId(), name: "x", label: "X", kind, ...more });

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
  ])("of the kind %s is %j and not %j", (kind, good, bad) => {
    expect([takes(kind, good), takes(kind, bad)]).toEqual([true, false]);
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

test("what is left out has its default, or no value", () => {
  const kept = (kind: string, more?: object) => keptSchema(field(kind, more)).safeParse(undefined);
  expect(kept("text").data).toBeNull();
  expect(kept("boolean").data).toBe(false);
  expect(kept("choices", { choices: ["a"] }).data).toEqual([]);
  expect(kept("integer", { default: 4 }).data).toBe(4);
  expect(kept("text", { required: true }).success).toBe(false);
});
