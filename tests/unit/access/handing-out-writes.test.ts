import { describe, expect, test } from "vitest";
import { covers } from "@/lib/access/covers.ts";
import { WHOLE, type Case } from "@/lib/access/grants.ts";

const RULE = { title: { _eq: "x" } };
const presets = { status: "draft", title: "new" };

const one = ({ fields, ...more }: Partial<Omit<Case, "fields">> & { fields?: string[] }): Case => ({
  ...WHOLE,
  ...more,
  fields: fields === undefined ? "all" : new Set(fields),
});

describe("what is filled in for a writer is handed out", () => {
  test.each([
    ["by whoever holds every field", [one({})], true],
    ["by whoever holds the fields filled in", [one({ fields: ["status", "title"] })], true],
    [
      "by whoever holds them by two rights",
      [one({ fields: ["status"] }), one({ fields: ["title"] })],
      true,
    ],
    [
      "by whoever holds the very same",
      [one({ fields: ["status"], presets: { ...presets } })],
      true,
    ],
    [
      "also beside another right",
      [one({ fields: ["status"], presets }), one({ fields: ["a"] })],
      true,
    ],
    ["by nobody who lacks a field of it", [one({ fields: ["status"] })], false],
    [
      "by nobody who holds other values",
      [one({ fields: ["status"], presets: { title: "old" } })],
      false,
    ],
    ["by nobody who holds nothing", [], false],
  ])("%s", (_whom, held, expected) => {
    expect(covers(held, one({ fields: ["status"], presets }))).toBe(expected);
  });
});

describe("what a written entry must be like is handed out", () => {
  test.each([
    ["by whoever may write anything", [one({})], true],
    ["by whoever is held to the same", [one({ validation: RULE })], true],
    ["by nobody who is held to something else", [one({ validation: { slug: "x" } })], false],
  ])("%s", (_whom, held, expected) => {
    expect(covers(held, one({ validation: RULE }))).toBe(expected);
  });

  test("never without it, by whoever is held to it", () => {
    expect(covers([one({ validation: RULE })], one({}))).toBe(false);
  });
});

test("all fields are more than any that are named", () => {
  expect(covers([one({ fields: ["title"] })], one({}))).toBe(false);
  expect(covers([one({ fields: ["title"] })], one({ fields: ["title"] }))).toBe(true);
});
