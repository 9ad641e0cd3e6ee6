import { describe, expect, test } from "vitest";
import { readLeftList } from "@/app/admin/[org]/_lists/left-list.ts";
import { leftListText } from "@/app/admin/[org]/_lists/left-list-text.ts";
import { listAddress, placeOf, type ListChange } from "@/app/admin/[org]/_lists/list-address.ts";
import { leftOf, readState } from "@/app/admin/[org]/_lists/list-state.ts";
import { NOT_NARROWED } from "@/app/admin/[org]/_lists/not-narrowed.ts";
import type { SavedViews } from "@/lib/saved-views/saved-view.ts";
import { PLAIN_VIEW } from "@/lib/saved-views/plain-view.ts";
import type { ViewDefinition } from "@/lib/saved-views/view-definition.ts";

const DRAFTS: ViewDefinition = {
  ...PLAIN_VIEW,
  conditions: [{ field: "status", operator: "_in", value: "draft,changed" }],
  sort: "title",
};

const view = {
  ...{ id: "v1", name: "Drafts", shared: false, isMine: true, mayChange: true, revision: 1 },
  definition: DRAFTS,
};

const saved: SavedViews = { views: [view], arrangement: null, mayShare: false };
const pinned: SavedViews = {
  ...saved,
  arrangement: { definition: { ...PLAIN_VIEW, size: 100, columns: ["title"] }, opens: "v1" },
};

/** A list whose views are not kept, and one whose are. */
const place = placeOf({ base: "/list", saved: null });
const kept = placeOf({ base: "/list", saved });

/** What an address says, as Next gives it. */
function searchIn(address: string): Record<string, string | string[]> {
  const query = new URL(address, "http://x.test").searchParams;
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

describe("the address of a list", () => {
  test.each<[string, Partial<ViewDefinition>]>([
    ["nothing", {}],
    ["words", { search: "a & b=c" }],
    [
      "several conditions",
      {
        conditions: [
          { field: "title", operator: "_icontains", value: "x:y,z" },
          { field: "updatedAt", operator: "_gte", value: "2026-11-01" },
        ],
      },
    ],
    [
      "columns, order, size and rows",
      { columns: ["a", "b"], sort: "-a", size: 50, density: "compact" },
    ],
  ])("gives back what it was made of: %s", (_, definition) => {
    for (const [at, known] of [
      [place, null],
      [kept, saved],
    ] as const) {
      const address = listAddress(at, readState({}, known), { definition });
      expect(readState(searchIn(address), known).definition).toEqual({
        ...PLAIN_VIEW,
        ...definition,
      });
    }
  });

  test("says of a view what differs from it, also that it has no condition any more", () => {
    const state = readState({ view: "v1" }, saved);
    expect(state.definition).toEqual(DRAFTS);
    const address = listAddress(kept, state, { definition: { conditions: [], size: 50 } });
    expect(address).toBe("/list?where=&size=50&view=v1");
    expect(readState(searchIn(address), saved).definition).toEqual({
      ...DRAFTS,
      conditions: [],
      size: 50,
    });
  });

  test("forgets the place in the list when something else is listed", () => {
    const state = readState({ after: "x", sort: "title" }, saved);
    expect(state.after).toBe("x");
    expect(listAddress(place, state, { definition: { sort: "-title" } })).toBe("/list?sort=-title");
    expect(listAddress(place, state, { before: "y" })).toBe("/list?sort=title&before=y");
  });

  test("opens with the view that somebody chose, and says so where none is meant", () => {
    const state = readState({}, pinned);
    expect(state.view?.name).toBe("Drafts");
    const all = listAddress(kept, state, { view: null });
    expect(all).toBe("/list?sort=&view=");
    expect(readState(searchIn(all), pinned).definition).toMatchObject({
      size: 100,
      columns: ["title"],
    });
    expect(readState({ q: "x" }, pinned).view).toBeNull();
  });

  test("leaves out what cannot be read, and keeps the rest", () => {
    const state = readState(
      {
        view: "gone",
        where: ["nonsense", "a:_no:1", "a:_eq:1"],
        size: "7",
        sort: "a",
        density: "loose",
      },
      saved,
    );
    expect(state.view).toBeNull();
    expect(state.definition).toEqual({ ...PLAIN_VIEW, sort: "a" });
  });
});

describe("a list that was left in this browser", () => {
  const here = readLeftList(leftListText({ view: "v1", sort: "-title" }, "ada"), "ada");

  test("opens with the view that was looked at last, and its bare address says so", () => {
    const state = readState({}, saved, here);
    expect(state.view?.id).toBe("v1");
    const all = listAddress(kept, state, { view: null, definition: NOT_NARROWED });
    expect(all).toBe("/list?sort=-title&view=");
    expect(readState(searchIn(all), saved, here)).toMatchObject({
      ...{ view: null, definition: { sort: "-title" } },
    });
  });

  test.each<[string, string, ListChange, Partial<ViewDefinition>]>([
    ["all entries", "/list?view=v1", { view: null }, {}],
    ["all entries", "/list?sort=title&view=", { view: null, definition: { sort: null } }, {}],
    ["the usual order", "/list?sort=title", { definition: { sort: null } }, {}],
    ["the other order", "/list?sort=title", { definition: { sort: "-title" } }, { sort: "-title" }],
    [
      "a longer page",
      "/list?sort=title",
      { definition: { size: 50 } },
      { sort: "title", size: 50 },
    ],
    ["a language", "/list?sort=title", { locale: "de" }, { sort: "title" }],
  ])("is led to %s from %s after that was kept, too", (_, from, change, meant) => {
    for (const before of [null, { view: "v1", sort: null }]) {
      const state = readState(searchIn(from), saved, before);
      const link = listAddress(kept, state, change);
      const after = readLeftList(leftListText(leftOf(state), "ada"), "ada");
      expect(readState(searchIn(link), saved, after)).toMatchObject({
        ...{ view: null, definition: { ...PLAIN_VIEW, ...meant } },
      });
    }
  });

  test("is nobody else's who uses the browser", () => {
    const text = leftListText({ view: "v1", sort: "-title" }, "ada");
    expect(readLeftList(text, "ada")).toEqual({ view: "v1", sort: "-title" });
    expect(readLeftList(text, "bob")).toBeNull();
    expect(readLeftList("view=v1&sort=-title", "bob")).toBeNull();
  });

  test("opens with the view that it is to open with, whatever was looked at last", () => {
    const other = { ...view, id: "v2" };
    const both = { ...pinned, views: [view, other] };
    expect(readState({}, both, { view: "v2", sort: null }).view?.id).toBe("v1");
  });

  test("forgets a view that is gone, and an order that is none", () => {
    expect(readState({}, { ...saved, views: [] }, here).view).toBeNull();
    expect(readLeftList(`by=ada&sort=${"x".repeat(70)}`, "ada")).toBeNull();
    expect(readLeftList("by=ada&%", "ada")).toEqual({ view: null, sort: null });
    expect(readLeftList(undefined, "ada")).toBeNull();
  });
});
