import { describe, expect, test } from "vitest";
import { ACTIONS } from "@/lib/access/action.ts";
import { cutToEntry, type CutTo } from "@/lib/access/cut-to-entry.ts";
import { grantsOf, heldCases, type Grants, type PermissionGrant } from "@/lib/access/grants.ts";
import { newId, type EntryId } from "@/lib/kernel/ids.ts";

const id = newId<EntryId>();
const held = (permissions: PermissionGrant[], admin = false): Grants =>
  grantsOf({ admin, roles: ["editor"], permissions });
const cut = (more: Partial<CutTo> = {}): CutTo => ({
  ...{ collection: "posts", id, action: "read-draft", shared: false, beside: new Map() },
  ...{ everybody: held([{ collection: "authors", action: "read" }]) },
  ...more,
});
const all = held([], true);
const only = { id: { _eq: id } };
const everything = (grants: Grants) =>
  [...grants.permissions].flatMap(([name, cases]) => (cases.length > 0 ? [name] : []));

describe("grants that are cut to an entry", () => {
  test("hold one action on one entry, also of an Admin's, who is none any more", () => {
    const left = cutToEntry(all, cut());
    expect(left.admin).toBe(false);
    expect(everything(left)).toEqual(["posts:read-draft"]);
    expect(heldCases(left, "read-draft", "posts")).toMatchObject([
      { fields: "all", rule: { _and: [only] } },
    ]);
  });

  test("keep the owner's fields and rules, and nothing that is written by", () => {
    const rule = { status: { _eq: "published" } };
    const permission = { collection: "posts", action: "read-draft", fields: ["title"], rule };
    const [one] = heldCases(cutToEntry(held([permission]), cut()), "read-draft", "posts");
    expect(one).toMatchObject({ rule: { _and: [rule, only] }, validation: null, presets: null });
    expect(one?.fields).toEqual(new Set(["title"]));
  });

  test("are empty where the owner holds nothing, whatever else they hold", () => {
    const others = ACTIONS.filter((action) => action !== "read-draft").map((action) => ({
      ...{ collection: "posts", action },
    }));
    expect(everything(cutToEntry(held(others), cut()))).toEqual([]);
  });

  test("of a share take the right to share, and obey its rules", () => {
    const read = { collection: "posts", action: "read" };
    const share = (rule?: PermissionGrant["rule"]) => ({
      ...{ collection: "posts", action: "share" },
      ...(rule === undefined ? {} : { rule }),
    });
    const rule = { title: { _eq: "x" } };
    const leftOf = (permissions: PermissionGrant[]) =>
      heldCases(
        cutToEntry(held(permissions), cut({ action: "read", shared: true })),
        ...(["read", "posts"] as const),
      ).map((one) => one.rule);
    expect(leftOf([read])).toEqual([]);
    expect(leftOf([read, share()])).toEqual([{ _and: [only] }]);
    expect(leftOf([read, share(rule)])).toEqual([{ _and: [{ _or: [rule] }, only] }]);
    expect(leftOf([read, share(rule), share()])).toEqual([{ _and: [only] }]);
  });

  test("show what stands beside it as published, and of files what every visitor sees", () => {
    const beside = new Map([
      ["authors", ["a"]],
      ["assets", ["f"]],
    ]);
    const readers = held([{ collection: "posts", action: "read-draft" }]);
    const left = cutToEntry(readers, cut({ beside }));
    expect(everything(left)).toEqual(["assets:read", "posts:read-draft"]);
    expect(heldCases(left, "read", "assets")).toMatchObject([
      { rule: { _and: [{ visibility: { _eq: "public" } }, { id: { _in: ["f"] } }] } },
    ]);
    const authors = heldCases(cutToEntry(all, cut({ beside })), "read", "authors");
    expect(authors).toMatchObject([{ rule: { _and: [{ id: { _in: ["a"] } }] } }]);
  });

  test.each<[string, PermissionGrant[], PermissionGrant[], unknown]>([
    ["what its owner may not", [], [{ collection: "authors", action: "read" }], []],
    ["what no visitor is shown", [{ collection: "authors", action: "read" }], [], []],
    [
      "what is said of whoever asks, which would be the owner",
      [{ collection: "authors", action: "read" }],
      [
        {
          ...{ collection: "authors", action: "read" },
          rule: { createdBy: { _eq: "$CURRENT_USER" } },
        },
      ],
      [],
    ],
    [
      "fields and rows beyond those of both",
      [{ collection: "authors", action: "read", fields: ["name", "note"], rule: ONE }],
      [{ collection: "authors", action: "read", fields: ["name", "town"], rule: OTHER }],
      [{ fields: new Set(["name"]), rule: { _and: [{ _and: [ONE, OTHER] }, BESIDE] } }],
    ],
  ])("show beside it nothing of %s", (_what, own, everybodys, expected) => {
    const beside = new Map([["authors", ["a"]]]);
    const left = cutToEntry(held(own), cut({ beside, everybody: held(everybodys) }));
    const cases = heldCases(left, "read", "authors");
    expect(cases.map(({ fields, rule }) => ({ fields, rule }))).toEqual(expected);
  });
});

const ONE = { town: { _eq: "one" } };
const OTHER = { name: { _neq: "other" } };
const BESIDE = { id: { _in: ["a"] } };
