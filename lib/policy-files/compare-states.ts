import { inOrder } from "./canonical.ts";
import { spelledPermission } from "./permission-list.ts";
import type {
  PolicyState,
  StatePermission,
  StatePolicy,
  StateRole,
  StoredPolicy,
  StoredRole,
  StoredState,
} from "./policy-state.ts";

/** One policy that is made, changed or removed. `now` null: it is new; `next` null: it goes. */
export type PolicyChange = {
  readonly kind: "policy";
  readonly name: string;
  readonly now: StoredPolicy | null;
  readonly next: StatePolicy | null;
};

/** One role that is made, changed or removed. */
export type RoleChange = {
  readonly kind: "role";
  readonly name: string;
  readonly now: StoredRole | null;
  readonly next: StateRole | null;
};

/** What it takes to get from one state to another. */
export type Difference = {
  readonly policies: readonly PolicyChange[];
  readonly roles: readonly RoleChange[];
  /** What is here and not in the file, and stays. */
  readonly leftAlone: { readonly roles: readonly string[]; readonly policies: readonly string[] };
};

/** What a file does with what it does not name. */
export type Missing = "leave" | "delete";

/**
 * What has to change in an organization to be as a file says. The file has the last word on what it
 * names: also on all that its roles hold. System roles keep their names and are never removed.
 */
export function compareStates(
  current: StoredState,
  wanted: PolicyState,
  missing: Missing,
): Difference {
  const policies = pairs(current.policies, wanted.policies, ({ name }) => name);
  const roles = pairs(current.roles, wanted.roles, ({ slug }) => slug);
  const unnamed = {
    policies: policies.filter(({ next }) => next === null),
    roles: roles.filter(({ now, next }) => next === null && now?.system !== true),
  };
  const goes = missing === "delete" ? unnamed : { policies: [], roles: [] };
  const stays = missing === "leave" ? unnamed : { policies: [], roles: [] };
  return {
    policies: [...policies.filter(differsInPolicy), ...goes.policies].map((pair) => ({
      ...{ kind: "policy", ...pair },
    })),
    roles: [...roles.map(asSystem).filter(differsInRole), ...goes.roles].map((pair) => ({
      ...{ kind: "role", ...pair },
    })),
    leftAlone: {
      roles: stays.roles.map(({ name }) => name),
      policies: stays.policies.map(({ name }) => name),
    },
  };
}

/** Whether nothing has to change. */
export const isSame = ({ policies, roles }: Difference): boolean =>
  policies.length === 0 && roles.length === 0;

/** Permissions of one list that the other has not, in the order of the first; each once. */
export function permissionsBeyond(
  list: readonly StatePermission[],
  other: readonly StatePermission[],
): StatePermission[] {
  const known = new Set(other.map(spelledPermission));
  return list.filter((permission) => {
    const text = spelledPermission(permission);
    return known.has(text) ? false : known.add(text).size > 0;
  });
}

type Pair<Now, Next> = {
  readonly name: string;
  readonly now: Now | null;
  readonly next: Next | null;
};

function pairs<Now extends Next, Next>(
  current: readonly Now[],
  wanted: readonly Next[],
  keyOf: (part: Next) => string,
): Pair<Now, Next>[] {
  const now = new Map(current.map((part) => [keyOf(part), part]));
  const next = new Map(wanted.map((part) => [keyOf(part), part]));
  const names = [...new Set([...now.keys(), ...next.keys()])].toSorted(inOrder);
  return names.map((name) => ({
    ...{ name, now: now.get(name) ?? null, next: next.get(name) ?? null },
  }));
}

function differsInPolicy({ now, next }: Pair<StoredPolicy, StatePolicy>): boolean {
  if (now === null || next === null) return next !== null;
  return (
    now.description !== next.description ||
    permissionsBeyond(now.permissions, next.permissions).length > 0 ||
    permissionsBeyond(next.permissions, now.permissions).length > 0
  );
}

function asSystem({ name, now, next }: Pair<StoredRole, StateRole>): Pair<StoredRole, StateRole> {
  if (now?.system !== true || next === null) return { name, now, next };
  return { name, now, next: { ...next, name: now.name, description: now.description } };
}

function differsInRole({ now, next }: Pair<StoredRole, StateRole>): boolean {
  if (now === null || next === null) return next !== null;
  return (
    now.name !== next.name ||
    now.description !== next.description ||
    !sameSet(now.contains, next.contains) ||
    !sameSet(now.policies, next.policies)
  );
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((part) => other.includes(part));
