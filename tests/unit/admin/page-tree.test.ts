import { expect, test } from "vitest";
import {
  ancestorsOfPage,
  lastPosition,
  levelsOf,
  pathBefore,
  pathOf,
  type PageNode,
} from "@/app/admin/[org]/_content/page-tree.ts";

const page = (id: string, parentId: string | null, position = 0) =>
  ({ id, parentId, position, slug: id, title: id.toUpperCase() }) as PageNode;

const pages = [
  page("a", null),
  page("b", "a"),
  page("c", "b", 4),
  page("d", "a", 2),
  page("e", null),
];

test("a page's address is its ancestors' slugs and its own", () => {
  expect(pathOf(pages, { slug: "x", parentId: "b" })).toBe("/a/b/x");
  expect(pathBefore(pages, null)).toBe("/");
});

test("only the page «home» of the first level stands at the root", () => {
  expect(pathOf(pages, { slug: "home", parentId: null })).toBe("/");
  expect(pathOf(pages, { slug: "home", parentId: "a" })).toBe("/a/home");
});

test("no page is offered itself or what stands below it as a parent", () => {
  const offered = levelsOf(pages, "b").map(({ page, depth }) => [page.id, depth]);
  expect(offered).toEqual([
    ["a", 0],
    ["d", 1],
    ["e", 0],
  ]);
});

test("a new page stands after the last one of its parent", () => {
  expect(lastPosition(pages, "a")).toBe(3);
  expect(lastPosition(pages, "e")).toBe(0);
});

test("a circle of parents does not hang the screen", () => {
  const circle = [page("x", "y"), page("y", "x")];
  expect(ancestorsOfPage(circle, "x").length).toBeLessThanOrEqual(2);
});
