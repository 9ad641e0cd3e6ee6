import { describe, expect, test } from "vitest";
import { containsChoices } from "@/app/admin/[org]/roles/contains-choices.ts";
import { deleteLimit } from "@/app/admin/[org]/roles/delete-limit.ts";
import {
  nestingAround,
  nestingOf,
  nestingWith,
  outlineOf,
} from "@/app/admin/[org]/roles/role-nesting.ts";
import { roleSlugOf } from "@/app/admin/[org]/roles/role-slug.ts";
import { roleText } from "@/app/admin/[org]/roles/role-text.ts";
import type { RoleDetail } from "@/lib/roles/role.ts";

const named = (slug: string) => ({ slug, name: slug.toUpperCase() });

const role = (slug: string, contains: string[] = [], change: Partial<RoleDetail> = {}) => ({
  ...{ id: slug, description: "", system: false, admin: false, revision: 1, givable: true },
  ...{
    requiresFactor: false,
    graceDays: 7,
    policies: [],
    memberCount: 0,
    domainCount: 0,
    members: [],
    containedIn: [],
  },
  ...named(slug),
  contains: contains.map(named),
  ...change,
});

/** The top contains both sides, they the bottom; `lone` is apart. */
const DIAMOND = [
  role("top", ["left", "right"]),
  role("left", ["bottom"]),
  role("right", ["bottom"]),
  role("bottom", ["deep"]),
  role("deep"),
  role("lone"),
];
const edges = (nesting: readonly { from: string; to: string }[]) =>
  nesting.map(({ from, to }) => `${from}>${to}`);

describe("roles within roles", () => {
  test("what is chosen and not saved yet is marked, what is taken away is gone", () => {
    const changed = nestingWith(nestingOf(DIAMOND), "top", ["left", "lone"]);
    expect(changed.filter(({ pending }) => pending)).toEqual([
      { from: "top", to: "lone", pending: true },
    ]);
    expect(edges(changed)).not.toContain("top>right");
  });

  test("around a role is all above and below it, and nothing beside it", () => {
    expect(edges(nestingAround(nestingOf(DIAMOND), "left")).toSorted()).toEqual([
      "bottom>deep",
      "left>bottom",
      "top>left",
    ]);
    expect(nestingAround(nestingOf(DIAMOND), "lone")).toEqual([]);
  });

  test("the list in words unfolds each role once, and says where it stands already", () => {
    const [top, ...others] = outlineOf(nestingOf(DIAMOND));
    expect(others).toEqual([]);
    const [left, right] = top?.inner ?? [];
    expect(left?.inner[0]).toMatchObject({ slug: "bottom", repeated: false });
    expect(left?.inner[0]?.inner[0]).toEqual({ slug: "deep", repeated: false, inner: [] });
    expect(right?.inner[0]).toEqual({ slug: "bottom", repeated: true, inner: [] });
  });

  test("a role offers neither itself nor what contains it", () => {
    const choices = containsChoices({ roles: DIAMOND, slug: "bottom", admin: true });
    const closed = Object.fromEntries(choices.map((choice) => [choice.value, choice.closed]));
    expect(closed).toEqual({
      top: "It contains «BOTTOM» already.",
      left: "It contains «BOTTOM» already.",
      right: "It contains «BOTTOM» already.",
      deep: undefined,
      lone: undefined,
    });
  });

  test("Admin is contained by an Admin's hand alone, the rest within one's own rights", () => {
    const roles = [role("admin", [], { admin: true }), role("much", [], { givable: false })];
    const closed = (admin: boolean) =>
      containsChoices({ roles, slug: null, admin }).map((choice) => choice.closed);
    expect(closed(false)).toEqual([
      "Only an Admin makes an Admin.",
      "It allows more than you may hand out.",
    ]);
    expect(closed(true)[0]).toBeUndefined();
  });
});

describe("a role to be deleted", () => {
  test("goes when nothing holds it", () => {
    expect(deleteLimit(role("lone"))).toBeNull();
  });

  test.each([
    [{ memberCount: 1 }, "1 member holds it. Take it from them first."],
    [
      { memberCount: 2, domainCount: 1, containedIn: [named("a")] },
      "2 members and 1 domain hold it, and «A» contains it. Take it from them first.",
    ],
    [{ containedIn: [named("a"), named("b")] }, "«A», «B» contain it. Take it from them first."],
    [{ system: true, memberCount: 9 }, "It came with the organization and stays."],
  ])("says what stands in the way: %j", (change, text) => {
    expect(deleteLimit(role("held", [], change))).toBe(text);
  });
});

test.each([
  ["Shift Manager", "shift-manager"],
  ["  Crème & Brûlée ", "creme-brulee"],
  ["店長", ""],
  ["x".repeat(100), "x".repeat(80)],
])("the short name of %j is %j", (name, slug) => {
  expect(roleSlugOf(name)).toBe(slug);
});

test("what somebody wrote about a role can be kept as text", () => {
  const known = { roles: DIAMOND, policies: [{ id: "p", name: "Reports" }] };
  const written = { name: "Boss", description: "All of it", contains: ["left"], policies: ["p"] };
  expect(roleText(written, known)).toBe("Boss\nAll of it\nContains: LEFT\nPolicies: Reports");
  expect(roleText({ ...written, policies: [] }, known)).toContain("Policies: none");
});
