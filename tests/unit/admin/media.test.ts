import { describe, expect, it } from "vitest";
import { askedOf } from "@/app/admin/[org]/_media/asked-of.ts";
import { itemOf } from "@/app/admin/[org]/_media/item-of.ts";
import { foldersIn, pathTo, placesFor } from "@/app/admin/[org]/media/folder-paths.ts";
import { isNarrowed, libraryAddress, questionOf } from "@/app/admin/[org]/media/media-query.ts";
import { mediaQueryOf } from "@/app/admin/[org]/media/media-search.ts";

const ID = "0199c0de-0000-7000-8000-000000000001";

describe("an address of the library", () => {
  it("asks for what lies in no folder, newest first, when it says nothing", () => {
    expect(askedOf(questionOf({}))).toEqual({
      filter: { _and: [{ folder: { _null: true } }] },
      ...{ sort: "-createdAt", size: "60", after: null },
    });
  });

  it("looks everywhere for words, and in a folder where one is open", () => {
    expect(questionOf({ q: "sea" }).folder).toBe("any");
    expect(questionOf({ q: "sea", folder: ID }).folder).toBe(ID);
    expect(isNarrowed({ folder: ID })).toBe(false);
  });

  it("asks for each word in the name, the title or the alternative text", () => {
    const { filter } = askedOf(questionOf({ q: " sea  sand " }));
    expect(filter).toEqual({
      _and: ["sea", "sand"].map((word) => ({
        _or: ["filename", "title", "alt"].map((field) => ({ [field]: { _icontains: word } })),
      })),
    });
  });

  it("asks for a kind, a visibility and what is used nowhere", () => {
    const { filter } = askedOf(
      questionOf({ folder: ID, kind: "document", visibility: "private", unused: "yes" }),
    );
    expect(filter["_and"]).toEqual([
      { folder: { _eq: ID } },
      { _or: ["application/", "text/"].map((start) => ({ mediaType: { _starts_with: start } })) },
      { visibility: { _eq: "private" } },
      { used: { _eq: false } },
    ]);
  });

  it("passes over what means nothing, and comes back as it was", () => {
    const query = mediaQueryOf({ folder: "x", kind: "film", sort: "name", q: "sea", more: "y" });
    expect(query).toEqual({ sort: "name", q: "sea" });
    expect(libraryAddress("acme", { ...query, folder: ID })).toBe(
      `/admin/acme/media?folder=${ID}&q=sea&sort=name`,
    );
    expect(libraryAddress("acme", {})).toBe("/admin/acme/media");
  });
});

describe("folders", () => {
  const folder = (id: string, parent: string | null, name = id) => ({
    ...{ id, name, parent, revision: 1 },
  });
  const all = [folder("b", null), folder("c", "b"), folder("d", "c"), folder("a", null)];

  it("lie below each other", () => {
    expect(pathTo(all, "d").map(({ id }) => id)).toEqual(["b", "c", "d"]);
    expect(foldersIn(all, null).map(({ id }) => id)).toEqual(["a", "b"]);
  });

  it("go anywhere but into themselves", () => {
    expect(placesFor(all, "c").map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("end even where they lie in a circle", () => {
    const circle = [folder("x", "y"), folder("y", "x")];
    expect(pathTo(circle, "x").length).toBeLessThanOrEqual(3);
  });
});

it("shows of a file what one may read of it", () => {
  const attributes = { filename: "sea.jpg", size: 12, visibility: "private", focalX: 0.2 };
  const entry = { type: "assets", id: ID, revision: null, relationships: {}, attributes };
  expect(itemOf(entry)).toMatchObject({
    ...{ filename: "sea.jpg", size: 12, visibility: "private", focalX: 0.2, focalY: 0.5 },
    ...{ alt: "", width: null, folder: null },
  });
  expect(itemOf({ ...entry, attributes: {} }).filename).toBe("file");
});
