import { describe, expect, test } from "vitest";
import { grantsOf, type PermissionGrant } from "@/lib/access/grants.ts";
import { isFullAdmin, mayGrant } from "@/lib/access/may-grant.ts";
import { readsWhole } from "@/lib/access/reads-whole.ts";
import { ADA, IMPORT, PARTNER, tokenWith } from "./principals.ts";

const RULE = { title: { _eq: "x" } };
const READ: PermissionGrant = { collection: "posts", action: "read" };
const SOME: PermissionGrant = { ...READ, fields: ["title"] };
const RULED: PermissionGrant = { ...READ, rule: RULE };

const holding = (...permissions: PermissionGrant[]) => ({
  principal: ADA,
  grants: grantsOf({ admin: false, roles: [], permissions }),
});

const admin = grantsOf({ admin: true, roles: ["admin"], permissions: [] });

describe("somebody hands out", () => {
  test.each([
    ["nothing, holding nothing", [], [], true],
    ["what they hold", [READ], [READ], true],
    ["less than they hold", [READ], [SOME, RULED], true],
    ["no more fields than they hold", [SOME], [READ], false],
    ["no more rows than they hold", [RULED], [READ], false],
    [
      "nothing that they lack, beside what they hold",
      [READ],
      [READ, { ...READ, action: "update" }],
      false,
    ],
    ["nothing of another collection", [READ], [{ ...READ, collection: "pages" }], false],
    ["an action that does not exist, which gives nothing", [], [{ ...READ, action: "eat" }], true],
    [
      "a rule that nothing obeys, which gives nothing",
      [],
      [{ ...RULED, collection: "site" }],
      true,
    ],
    [
      "what a collection with a colon in its name would be called",
      [],
      [{ ...READ, collection: "a:b" }],
      false,
    ],
  ])("%s", (_what, held, given, expected) => {
    expect(mayGrant(holding(...held), given)).toBe(expected);
  });

  test("nothing beyond the ceiling that they came with", () => {
    const { grants } = holding(READ);
    expect(mayGrant({ principal: tokenWith("posts:read"), grants }, [READ])).toBe(true);
    expect(mayGrant({ principal: tokenWith("pages:read"), grants }, [READ])).toBe(false);
    expect(mayGrant({ principal: ADA, grants: admin }, [READ, RULED])).toBe(true);
    expect(mayGrant({ principal: PARTNER, grants: admin }, [READ])).toBe(false);
  });
});

describe("what is filled in for a writer", () => {
  const create = { collection: "posts", action: "create" } as const;
  const presets = { status: "draft", title: "new" };

  test.each([
    ["by whoever holds every field", [{ ...create }], true],
    [
      "by whoever holds the fields that are filled in",
      [{ ...create, fields: ["status", "title"] }],
      true,
    ],
    [
      "by whoever holds the very same",
      [{ ...create, fields: ["status"], presets: { ...presets } }],
      true,
    ],
    ["by nobody who lacks a field of them", [{ ...create, fields: ["status"] }], false],
    [
      "by nobody who holds other values of a field they cannot name",
      [{ ...create, fields: ["status"], presets: { status: "draft", title: "old" } }],
      false,
    ],
  ])("is handed out %s", (_whom, held, expected) => {
    const given = [{ ...create, fields: ["status"], presets }];
    expect(mayGrant(holding(...held), given)).toBe(expected);
  });

  test.each([
    ["by whoever may write anything", [{ ...create }], true],
    ["by whoever is held to the same", [{ ...create, validation: RULE }], true],
    ["by nobody who is held to something else", [{ ...create, validation: { slug: "x" } }], false],
  ])("must be as it must be, handed out %s", (_whom, held, expected) => {
    expect(mayGrant(holding(...held), [{ ...create, validation: RULE }])).toBe(expected);
  });
});

test("Admin without a ceiling is a person, or a token that may do everything", () => {
  const others = grantsOf({ admin: false, roles: ["admin"], permissions: [READ] });
  expect(isFullAdmin({ principal: ADA, grants: admin })).toBe(true);
  expect(isFullAdmin({ principal: tokenWith("*"), grants: admin })).toBe(true);
  expect(isFullAdmin({ principal: tokenWith("posts:read"), grants: admin })).toBe(false);
  expect(isFullAdmin({ principal: PARTNER, grants: admin })).toBe(false);
  expect(isFullAdmin({ principal: IMPORT, grants: admin })).toBe(false);
  expect(isFullAdmin({ principal: ADA, grants: others })).toBe(false);
});

test.each([
  ["reads all of it", [READ], true],
  ["reads all of it by one of several permissions", [SOME, RULED, READ], true],
  ["reads some fields", [SOME], false],
  ["reads some rows", [RULED], false],
  ["reads some fields of all rows and all fields of some", [SOME, RULED], false],
  ["writes without reading", [{ ...READ, action: "update" }], false],
  ["holds nothing", [], false],
])("names of a collection are for whoever reads it whole: who %s", (_who, held, expected) => {
  expect(readsWhole(holding(...held), "posts")).toBe(expected);
});
