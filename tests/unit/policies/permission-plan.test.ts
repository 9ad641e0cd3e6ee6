import { expect, test } from "vitest";
import { planPermissions } from "@/lib/policies/permission-plan.ts";
import type { PolicyPermission } from "@/lib/policies/policy.ts";

const plain = { fields: null, rule: null, validation: null, presets: null };
const read = (collection: string) => ({ ...plain, collection, action: "read" as const });
const kept = (id: string, collection: string): PolicyPermission => ({ id, ...read(collection) });

test("what is the same stays, by its id or by what it says", () => {
  const present = [kept("1", "posts"), kept("2", "pages")];
  expect(planPermissions(present, [read("pages"), kept("1", "posts")])).toEqual({
    added: [],
    changed: [],
    removed: [],
  });
});

test("one with an id becomes what is said of it; the others come and go", () => {
  const present = [kept("1", "posts"), kept("2", "pages")];
  const wanted = [{ ...kept("1", "posts"), fields: ["title"] }, read("authors")];
  expect(planPermissions(present, wanted)).toEqual({
    added: [read("authors")],
    changed: [{ ...kept("1", "posts"), fields: ["title"] }],
    removed: [kept("2", "pages")],
  });
});

test("an id that belongs to none of them is a new permission", () => {
  const stranger = kept("9", "posts");
  expect(planPermissions([], [stranger]).added).toEqual([stranger]);
});

test("the order of fields and of a rule's members says nothing", () => {
  const rule = { title: { _eq: "a", _neq: "b" } };
  const present = [{ ...kept("1", "posts"), fields: ["title", "slug"], rule }];
  const turned = { title: { _neq: "b", _eq: "a" } };
  const wanted = [{ ...read("posts"), fields: ["slug", "title"], rule: turned }];
  expect(planPermissions(present, wanted)).toEqual({ added: [], changed: [], removed: [] });
});

test("of two that say the same each is one", () => {
  const { added, removed } = planPermissions([kept("1", "posts")], [read("posts"), read("posts")]);
  expect([added.length, removed.length]).toEqual([1, 0]);
});
