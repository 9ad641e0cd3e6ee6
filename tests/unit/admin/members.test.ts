import { describe, expect, test } from "vitest";
import { adminGrowth } from "@/app/admin/[org]/members/admin-growth.ts";
import { goesWith } from "@/app/admin/[org]/members/goes-with.ts";
import {
  accessLimit,
  endLimit,
  roleChoices,
  type Viewer,
} from "@/app/admin/[org]/members/member-limits.ts";
import {
  membersAddress,
  membersQueryOf,
  membersThatFit,
} from "@/app/admin/[org]/members/members-query.ts";
import type { MemberId, UserId } from "@/lib/kernel/ids.ts";
import type { MemberSummary } from "@/lib/members/member.ts";
import type { RoleSummary } from "@/lib/roles/role.ts";

const ADMIN_ROLE = { slug: "admin", name: "Admin", admin: true };
const EDITOR_ROLE = { slug: "content-editor", name: "Content Editor", admin: false };

const member = (change: Partial<MemberSummary> = {}): MemberSummary => ({
  id: "0" as MemberId,
  userId: "1" as UserId,
  name: "Edda Editor",
  email: "edda@acme.test",
  status: "active",
  admin: change.roles?.some(({ admin }) => admin) === true,
  roles: [EDITOR_ROLE],
  policies: [],
  createdAt: "2026-11-22T00:00:00.000Z",
  lastSeenAt: null,
  signedInAt: null,
  canSignIn: true,
  hasFactor: false,
  self: false,
  ...change,
});

const admins = (count: number) =>
  Array.from({ length: count }, () => member({ roles: [ADMIN_ROLE] }));
const others = (count: number) => Array.from({ length: count }, () => member());

const role = (change: Partial<RoleSummary>): RoleSummary => ({
  ...{ id: "0", slug: "user", name: "User", description: "", system: false, admin: false },
  ...{ requiresFactor: false, graceDays: 7 },
  ...{ revision: 1, contains: [], policies: [], memberCount: 0, domainCount: 0, givable: true },
  ...change,
});

const ROLES = [
  role({ slug: "admin", name: "Admin", admin: true, system: true, givable: false }),
  role({ slug: "boss", name: "Boss", admin: true, givable: false }),
  role({ slug: "user", name: "User", system: true }),
  role({ slug: "editor", name: "Editor", givable: false }),
  role({ slug: "public", name: "Public", system: true }),
  role({ slug: "guest", name: "Guest", system: true }),
];

const ADMIN: Viewer = { admin: true, changes: true };
const MANAGER: Viewer = { admin: false, changes: true };

const NOW = Date.parse("2026-11-22T12:00:00Z");

describe("a search among members", () => {
  const list = [
    member({ name: "Ada Admin", email: "ada@acme.test", roles: [ADMIN_ROLE] }),
    member({ status: "suspended" }),
    member({ name: "Nora", roles: [] }),
  ];
  const found = (search: Record<string, string>) =>
    membersThatFit(list, membersQueryOf(search), NOW).map(({ name }) => name);

  test("finds all of its words in name and email, in any order and case", () => {
    expect(found({ q: "ACME edda" })).toEqual(["Edda Editor", "Nora"]);
    expect(found({ q: "admin ada" })).toEqual(["Ada Admin"]);
    expect(found({ q: "zed" })).toEqual([]);
  });

  test("narrows by role, by having none, and by status", () => {
    expect(found({ role: "admin" })).toEqual(["Ada Admin"]);
    expect(found({ role: "-" })).toEqual(["Nora"]);
    expect(found({ status: "suspended" })).toEqual(["Edda Editor"]);
  });

  test("finds who has not signed in for so long, and had the time to", () => {
    const at = (days: number) => new Date(NOW - days * 86_400_000).toISOString();
    const people = [
      member({ name: "Busy", createdAt: at(400), signedInAt: at(2) }),
      member({ name: "Away", createdAt: at(400), signedInAt: at(91) }),
      member({ name: "Never", createdAt: at(91) }),
      member({ name: "New", createdAt: at(3) }),
      member({ name: "Invited", createdAt: at(400), status: "invited", canSignIn: null }),
    ];
    const dormant = (days: string) =>
      membersThatFit(people, membersQueryOf({ dormant: days }), NOW).map(({ name }) => name);
    expect(dormant("90")).toEqual(["Away", "Never"]);
    expect(dormant("1")).toEqual(["Busy", "Away", "Never", "New"]);
    expect(dormant("no number")).toHaveLength(5);
  });

  test("passes over what means nothing", () => {
    expect(found({ status: "gone", page: "-3", q: "  " })).toHaveLength(3);
  });

  test("stands in the address, where the first page needs no number", () => {
    expect(membersAddress("/m", { q: "a b", page: 2 })).toBe("/m?q=a+b&page=2");
    expect(membersAddress("/m", { page: 1, role: undefined })).toBe("/m");
  });
});

describe("the number of Admins", () => {
  test.each([
    [1, 0],
    [2, 0],
    [2, 3],
    [3, 9],
  ])("is left alone with %i among %i others", (count, rest) => {
    expect(adminGrowth([...admins(count), ...others(rest)])).toBeNull();
  });

  test.each([
    [3, 8],
    [4, 400],
  ])("is worth a thought with %i among %i others", (count, rest) => {
    expect(adminGrowth([...admins(count), ...others(rest)])).toContain(`${count} `);
  });

  test("does not count those who are suspended", () => {
    const asleep = admins(3).map((one) => ({ ...one, status: "suspended" as const }));
    expect(adminGrowth([...admins(2), ...asleep, ...others(20)])).toBeNull();
  });
});

describe("what a viewer may change about a member", () => {
  test("an Admin changes everybody, a manager neither themselves nor an Admin", () => {
    const admin = member({ roles: [ADMIN_ROLE] });
    expect(accessLimit(admin, ADMIN)).toBeNull();
    expect(accessLimit(member(), MANAGER)).toBeNull();
    expect(accessLimit(admin, MANAGER)).toBe("Only an Admin changes an Admin.");
    expect(accessLimit(member({ self: true }), MANAGER)).toContain("Nobody but an Admin");
    expect(accessLimit(member(), { admin: false, changes: false })).toContain("look at members");
  });

  test("nobody ends themselves, and only an Admin ends an Admin", () => {
    expect(endLimit(member({ self: true }), ADMIN)).toContain("themselves");
    expect(endLimit(member({ roles: [ADMIN_ROLE] }), MANAGER)).toContain("Only an Admin");
    expect(endLimit(member({ roles: [ADMIN_ROLE] }), ADMIN)).toBeNull();
  });

  const closedOf = (asked: Partial<Parameters<typeof roleChoices>[0]>) => {
    const choices = roleChoices({
      ...{ roles: ROLES, held: [], chosen: [], self: false, viewer: MANAGER },
      ...asked,
    });
    return Object.fromEntries(choices.map(({ value, closed }) => [value, closed]));
  };

  test("closes Admin and what is beyond their own rights, and offers no visitor's role", () => {
    expect(closedOf({})).toEqual({
      admin: "Only an Admin makes an Admin.",
      boss: "Only an Admin makes an Admin.",
      user: undefined,
      editor: "It allows more than you may hand out.",
    });
  });

  test("lets what is held be taken away", () => {
    expect(closedOf({ held: ["editor"], chosen: ["editor"] })["editor"]).toBeUndefined();
  });

  test("keeps one's own last Admin role, and no more than the last (S-94)", () => {
    const own = { self: true, viewer: ADMIN, held: ["admin"] };
    expect(closedOf({ ...own, chosen: ["admin", "user"] })["admin"]).toContain("your own");
    const both = closedOf({ ...own, held: ["admin", "boss"], chosen: ["admin", "boss"] });
    expect([both["admin"], both["boss"]]).toEqual([undefined, undefined]);
  });
});

test("a removal names what is lost", () => {
  const policies = [{ id: "1", name: "Reports" }];
  expect(goesWith(member({ policies }))[0]).toBe("They lose «Content Editor» and «Reports».");
  expect(goesWith(member({ roles: [] }))[0]).toContain("next click");
  const many = Array.from({ length: 9 }, (_, index) => ({ id: `${index}`, name: `P${index}` }));
  expect(goesWith(member({ policies: many }))[0]).toContain("and 5 more.");
});
