import type { FoundEntry } from "@/lib/search/find-entries.ts";
import type { CollectionFor } from "@/lib/content/collection-for.ts";
import type { Abilities } from "@/app/admin/[org]/_shell/sections.ts";
import { activeOf } from "@/app/admin/[org]/_palette/active-of.ts";
import { deedsIn } from "@/app/admin/[org]/_palette/deeds-in.tsx";
import { shelvesIn } from "@/app/admin/[org]/_palette/shelves-in.tsx";
import { describe, expect, test } from "vitest";
import { foundLines, openedLines } from "@/app/admin/[org]/_palette/entry-lines.ts";
import { fittingLines } from "@/app/admin/[org]/_palette/fitting-lines.ts";
import type { Line } from "@/app/admin/[org]/_palette/line.ts";
import { stepOf } from "@/app/admin/[org]/_palette/step-of.ts";

const line = (label: string, also = ""): Line => ({
  ...{ key: label, label, also, icon: null, shortcut: null, entry: null },
  deed: { to: "/", kind: "screen" },
});

describe("what was typed", () => {
  const lines = ["New page", "Pages", "Homepage", "Café list", "Add a member"].map((label) =>
    line(label, label === "Add a member" ? "invite person" : ""),
  );
  const found = (typed: string) => fittingLines(lines, typed).map(({ label }) => label);

  test.each([
    ["nothing, all is there", " ", lines.map(({ label }) => label)],
    ["the beginning of a name, that comes first", "pag", ["Pages", "New page", "Homepage"]],
    ["beginnings of words in any order", "page ne", ["New page"]],
    ["without accents", "cafe", ["Café list"]],
    ["with capitals", "PAGES", ["Pages"]],
    ["other words for it", "invite", ["Add a member"]],
    ["what is nowhere", "zzz", []],
  ])("is %s", (_what, typed, labels) => {
    expect(found(typed)).toEqual(labels);
  });
});

describe("the line that the keys are on", () => {
  const before = [line("Pages"), line("Posts")];

  test("stays the same, whatever comes before it", () => {
    expect(activeOf(before, "Posts")).toBe(1);
    expect(activeOf([line("Late"), ...before], "Posts")).toBe(2);
  });

  test("is the first where it is gone or nobody walked, and none where there is none", () => {
    expect(activeOf(before, "Late")).toBe(0);
    expect(activeOf(before, null)).toBe(0);
    expect(activeOf([], null)).toBe(-1);
  });
});

describe("the keys of the list", () => {
  const key = (name: string, more: object = {}) => ({
    ...{ key: name, ctrlKey: false, metaKey: false, altKey: false },
    ...more,
  });

  test.each([
    ["ArrowDown", 0, 1],
    ["ArrowDown", 9, 0],
    ["ArrowUp", 0, 9],
    ["Home", 5, 0],
    ["End", 5, 9],
    ["PageDown", 5, 9],
    ["PageUp", 5, 0],
    ["a", 5, null],
  ])("%s at %i leads to %s", (name, at, to) => {
    expect(stepOf(key(name), at, 10)).toBe(to);
  });

  test("lead nowhere in an empty list, nor with Ctrl", () => {
    expect(stepOf(key("End"), -1, 0)).toBeNull();
    expect(stepOf(key("ArrowDown", { ctrlKey: true }), 0, 10)).toBeNull();
  });
});

describe("entries in the palette", () => {
  const shelves = [{ collection: "posts", name: "Posts", icon: null, base: "/admin/acme/posts" }];
  const found = (collection: string, title: string | null): FoundEntry => ({
    ...{ collection, id: "1", title, status: "draft" },
    highlights: [
      { field: "body", text: "Take an anvil.", marks: [[8, 13]] as const },
      { field: "title", text: "Anvil", marks: [[0, 5]] as const },
    ],
  });

  test("lead to their screen, with the words that were found in the name and beside it", () => {
    expect(foundLines([found("posts", "Anvil")], shelves)).toMatchObject([
      {
        label: "Anvil",
        deed: { to: "/admin/acme/posts/1", kind: "screen" },
        entry: {
          ...{ of: "Posts", status: "draft", marks: [[0, 5]] },
          fragment: { field: "body", text: "Take an anvil." },
        },
      },
    ]);
  });

  test("are called untitled where they have no name that one may read", () => {
    expect(foundLines([found("posts", null)], shelves)[0]?.label).toBe("Untitled");
  });

  test("are left out where their collection is not offered", () => {
    expect(foundLines([found("staff", "Anvil")], shelves)).toEqual([]);
    const opened = [
      { collection: "staff", id: "2", title: "Noor" },
      { collection: "posts", id: "3", title: "Forge" },
    ];
    expect(openedLines(opened, shelves).map(({ label }) => label)).toEqual(["Forge"]);
  });
});

describe("what the palette offers", () => {
  const collection = (slug: string, can: object) =>
    ({ slug, name: slug, icon: "", singleton: false, can }) as CollectionFor;
  const nothing = { read: false, create: false };
  const all = new Proxy({}, { get: () => true }) as Abilities;
  const none = new Proxy({}, { get: () => false }) as Abilities;

  test("is nothing that one may not do, and no entries that one may not read", () => {
    const kept = [collection("staff", nothing)];
    expect(deedsIn("acme", none, kept)).toEqual([]);
    expect(shelvesIn("acme", none, kept)).toEqual([]);
  });

  test("is all that one may begin, in the own organization", () => {
    const kept = [
      collection("sales", { read: true, create: true }),
      collection("shifts", { read: true, create: false }),
      { ...collection("home", { read: true, create: true }), singleton: true },
    ];
    const deeds = deedsIn("acme", all, kept);
    expect(deeds.every(({ href }) => href.startsWith("/admin/acme/"))).toBe(true);
    expect(deeds.map(({ label }) => label)).toEqual([
      ...[
        "New page",
        "New post",
        "Upload files",
        "New in sales",
        "Build a collection",
        "Add a member",
      ],
      ...["New role", "New policy", "Connect a domain", "New token"],
    ]);
    expect(shelvesIn("acme", all, kept).map((shelf) => shelf.collection)).toEqual([
      ...["pages", "posts", "sales", "shifts", "home"],
    ]);
  });
});
