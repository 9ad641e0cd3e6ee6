import { expect, test } from "vitest";
import type { PermissionGrant } from "@/lib/access/grants.ts";
import { withChange } from "@/lib/explain/access-change.ts";
import type { AccessGraph } from "@/lib/explain/access-graph.ts";
import { compareAccess } from "@/lib/explain/compare-access.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";

const ID = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`;
const [POLICY, OTHER, ADMIN] = [ID(1), ID(2), ID(9)];

const role = (slug: string, roles: string[], policies: string[]) =>
  [
    slug,
    { id: slug, slug, name: slug, admin: slug === "admin", system: true, roles, policies },
  ] as const;

const policy = (id: string, permissions: readonly PermissionGrant[]) =>
  [
    id,
    { id, name: id, permissions: permissions.map((one, at) => ({ ...one, id: `${id}/${at}` })) },
  ] as const;

const OWN = { createdBy: { _eq: "$CURRENT_USER" } };

/** A hundred editors, one of whom is an author too, an Admin, a domain and two who only visit. */
const graph: AccessGraph = {
  organizationId: ID(0) as OrganizationId,
  roles: new Map([
    role("admin", [], []),
    role("editor", ["author"], [POLICY]),
    role("author", [], [OTHER]),
    role("public", [], []),
    role("guest", ["public"], []),
  ]),
  policies: new Map([
    policy(POLICY, [{ collection: "posts", action: "read", fields: ["title", "slug"], rule: OWN }]),
    policy(OTHER, []),
  ]),
  members: [
    ...Array.from({ length: 100 }, (_, at) => ({
      ...{ id: ID(100 + at), userId: ID(500 + at), name: `Editor ${String(at).padStart(2, "0")}` },
      email: `editor-${at}@acme.test`,
      ...{ status: at === 0 ? ("suspended" as const) : ("active" as const) },
      ...{ roles: at === 1 ? ["author", "editor"] : ["editor"], policies: [] },
    })),
    {
      ...{ id: ADMIN, userId: ADMIN, name: "Admin", email: "admin@acme.test" },
      ...{ status: "active", roles: ["admin"], policies: [] },
    },
  ],
  domains: [
    { id: ID(3), name: "Partner", hostname: "partner.test", roles: ["author"], policies: [] },
  ],
};

const impactOf = (change: Parameters<typeof withChange>[1]) =>
  compareAccess(graph, withChange(graph, change));

const read = (fields: string[] | null, rule: PermissionGrant["rule"] = null) => ({
  ...{ collection: "posts", action: "read" as const, fields, rule },
});

test("a change that changes nothing has no impact, also on what is «my own»", () => {
  const permissions = [read(["slug", "title"], OWN)];
  expect(impactOf({ kind: "policy", id: POLICY, permissions })).toEqual({ gains: [], losses: [] });
});

test("one field more is a gain and no loss, for everybody who holds it at whatever depth", () => {
  const { gains, losses } = impactOf({ kind: "policy", id: OTHER, permissions: [read(null)] });
  expect(losses).toEqual([]);
  expect(gains).toEqual([
    {
      ...{ collection: "posts", action: "read", people: 100, domains: 1, visitors: [] },
      names: Array.from({ length: 10 }, (_, at) => `Editor 0${at}`),
    },
  ]);
});

test("one field less is a loss, though the rule is the same", () => {
  const impact = impactOf({ kind: "policy", id: POLICY, permissions: [read(["slug"], OWN)] });
  expect(impact.gains).toEqual([]);
  expect(impact.losses).toMatchObject([{ collection: "posts", action: "read", people: 100 }]);
});

test("visitors gain what may be read and nothing else, and guests with them", () => {
  const write = { collection: "posts", action: "update" as const };
  const policies = withChange(graph, {
    kind: "policy",
    id: OTHER,
    permissions: [read(null), write],
  });
  const after = {
    ...policies,
    roles: new Map([...policies.roles, role("public", ["author"], [])]),
  };
  const { gains } = compareAccess(policies, after);
  expect(gains).toEqual([
    {
      ...{ collection: "posts", action: "read", people: 0, domains: 0 },
      ...{ visitors: ["public", "guest"], names: ["Guests", "Visitors"] },
    },
  ]);
});

test("who becomes Admin gains everything; an Admin gains nothing by anything", () => {
  const member = { kind: "member", id: ID(100), roles: ["editor", "admin"] } as const;
  const { gains } = impactOf({ ...member, roles: [...member.roles] });
  expect(gains).toMatchObject([{ collection: null, action: null, people: 1 }]);
  const more = impactOf({ kind: "member", id: ADMIN, roles: ["admin", "editor"] });
  expect(more).toEqual({ gains: [], losses: [] });
});

test("a rule about roles means other entries once there is another role", () => {
  const rule = { title: { _in: "$CURRENT_ROLES" } };
  const held = withChange(graph, { kind: "policy", id: POLICY, permissions: [read(null, rule)] });
  const after = withChange(held, { kind: "role", id: "author", contains: ["public"] });
  const { gains, losses } = compareAccess(held, after);
  expect([gains.length, losses.length]).toEqual([1, 1]);
});

test("a new policy counts for those alone whom it is given to", () => {
  const { gains } = impactOf({
    ...{ kind: "policy", id: null, permissions: [read(null)] },
    ...{ roles: ["admin"], members: [ID(105)] },
  });
  expect(gains).toMatchObject([{ people: 1, names: ["Editor 05"] }]);
});

test("a role or policy that is not there is refused", () => {
  expect(() => impactOf({ kind: "member", id: ADMIN, roles: ["no-such"] })).toThrow("not here");
  expect(() => impactOf({ kind: "role", id: "no-such" })).toThrow("nothing here");
  expect(() => impactOf({ kind: "policy", id: ID(77), permissions: [] })).toThrow("nothing here");
});
