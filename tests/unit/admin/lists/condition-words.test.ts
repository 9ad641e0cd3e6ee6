import { describe, expect, test } from "vitest";
import { comparisonsOf, conditionWords } from "@/app/admin/[org]/_lists/condition-words.ts";
import { filterOf } from "@/app/admin/[org]/_lists/list-question.ts";
import type { ListField, ListFor } from "@/lib/content/list-for.ts";
import { operatorsOf } from "@/lib/query/operators.ts";
import { PLAIN_VIEW } from "@/lib/saved-views/plain-view.ts";
import type { ListCondition } from "@/lib/saved-views/view-definition.ts";

const field = (
  name: string,
  kind: ListField["kind"],
  more: Partial<ListField> = {},
): ListField => ({
  ...{ name, label: null, kind, as: kind, choices: null, to: null, sortable: true, usual: true },
  operators: operatorsOf(kind),
  ...more,
});

const fields = [
  field("title", "text"),
  field("status", "text", { choices: ["draft", "published"] }),
  field("price", "decimal"),
  field("done", "boolean"),
  field("updatedAt", "instant"),
  field("day", "text", { as: "date" }),
  field("tags", "text-list"),
  field("author", "id", { to: { collection: "authors", title: "title" } }),
  field("users", "id-list", { to: { collection: "makers", title: "name" } }),
  field("owner", "id", { to: { collection: "people", title: null } }),
  field("facts", "json"),
];

const list: ListFor = {
  ...{ slug: "posts", name: "Posts", icon: "x", view: "draft", title: "title", fields },
  locales: [],
  can: { create: false, update: false, delete: false, publish: false, bin: false },
};

const said = (condition: ListCondition): string => {
  const of = fields.find(({ name }) => name === condition.field);
  return of === undefined ? "" : conditionWords(of, condition);
};

describe("a filter in words", () => {
  test.each<[string, ListCondition["operator"], string, string]>([
    ["title", "_icontains", "a b", "Title contains “a b”"],
    ["status", "_in", "draft,published", "Status is draft or published"],
    ["price", "_between", "1,5", "Price is between 1 and 5"],
    ["done", "_eq", "false", "Done is no"],
    ["updatedAt", "_gte", "2026-11-01", "Edited since 2026-11-01"],
    ["day", "_lt", "2026-11-01", "Day before 2026-11-01"],
    ["tags", "_contains", "news", "Tags has “news”"],
    ["author", "_icontains", "ann", "Author is called something with “ann”"],
    ["owner", "_null", "true", "Owner is empty"],
    ["facts", "_nnull", "true", "Facts is filled in"],
  ])("%s %s %s reads «%s»", (name, operator, value, words) => {
    expect(said({ field: name, operator, value })).toBe(words);
  });

  test("asks of a field what the list understands, and nothing else", () => {
    for (const one of fields) {
      const words = comparisonsOf(one).map((comparison) => comparison.words);
      expect(words.length, one.name).toBeGreaterThan(0);
      expect(new Set(words).size).toBe(words.length);
    }
    expect(comparisonsOf(field("x", "text", { operators: [] }))).toEqual([]);
  });
});

describe("the filter that words stand for", () => {
  test.each<[ListCondition, object]>([
    [{ field: "price", operator: "_between", value: "1,5" }, { price: { _between: "1,5" } }],
    [{ field: "owner", operator: "_null", value: "true" }, { owner: { _null: true } }],
    [
      { field: "author", operator: "_icontains", value: "ann" },
      { author: { title: { _icontains: "ann" } } },
    ],
    [
      { field: "users", operator: "_icontains", value: "ann" },
      { users: { _some: { name: { _icontains: "ann" } } } },
    ],
  ])("%j", (condition, filter) => {
    expect(filterOf(list, { ...PLAIN_VIEW, conditions: [condition] })).toEqual({ _and: [filter] });
  });

  test("has the words that are sought beside its conditions", () => {
    const conditions: ListCondition[] = [{ field: "price", operator: "_gte", value: "1" }];
    expect(filterOf(list, { ...PLAIN_VIEW, conditions, search: " oak chair " })).toEqual({
      _and: [{ price: { _gte: "1" } }],
      _search: "oak chair",
    });
  });

  test("says nothing of a field that is gone, of a comparison it never knew, of a missing value", () => {
    const conditions: ListCondition[] = [
      { field: "gone", operator: "_eq", value: "1" },
      { field: "facts", operator: "_eq", value: "1" },
      { field: "title", operator: "_eq", value: "" },
    ];
    expect(filterOf(list, { ...PLAIN_VIEW, conditions })).toEqual({});
  });
});
