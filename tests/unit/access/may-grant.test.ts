import { expect, test } from "vitest";
import { grantsOf, type PermissionGrant } from "@/lib/access/grants.ts";
import { isFullAdmin, mayGrant, type Holder } from "@/lib/access/may-grant.ts";
import type { Principal } from "@/lib/access/principal.ts";
import { readsWhole } from "@/lib/access/reads-whole.ts";

const MEMBER = { kind: "member" } as Principal;
const token = (scopes: string[]) =>
  ({ kind: "token", scopes, userId: "u" }) as unknown as Principal;
const person = { ...MEMBER, userId: "u" } as Principal;

const holder = (
  permissions: readonly PermissionGrant[],
  principal: Principal = person,
  admin = false,
): Holder => ({ principal, grants: grantsOf({ admin, roles: [], permissions }) });

const READ = { collection: "posts", action: "read" };
const GREEN = { title: { _eq: "green" } };
const RED = { title: { _eq: "red" } };

test.each<[string, PermissionGrant[], PermissionGrant[], boolean]>([
  ["nothing to whoever holds nothing", [], [], true],
  ["what one does not hold", [], [READ], false],
  ["what one holds", [READ], [READ], true],
  ["fewer fields than one holds", [READ], [{ ...READ, fields: ["title"] }], true],
  ["more fields", [{ ...READ, fields: ["title"] }], [READ], false],
  ["fewer rows", [READ], [{ ...READ, rule: GREEN }], true],
  ["other rows", [{ ...READ, rule: GREEN }], [{ ...READ, rule: RED }], false],
  ["another action", [READ], [{ ...READ, action: "update" }], false],
  [
    "one thing that one holds beside one that one does not",
    [READ],
    [READ, { ...READ, action: "delete" }],
    false,
  ],
  ["an action that does not exist, which gives nothing", [], [{ ...READ, action: "own" }], true],
  [
    "a write without what held it to some values",
    [{ ...READ, action: "update", validation: GREEN }],
    [{ ...READ, action: "update" }],
    false,
  ],
  [
    "a write held to the same values",
    [{ ...READ, action: "update", validation: GREEN }],
    [{ ...READ, action: "update", validation: GREEN }],
    true,
  ],
  [
    "a preset for a field that one may not write",
    [{ ...READ, action: "create", fields: ["title"] }],
    [{ ...READ, action: "create", fields: ["title"], presets: { body: "x" } }],
    false,
  ],
])("handing out %s", (_what, held, asked, expected) => {
  expect(mayGrant(holder(held), asked)).toBe(expected);
});

test("an Admin hands out everything, by a token what its scopes name", () => {
  expect(mayGrant(holder([], person, true), [READ])).toBe(true);
  expect(mayGrant(holder([], token(["posts:read"]), true), [READ])).toBe(true);
  expect(mayGrant(holder([], token(["posts:update"]), true), [READ])).toBe(false);
});

test("Admins without a ceiling are persons, and tokens that may do everything", () => {
  expect(isFullAdmin(holder([], person, true))).toBe(true);
  expect(isFullAdmin(holder([], token(["*"]), true))).toBe(true);
  expect(isFullAdmin(holder([], token(["users:update"]), true))).toBe(false);
  expect(isFullAdmin(holder([], person))).toBe(false);
  expect(isFullAdmin(holder([], { kind: "domain" } as Principal, true))).toBe(false);
});

test("a list of names takes a right to every row and field", () => {
  expect(readsWhole(holder([READ]), "posts")).toBe(true);
  expect(readsWhole(holder([{ ...READ, fields: ["title"] }]), "posts")).toBe(false);
  expect(readsWhole(holder([{ ...READ, rule: GREEN }]), "posts")).toBe(false);
  expect(readsWhole(holder([]), "posts")).toBe(false);
});
