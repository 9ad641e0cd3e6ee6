import { describe, expect, test } from "vitest";
import {
  grantsOf,
  heldCases,
  holdsField,
  unitedFields,
  WHOLE,
  type PermissionGrant,
} from "@/lib/access/grants.ts";

const held = (...permissions: PermissionGrant[]) =>
  grantsOf({ admin: false, roles: [], permissions });

const RULE = { title: { _eq: "x" } };

describe("grants", () => {
  test("know of nothing but what they were made of", () => {
    expect(held()).toEqual({
      ...{ admin: false, roles: [], directRoles: [], policies: [] },
      permissions: new Map(),
    });
  });

  test("keep roles, direct roles and policies as they came", () => {
    const named = { roles: ["a", "b"], directRoles: ["a"], policies: ["p"] };
    expect(grantsOf({ admin: true, ...named, permissions: [] })).toMatchObject({
      admin: true,
      ...named,
    });
  });

  test.each([
    ["true", true, true],
    ["a word", "true", false],
    ["a number", 1, false],
    ["nothing", undefined, false],
  ])("are an Admin's only where that is true itself: %s", (_what, admin, expected) => {
    const said = { admin: admin as boolean, roles: [], permissions: [] };
    expect(grantsOf(said).admin).toBe(expected);
  });

  test("lay each permission down with all that it says", () => {
    const permission = {
      ...{ id: "p", collection: "posts", action: "create", fields: ["title"], rule: RULE },
      ...{ validation: { slug: { _nempty: true } }, presets: { title: "new" } },
    };
    expect(heldCases(held(permission), "create", "posts")).toEqual([
      {
        fields: new Set(["title"]),
        ...{ rule: RULE, permission: "p" },
        ...{ validation: permission.validation, presets: permission.presets },
      },
    ]);
  });

  test("lay one that says nothing down as everything", () => {
    const grants = held({ collection: "posts", action: "read" });
    expect(heldCases(grants, "read", "posts")).toEqual([WHOLE]);
    const said = { id: null, fields: null, rule: null, validation: null, presets: null };
    const other = held({ collection: "posts", action: "read", ...said });
    expect(heldCases(other, "read", "posts")).toEqual([WHOLE]);
  });

  test("hold nothing of an action or a collection that nobody named", () => {
    const grants = held({ collection: "posts", action: "read" });
    expect(heldCases(grants, "update", "posts")).toEqual([]);
    expect(heldCases(grants, "read", "pages")).toEqual([]);
  });

  test.each([
    ["a rule on posts", { collection: "posts", rule: RULE }, 1],
    ["a rule on the site", { collection: "site", rule: RULE }, 0],
    ["what must be so on posts", { collection: "posts", validation: RULE }, 1],
    ["what must be so on domains", { collection: "domains", validation: RULE }, 0],
    ["what is filled in on posts", { collection: "posts", presets: { title: "x" } }, 1],
    ["what is filled in on domains", { collection: "domains", presets: { name: "x" } }, 0],
    ["nothing of all that on the site", { collection: "site" }, 1],
  ])("give nothing for what is not obeyed there: %s", (_what, permission, count) => {
    const grants = held({ action: "create", ...permission });
    expect(heldCases(grants, "create", permission.collection)).toHaveLength(count);
  });
});

describe("fields", () => {
  test("are held one by one, or all", () => {
    expect(holdsField("all", "title")).toBe(true);
    expect(holdsField(new Set(["title"]), "title")).toBe(true);
    expect(holdsField(new Set(["title"]), "body")).toBe(false);
    expect(holdsField(new Set(), "title")).toBe(false);
  });

  test("of several cases are those of any of them", () => {
    const only = (...fields: string[]) => ({ ...WHOLE, fields: new Set(fields) });
    expect(unitedFields([])).toEqual(new Set());
    expect(unitedFields([only("a"), only("b", "a")])).toEqual(new Set(["a", "b"]));
    expect(unitedFields([only("a"), WHOLE])).toBe("all");
  });
});

test("nobody can change what everything means", () => {
  expect(Object.isFrozen(WHOLE)).toBe(true);
});
