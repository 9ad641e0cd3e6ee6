import fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { ruleImplies } from "@/lib/policy-files/rule-implies.ts";

test.each<[JsonObject, JsonObject, boolean]>([
  [{ a: 1 }, { a: { _eq: 1 } }, true],
  [{ a: 1, b: 2 }, { b: 2 }, true],
  [{ _and: [{ a: 1 }, { _and: [{ b: 2 }] }] }, { b: 2, a: 1 }, true],
  [{ a: { _gt: 1, _lt: 5 } }, { a: { _lt: 5 } }, true],
  [{ a: { _in: [2, 1] } }, { a: { _in: [1, 2] } }, true],
  [{ _or: [{ a: 1 }, { b: 2 }] }, { _or: [{ b: 2 }, { a: 1 }] }, true],
  [{ author: { title: "x", slug: "y" } }, { author: { slug: "y" } }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1 }, { _or: [{ a: 1 }, { b: 2 }] }, false],
  [{ _or: [{ a: 1 }, { b: 2 }] }, { a: 1 }, false],
  [{ a: { _in: [1] } }, { a: { _in: [1, 2] } }, false],
  [{ a: { _nin: [1] } }, { a: { _in: [1] } }, false],
  [{ a: { title: "x" } }, { title: "x" }, false],
  [{ staff: { _some: { a: 1 } } }, { staff: { _none: { a: 1 } } }, false],
  [{ a: 1 }, {}, true],
  [{}, { a: 1 }, false],
  [{ a: 1 }, { b: {} }, false],
  [{ a: 1 }, { _and: [{ b: {} }] }, false],
  [{ a: {} }, { a: {} }, true],
])("%j implies %j: %s", (rule, other, expected) => {
  expect(ruleImplies(rule, other)).toBe(expected);
});

/** A small language of rules with a meaning of its own, to hold the words against. */
type Entry = { readonly a: number; readonly b: number };

const leaf: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ field: fc.constantFrom("a", "b"), value: fc.nat(2) }).map(({ field, value }) => ({
    [field]: value,
  })),
  fc
    .record({ field: fc.constantFrom("a", "b"), values: fc.array(fc.nat(2), { maxLength: 3 }) })
    .map(({ field, values }) => ({ [field]: { _in: values } })),
  fc.record({ a: fc.nat(2), b: fc.nat(2) }),
);

const rules: fc.Arbitrary<JsonObject> = fc.letrec<{ rule: JsonObject }>((tie) => ({
  rule: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(tie("rule"), { minLength: 1, maxLength: 3 }).map((_and) => ({ _and })),
    fc.array(tie("rule"), { minLength: 1, maxLength: 3 }).map((_or) => ({ _or })),
  ),
})).rule;

function holds(rule: JsonObject, entry: Entry): boolean {
  return Object.entries(rule).every(([name, value]) => {
    if (name === "_and") return (value as JsonObject[]).every((part) => holds(part, entry));
    if (name === "_or") return (value as JsonObject[]).some((part) => holds(part, entry));
    const has = entry[name as keyof Entry];
    return typeof value === "number"
      ? has === value
      : (value as { _in: number[] })._in.includes(has);
  });
}

const ENTRIES: readonly Entry[] = [0, 1, 2].flatMap((a) => [0, 1, 2].map((b) => ({ a, b })));

test("what is said to imply another never holds where the other does not", () => {
  let said = 0;
  fc.assert(
    fc.property(rules, rules, (one, more) => {
      const pairs: [JsonObject, JsonObject][] = [
        [one, more],
        [{ _and: [one, more] }, more],
        [{ _and: [more, one] }, { _and: [one] }],
      ];
      for (const [rule, other] of pairs) {
        if (!ruleImplies(rule, other)) continue;
        said += 1;
        for (const entry of ENTRIES) expect(!holds(rule, entry) || holds(other, entry)).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(said).toBeGreaterThan(1_000);
});
