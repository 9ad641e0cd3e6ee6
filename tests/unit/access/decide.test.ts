import { describe, expect, test } from "vitest";
import { ACTIONS, type Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { grantsOf, WHOLE } from "@/lib/access/grants.ts";
import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import {
  newId,
  type DomainId,
  type EntryId,
  type GuestId,
  type LinkId,
  type MemberId,
  type OrganizationId,
  type SessionId,
  type UserId,
} from "@/lib/kernel/ids.ts";

const organizationId = newId<OrganizationId>();
const memberId = newId<MemberId>();
const member: MemberPrincipal = {
  ...{ kind: "member", organizationId, memberId, name: "Ada" },
  userId: newId<UserId>(),
  sessionId: newId<SessionId>(),
};
const principals: Record<Principal["kind"], Principal> = {
  member,
  token: {
    kind: "token",
    organizationId,
    memberId: newId<MemberId>(),
    userId: newId<UserId>(),
    tokenId: "abcdefghijkl",
    scopes: ["pages:read", "pages:publish", "posts:update"],
    name: "Ada",
  },
  domain: {
    kind: "domain",
    organizationId,
    domainId: newId<DomainId>(),
    epoch: 1,
    hostname: "partner.acme.test",
  },
  guest: { kind: "guest", organizationId, guestId: newId<GuestId>() },
  link: {
    ...{ kind: "link", organizationId, linkId: newId<LinkId>(), owner: member },
    to: { collection: "pages", id: newId<EntryId>(), action: "read-draft", shared: false },
  },
  anonymous: { kind: "anonymous", organizationId },
  submitter: { kind: "submitter", organizationId },
  bypass: { kind: "bypass", organizationId, tokenId: "00000000-0000-7000-8000-000000000009" },
  system: { kind: "system", organizationId, purpose: "import" },
  schedule: { kind: "schedule", organizationId, by: member },
  view: {
    ...{ kind: "view", organizationId, viewer: member },
    target: { kind: "role", roleId: newId() },
  },
};
const looksAsDomain = {
  ...principals.view,
  target: { kind: "domain", domainId: newId<DomainId>() },
} as Principal;
const kinds = Object.keys(principals) as Principal["kind"][];
/** Actions that do not exist stand beside those that do. */
const asked = [...ACTIONS, "eat", "READ", "", "__proto__"] as Action[];
const everything = grantsOf({
  admin: false,
  roles: [],
  permissions: asked.map((action) => ({ collection: "pages", action })),
});
const nothing = grantsOf({ admin: false, roles: [], permissions: [] });
const admin = grantsOf({ admin: true, roles: ["admin"], permissions: [] });
const allTokens = grantsOf({
  admin: false,
  roles: [],
  permissions: asked.map((action) => ({ collection: "static-tokens", action })),
});
const tokenOfAll = { ...principals.token, scopes: ["*", "static-tokens:create"] } as Principal;

const may = (kind: Principal["kind"], action: Action, grants = everything) =>
  decide(principals[kind], grants, { action, collection: "pages", id: null }).allowed;

describe("the engine", () => {
  test.each(kinds)("denies %s everything by default", (kind) => {
    expect(asked.filter((action) => may(kind, action, nothing))).toEqual([]);
  });

  test.each([
    ["member", [...ACTIONS]],
    ["token", ["read", "publish"]],
    ["domain", [...ACTIONS]],
    ["system", [...ACTIONS]],
    ["guest", ["read", "read-draft"]],
    ["link", ["read", "read-draft"]],
    ["view", ["read", "read-draft"]],
    ["anonymous", ["read"]],
    ["submitter", ["create"]],
  ] as const)("lets %s, holding every permission, do no more than %j", (kind, allowed) => {
    expect(asked.filter((action) => may(kind, action))).toEqual(allowed);
  });

  test("gives Admin every action that exists, on any collection", () => {
    expect(asked.filter((action) => may("member", action, admin))).toEqual([...ACTIONS]);
  });

  test("lets whoever looks as an Admin read, and as a domain nothing by that role", () => {
    expect(asked.filter((action) => may("view", action, admin))).toEqual(["read", "read-draft"]);
    const question = { action: "read", collection: "pages", id: null } as const;
    expect(decide(looksAsDomain, admin, question).allowed).toBe(false);
    expect(decide(looksAsDomain, everything, question).allowed).toBe(true);
  });

  test.each(["domain", "guest", "link", "anonymous", "submitter", "system"] as const)(
    "knows no Admin among %s",
    (kind) => {
      expect(asked.filter((action) => may(kind, action, admin))).toEqual([]);
    },
  );

  test.each([
    ["a member without a role", "member", nothing, ["create", "read", "delete"], "own"],
    ["Admin", "member", admin, [...ACTIONS], "everybody's"],
    ["a member whose policy names them", "member", allTokens, [...ACTIONS], "everybody's"],
    ["a token of Admin for everything", "token", admin, [], "none"],
    ["a token that its policy and scopes name", "token", allTokens, [], "none"],
    ["a domain", "domain", allTokens, [], "none"],
    ["the system", "system", allTokens, [], "none"],
    ["a guest", "guest", allTokens, [], "none"],
    ["whoever came with a link", "link", allTokens, [], "none"],
    ["a visitor", "anonymous", allTokens, [], "none"],
    ["who sends a form", "submitter", allTokens, [], "none"],
    ["whoever looks as somebody else", "view", allTokens, [], "none"],
    ["whoever looks as an Admin", "view", admin, [], "none"],
  ] as const)(
    "on static tokens, lets %s do no more than its line says",
    (_who, kind, grants, actions, reach) => {
      const principal = kind === "token" ? tokenOfAll : principals[kind];
      const allowed = asked.flatMap((action) => {
        const question = { action, collection: "static-tokens", id: null };
        const decision = decide(principal, grants, question);
        return decision.allowed ? [decision.permit] : [];
      });
      expect(allowed.map(({ action }) => action)).toEqual(actions);
      const owners = { own: memberId, "everybody's": null, none: undefined };
      expect([...new Set(allowed.map(({ owner }) => owner))]).toEqual(
        reach === "none" ? [] : [owners[reach]],
      );
    },
  );

  test("gives nobody anything of their own in other collections", () => {
    const question = { action: "read", collection: "pages", id: null } as const;
    expect(decide(principals.member, nothing, question).allowed).toBe(false);
  });

  test("holds a permission for its own collection alone", () => {
    const others = ["posts", "pages:read", "", "pages:read:read"];
    const allowed = others.filter((collection) => {
      const question = { action: "read", collection, id: null } as const;
      return decide(principals.member, everything, question).allowed;
    });
    expect(allowed).toEqual([]);
  });

  test("is additive, and deaf to order and repetition", () => {
    const read = { collection: "pages", action: "read" };
    const write = { collection: "pages", action: "update" };
    const one = grantsOf({ admin: false, roles: [], permissions: [read, write, read] });
    const other = grantsOf({ admin: false, roles: [], permissions: [write, read] });
    expect(asked.map((action) => may("member", action, one))).toEqual(
      asked.map((action) => may("member", action, other)),
    );
  });

  test.each([
    ["the named ones of one permission", [["title"]], ["title"]],
    ["the named ones of both", [["title"], ["body", "title"]], ["title", "body"]],
    ["all, where one permission names none", [["title"], null], "all"],
    ["none, where a permission names an empty list", [[]], []],
  ] as const)("unites fields: %s", (_what, lists, expected) => {
    const permissions = lists.map((fields) => ({ collection: "pages", action: "read", fields }));
    const grants = grantsOf({ admin: false, roles: [], permissions });
    const question = { action: "read", collection: "pages", id: null } as const;
    const decision = decide(principals.domain, grants, question);
    if (!decision.allowed) throw new Error(decision.because);
    const { fields } = decision.permit;
    expect(fields === "all" ? "all" : [...fields]).toEqual(expected);
  });

  test("puts action, collection and entry on the permit, and nobody can change it", () => {
    const id = newId();
    const question = { action: "publish", collection: "pages", id } as const;
    const decision = decide(principals.member, admin, question);
    if (!decision.allowed) throw new Error(decision.because);
    expect(decision.permit).toEqual({ ...question, cases: [WHOLE], fields: "all", owner: null });
    expect(Object.isFrozen(decision.permit)).toBe(true);
  });
});
