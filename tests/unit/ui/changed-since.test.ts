import { expect, test } from "vitest";
import { changedSince } from "@/app/_ui/changed-since.ts";

test("names the fields that were changed, with what they are now", () => {
  const before = { title: "One", tags: ["a"], at: null, page: { open: true } };
  const now = { title: "One", tags: ["a", "b"], at: null, page: { open: false } };
  expect(changedSince(before, now)).toEqual({ tags: ["a", "b"], page: { open: false } });
});

test("names nothing where nothing was changed, also what is equal and not the same", () => {
  const before = { title: "", tags: ["a"], page: { open: true } };
  expect(changedSince(before, structuredClone(before))).toEqual({});
});
