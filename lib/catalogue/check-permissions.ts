import type { Action } from "@/lib/access/action.ts";
import { shapesWrites } from "@/lib/access/ruled-collections.ts";
import type { Issue } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { askedOf } from "@/lib/query/space.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { checkCondition } from "./check-condition.ts";
import { checkPresets } from "./check-presets.ts";
import { knownCollections } from "./collections.ts";
import type { KnownCollection } from "./known-collection.ts";

/** A permission as somebody would like to keep it; what is absent or null says nothing. */
export type WrittenPermission = {
  readonly collection: string;
  readonly action: string;
  readonly fields?: readonly string[] | null | undefined;
  readonly rule?: JsonObject | null | undefined;
  readonly validation?: JsonObject | null | undefined;
  readonly presets?: JsonObject | null | undefined;
};

/**
 * Sees that every permission can be obeyed before it is kept: one that names a collection, action,
 * field, operator, kind of value or variable that is not there would give nothing, or other than
 * what its author meant, and nobody would know why.
 * @returns what is wrong, each with its place below `permissions`; empty: nothing is.
 */
export async function checkPermissions(
  scope: Scope,
  permissions: readonly WrittenPermission[],
): Promise<readonly Issue[]> {
  if (permissions.length === 0) return [];
  const known = new Map((await knownCollections(scope)).map((one) => [one.slug, one]));
  return permissions.flatMap((permission, index) =>
    issuesOf(permission, known.get(permission.collection)).map(({ path, message }) => ({
      path: ["permissions", index, ...path],
      message,
    })),
  );
}

function issuesOf(permission: WrittenPermission, collection: KnownCollection | undefined): Issue[] {
  if (collection === undefined) {
    return [{ path: ["collection"], message: "There is no such collection." }];
  }
  const action = collection.actions.find((one) => one === permission.action);
  if (action === undefined) {
    return [{ path: ["action"], message: `${collection.name} know no such action.` }];
  }
  return [
    ...fieldIssues(permission, collection),
    ...ruleIssues(permission, { collection, action }),
    ...shapeIssues(permission, { collection, action }),
  ];
}

type At = { readonly collection: KnownCollection; readonly action: Action };

/** What concerns fields; every other action concerns a row as a whole. */
const FIELD_ACTIONS: readonly string[] = ["create", "read", "read-draft", "update"];

function fieldIssues(
  { action, fields }: WrittenPermission,
  collection: KnownCollection,
): readonly Issue[] {
  if (fields === null || fields === undefined) return [];
  if (!FIELD_ACTIONS.includes(action)) {
    return [{ path: ["fields"], message: "This action concerns entries as a whole." }];
  }
  return fields.flatMap((name, index) =>
    collection.fields.has(name)
      ? []
      : [{ path: ["fields", index], message: "There is no such field." }],
  );
}

function ruleIssues({ rule }: WrittenPermission, { collection, action }: At): readonly Issue[] {
  if (rule === null || rule === undefined) return [];
  const asked = collection.asked(action);
  if (asked === null) return [{ path: ["rule"], message: "This collection takes no rules." }];
  return checkCondition(rule, asked, "rule");
}

const WRITES: readonly Action[] = ["create", "update"];

function shapeIssues(
  { validation, presets }: WrittenPermission,
  { collection, action }: At,
): readonly Issue[] {
  const [isValidated, isPreset] = [validation ?? null, presets ?? null];
  if (isValidated === null && isPreset === null) return [];
  if (!WRITES.includes(action) || !shapesWrites(collection.slug)) {
    const message = "Only what creates or updates content says this.";
    return [{ path: [isValidated === null ? "presets" : "validation"], message }];
  }
  const asked = collection.asked(action) ?? askedOf(new Map());
  return [
    ...(isValidated === null ? [] : checkCondition(isValidated, asked, "validation")),
    ...(isPreset === null ? [] : checkPresets(isPreset, collection)),
  ];
}
