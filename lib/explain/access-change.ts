import { z } from "zod";
import { ACTIONS } from "@/lib/access/action.ts";
import { Invalid, NotFound } from "@/lib/kernel/errors.ts";
import type { AccessGraph, GraphPermission, GraphPolicy, GraphRole } from "./access-graph.ts";

const word = z.string().min(1).max(80);
const json = z.record(z.string(), z.json()).nullish();

/** A permission as somebody writes it. */
const permissionSchema = z.strictObject({
  id: z.string().max(80).nullish(),
  collection: word,
  action: z.enum(ACTIONS),
  fields: z.array(word).max(200).nullish(),
  rule: json,
  validation: json,
  presets: json,
});

const slugs = z.array(word).max(200);
const ids = z.array(z.uuid()).max(1_000);

/**
 * A change that somebody thinks of: a policy's permissions and whom it is given to, what a role
 * contains, what a member holds. Roles are slugs, policies and members ids; an id that is null is of
 * something new. What is absent stays. To lay something empty is to see what removing it would take.
 */
export const accessChangeSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("policy"),
    id: z.uuid().nullable(),
    permissions: z.array(permissionSchema).max(500),
    roles: slugs.optional(),
    members: ids.optional(),
  }),
  z.strictObject({
    kind: z.literal("role"),
    id: z.uuid().nullable(),
    contains: slugs.optional(),
    policies: ids.optional(),
  }),
  z.strictObject({
    kind: z.literal("member"),
    id: z.uuid(),
    roles: slugs.optional(),
    policies: ids.optional(),
  }),
]);

export type AccessChange = z.infer<typeof accessChangeSchema>;
type Of<Kind extends AccessChange["kind"]> = Extract<AccessChange, { kind: Kind }>;

/**
 * The graph as it would be after a change; what the change leaves alone stays the same object. Pure.
 * @throws NotFound for something that is not there; Invalid for a role or policy that is not.
 */
export function withChange(graph: AccessGraph, change: AccessChange): AccessGraph {
  switch (change.kind) {
    case "policy":
      return withPolicy(graph, change);
    case "role":
      return withRole(graph, change);
    case "member":
      return withMember(graph, change);
  }
}

/** @NOTE What is new has no id yet, and no name that anybody would see here. */
const NEW = "new";

function withPolicy(graph: AccessGraph, change: Of<"policy">): AccessGraph {
  const id = change.id ?? NEW;
  const before = graph.policies.get(id);
  if (before === undefined && change.id !== null) throw new NotFound();
  const permissions = change.permissions.map(asPermission);
  const policy: GraphPolicy = { id, name: before?.name ?? NEW, permissions };
  const roleIds = change.roles === undefined ? null : new Set(roleIdsOf(graph, change.roles));
  const memberIds = change.members === undefined ? null : new Set(change.members);
  return {
    ...graph,
    policies: new Map([...graph.policies, [id, policy]]),
    roles: new Map([...graph.roles].map(([key, one]) => [key, given(one, id, roleIds)])),
    members: graph.members.map((one) => given(one, id, memberIds)),
  };
}

const asPermission = (
  { id, ...permission }: Of<"policy">["permissions"][number],
  index: number,
): GraphPermission => ({
  ...{ id: id ?? `${NEW}-${index}`, collection: permission.collection, action: permission.action },
  fields: permission.fields ?? null,
  rule: permission.rule ?? null,
  validation: permission.validation ?? null,
  presets: permission.presets ?? null,
});

/** Whoever is named holds the policy, nobody else does; null: as it is. */
function given<One extends GraphRole | AccessGraph["members"][number]>(
  one: One,
  policy: string,
  named: ReadonlySet<string> | null,
): One {
  if (named === null || named.has(one.id) === one.policies.includes(policy)) return one;
  const others = one.policies.filter((id) => id !== policy);
  return { ...one, policies: named.has(one.id) ? [...others, policy] : others };
}

function withRole(graph: AccessGraph, { id, contains, policies }: Of<"role">): AccessGraph {
  const before = id === null ? NEW_ROLE : graph.roles.get(id);
  if (before === undefined) throw new NotFound();
  const role: GraphRole = {
    ...before,
    roles: contains === undefined ? before.roles : roleIdsOf(graph, contains),
    policies: policies === undefined ? before.policies : knownPolicies(graph, policies),
  };
  return { ...graph, roles: new Map([...graph.roles, [role.id, role]]) };
}

const NEW_ROLE: GraphRole = {
  ...{ id: NEW, slug: NEW, name: NEW, admin: false, system: false, roles: [], policies: [] },
};

function withMember(graph: AccessGraph, { id, roles, policies }: Of<"member">): AccessGraph {
  if (!graph.members.some((one) => one.id === id)) throw new NotFound();
  const members = graph.members.map((one) =>
    one.id !== id
      ? one
      : {
          ...one,
          roles: roles === undefined ? one.roles : roleIdsOf(graph, roles),
          policies: policies === undefined ? one.policies : knownPolicies(graph, policies),
        },
  );
  return { ...graph, members };
}

function roleIdsOf({ roles }: AccessGraph, wanted: readonly string[]): string[] {
  const bySlug = new Map([...roles.values()].map(({ slug, id }) => [slug, id]));
  return wanted.map((slug) => bySlug.get(slug) ?? refuse("roles", "One of the roles is not here."));
}

function knownPolicies({ policies }: AccessGraph, wanted: readonly string[]): readonly string[] {
  if (wanted.every((id) => policies.has(id))) return wanted;
  return refuse("policies", "One of the policies is not here.");
}

function refuse(field: string, message: string): never {
  throw new Invalid(message, [{ path: [field], message }]);
}
