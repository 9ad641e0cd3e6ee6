import { describe, expect, it } from "vitest";
import { ancestorsOf, treeMove, visibleRows } from "@/app/_ui/tree-navigation.ts";

const nodes = [
  { id: "home", label: "Home" },
  {
    id: "company",
    label: "Company",
    children: [
      { id: "about", label: "About us", children: [{ id: "team", label: "Team" }] },
      { id: "jobs", label: "Jobs" },
    ],
  },
  { id: "shop", label: "Shop", expandable: true },
];

const closed = visibleRows(nodes, new Set());
const open = visibleRows(nodes, new Set(["company"]));

describe("visibleRows", () => {
  it("shows only the top while nothing is open", () => {
    expect(closed.map((row) => row.id)).toEqual(["home", "company", "shop"]);
  });

  it("puts the children of an open node below it and leaves deeper ones closed", () => {
    expect(open.map((row) => row.id)).toEqual(["home", "company", "about", "jobs", "shop"]);
    expect(open.find((row) => row.id === "jobs")?.parentId).toBe("company");
  });

  it("does not call a leaf expanded even when its id is in the set", () => {
    const rows = visibleRows(nodes, new Set(["home"]));
    expect(rows[0]).toMatchObject({ expandable: false, expanded: false });
  });

  it("counts a node whose children are not loaded as expandable", () => {
    expect(closed.at(-1)).toMatchObject({ id: "shop", expandable: true, expanded: false });
  });
});

describe("treeMove", () => {
  it.each([
    ["ArrowDown", "home", { kind: "focus", id: "company" }],
    ["ArrowDown", "shop", null],
    ["ArrowUp", "home", null],
    ["ArrowUp", "shop", { kind: "focus", id: "jobs" }],
    ["Home", "jobs", { kind: "focus", id: "home" }],
    ["End", "home", { kind: "focus", id: "shop" }],
    ["ArrowRight", "company", { kind: "focus", id: "about" }],
    ["ArrowRight", "about", { kind: "expand", id: "about" }],
    ["ArrowRight", "jobs", null],
    ["ArrowRight", "shop", { kind: "expand", id: "shop" }],
    ["ArrowLeft", "company", { kind: "collapse", id: "company" }],
    ["ArrowLeft", "jobs", { kind: "focus", id: "company" }],
    ["ArrowLeft", "home", null],
    ["Enter", "jobs", { kind: "activate", id: "jobs" }],
    [" ", "jobs", { kind: "activate", id: "jobs" }],
    ["j", "home", { kind: "focus", id: "jobs" }],
    ["H", "jobs", { kind: "focus", id: "home" }],
    ["z", "home", null],
    ["Escape", "home", null],
  ] as const)("answers %s on %s", (key, id, expected) => {
    expect(treeMove(open, id, key)).toEqual(expected);
  });

  it("jumps past the focused row when the letter is its own", () => {
    const rows = visibleRows([...nodes, { id: "help", label: "Help" }], new Set());
    expect(treeMove(rows, "home", "h")).toEqual({ kind: "focus", id: "help" });
  });

  it("does not enter a node that is open but still empty", () => {
    const rows = visibleRows(nodes, new Set(["shop"]));
    expect(treeMove(rows, "shop", "ArrowRight")).toBeNull();
  });

  it("does nothing for a row that is no longer there", () => {
    expect(treeMove(open, "gone", "ArrowDown")).toBeNull();
  });
});

describe("ancestorsOf", () => {
  it("names the way down to a node, outermost first", () => {
    expect(ancestorsOf(nodes, "team")).toEqual(["company", "about"]);
  });

  it("is empty at the top and for an unknown id", () => {
    expect(ancestorsOf(nodes, "home")).toEqual([]);
    expect(ancestorsOf(nodes, "gone")).toEqual([]);
  });
});
