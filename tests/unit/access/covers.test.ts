import { expect, test } from "vitest";
import { WHOLE, type Case } from "@/lib/access/grants.ts";
import { covers } from "@/lib/access/covers.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";

const open = (fields: readonly string[] | null, rule: JsonObject | null = null): Case => ({
  ...WHOLE,
  fields: fields === null ? "all" : new Set(fields),
  rule,
});

const GREEN = { title: { _eq: "green", _neq: "x" } };
const GREEN_ANEW = { title: { _neq: "x", _eq: "green" } };
const OWN = { createdBy: { _eq: "$CURRENT_USER" } };
const HOUSE = { slug: { _eq: "$CURRENT_ORGANIZATION" } };

test.each([
  ["everything covers everything", [open(null)], open(null), true],
  ["nothing covers nothing", [], open([]), true],
  ["nothing covers no field", [], open(["title"]), false],
  ["everything covers any rule", [open(null)], open(null, GREEN), true],
  ["a rule never covers all rows", [open(null, GREEN)], open(null), false],
  ["the same rule covers itself", [open(null, GREEN)], open(null, GREEN_ANEW), true],
  ["another rule does not", [open(null, GREEN)], open(null, { title: "green" }), false],
  [
    "fields add up within the same rows",
    [open(["a"]), open(["b"], GREEN)],
    open(["a", "b"], GREEN),
    true,
  ],
  ["and not beyond them", [open(["a"]), open(["b"], GREEN)], open(["a", "b"]), false],
  ["my own rows are not yours", [open(null, OWN)], open(null, OWN), false],
  ["one's organization is the same for both", [open(null, HOUSE)], open(null, HOUSE), true],
] as const)("%s", (_what, held, asked, expected) => {
  expect(covers(held, asked)).toBe(expected);
});
