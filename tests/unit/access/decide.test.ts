import { describe, expect, test } from "vitest";
import { ACTIONS, type Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { grantsOf } from "@/lib/access/grants.ts";
import type { Principal } from "@/lib/access/principal.ts";
import {
  newId,
  type GuestId,
  type MemberId,
  type OrganizationId,
  type SessionId,
  type UserId,
} from "@/lib/kernel/ids.ts";

const organizationId = newId<OrganizationId>();
const principals: Record<Principal["kind"], Principal> = {
  member: {
    kind: "member",
    organizationId,
    memberId: newId<MemberId>(),
    userId: newId<UserId>(),
    sessionId: newId<SessionId>(),
    name: "Ada",
  },
  guest: { kind: "guest", organizationId, guestId: newId<GuestId>() },
  anonymous: { kind: "anonymous", organizationId },
  system: { kind: "system", organizationId, purpose: "import" },
};
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

const may = (kind: Principal["kind"], action: Action, grants = everything) =>
  decide(principals[kind], grants, { action, collection: "pages", id: null }).allowed;

describe("the engine", () => {
  test.each(kinds)("denies %s everything by default", (kind) => {
    expect(asked.filter((action) => may(kind, action, nothing))).toEqual([]);
  });

  test.each([
    ["member", [...ACTIONS]],
    ["system", [...ACTIONS]],
    ["guest", ["read", "read-draft"]],
    ["anonymous", ["read"]],
  ] as const)("lets %s, holding every permission, do no more than %j", (kind, allowed) => {
    expect(asked.filter((action) => may(kind, action))).toEqual(allowed);
  });

  test("gives Admin every action that exists, on any collection", () => {
    expect(asked.filter((action) => may("member", action, admin))).toEqual([...ACTIONS]);
  });

  test.each(["guest", "anonymous", "system"] as const)("knows no Admin among %s", (kind) => {
    expect(asked.filter((action) => may(kind, action, admin))).toEqual([]);
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

  test("puts action, collection and entry on the permit, and nobody can change it", () => {
    const id = newId();
    const question = { action: "publish", collection: "pages", id } as const;
    const decision = decide(principals.member, admin, question);
    if (!decision.allowed) throw new Error(decision.because);
    expect(decision.permit).toEqual(question);
    expect(Object.isFrozen(decision.permit)).toBe(true);
  });
});
