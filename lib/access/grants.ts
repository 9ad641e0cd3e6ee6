import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Action } from "./action.ts";
import { shapesWrites, takesRules } from "./ruled-collections.ts";

/** One permission of a policy: an action on a collection, on the rows and fields that it names. */
export type PermissionGrant = {
  /** Of the permission; absent or null: it is kept nowhere, as those of the system. */
  readonly id?: string | null;
  readonly collection: string;
  readonly action: string;
  /** Names of fields; absent or null: all of them. */
  readonly fields?: readonly string[] | null;
  /** A filter over the rows; absent or null: all of them. */
  readonly rule?: JsonObject | null;
  /** A filter that a written row must pass; absent or null: any row does. */
  readonly validation?: JsonObject | null;
  /** Values of fields that a writer leaves out; absent or null: none. */
  readonly presets?: JsonObject | null;
};

/** The fields that an action may concern. */
export type Fields = "all" | ReadonlySet<string>;

/**
 * What one permission opens: these fields of those rows that its rule holds for. Cases add up and
 * are never merged: the rows of one and the fields of another open nothing (S-65).
 */
export type Case = {
  readonly fields: Fields;
  /** Null: all rows. */
  readonly rule: JsonObject | null;
  /** Id of the permission; null where none is needed. */
  readonly permission: string | null;
  /** What a row must be like once it was created or changed by this case; null: anything. */
  readonly validation: JsonObject | null;
  /** Values of fields that whoever creates a row leaves out, by name; null: none. */
  readonly presets: JsonObject | null;
};

/** Every field of every row. */
export const WHOLE: Case = Object.freeze({
  fields: "all",
  rule: null,
  permission: null,
  validation: null,
  presets: null,
});

/**
 * Everything the roles of a principal give it inside one organization: all policies side by side
 * (additive, S-63), and whether one of the roles is Admin (S-78).
 */
export type Grants = {
  readonly admin: boolean;
  /** Slugs of all roles, at whatever depth (S-62). */
  readonly roles: readonly string[];
  /** Slugs of the roles that the principal was given itself (S-61). */
  readonly directRoles: readonly string[];
  /** Ids. */
  readonly policies: readonly string[];
  /** By `collection:action`. */
  readonly permissions: ReadonlyMap<string, readonly Case[]>;
};

type Held = {
  readonly admin: boolean;
  readonly roles: readonly string[];
  readonly directRoles?: readonly string[];
  readonly policies?: readonly string[];
  readonly permissions: Iterable<PermissionGrant>;
};

/**
 * Lays permissions side by side; order and repetition do not matter. One that says what nothing there
 * obeys, such as a rule where there are none, gives nothing, rather than every row.
 */
export function grantsOf({ directRoles = [], policies = [], ...from }: Held): Grants {
  const permissions = new Map<string, Case[]>();
  for (const permission of from.permissions) {
    if (!isObeyed(permission)) continue;
    const name = `${permission.collection}:${permission.action}`;
    const beside = permissions.get(name);
    if (beside === undefined) permissions.set(name, [caseOf(permission)]);
    else beside.push(caseOf(permission));
  }
  return { admin: from.admin === true, roles: from.roles, directRoles, policies, permissions };
}

/** What the grants hold for this action on this collection, Admin aside; empty: nothing. */
export const heldCases = (grants: Grants, action: Action, collection: string): readonly Case[] =>
  grants.permissions.get(`${collection}:${action}`) ?? [];

/** Whether a set of fields holds this one. */
export const holdsField = (fields: Fields, name: string): boolean =>
  fields === "all" || fields.has(name);

/** The fields that some of the cases hold, in whichever rows. */
export function unitedFields(cases: readonly Case[]): Fields {
  const known = united.get(cases);
  if (known !== undefined) return known;
  const fields = uniteFields(cases);
  united.set(cases, fields);
  return fields;
}

/** @NOTE Grants are asked again and again, and their lists of cases never change. */
const united = new WeakMap<readonly Case[], Fields>();

function uniteFields(cases: readonly Case[]): Fields {
  const names = new Set<string>();
  for (const { fields } of cases) {
    if (fields === "all") return "all";
    for (const name of fields) names.add(name);
  }
  return names;
}

function isObeyed({ collection, rule, validation, presets }: PermissionGrant): boolean {
  if ((rule ?? null) !== null && !takesRules(collection)) return false;
  return ((validation ?? null) === null && (presets ?? null) === null) || shapesWrites(collection);
}

const caseOf = (permission: PermissionGrant): Case => ({
  fields: fieldsOf(permission.fields ?? null),
  rule: permission.rule ?? null,
  permission: permission.id ?? null,
  validation: permission.validation ?? null,
  presets: permission.presets ?? null,
});

const fieldsOf = (fields: readonly string[] | null): Fields =>
  fields === null ? "all" : new Set(fields);
