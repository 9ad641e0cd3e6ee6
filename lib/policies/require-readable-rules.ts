import type { Action } from "@/lib/access/action.ts";
import { isSameCondition } from "@/lib/access/covers.ts";
import { decide } from "@/lib/access/decide.ts";
import {
  heldCases,
  holdsField,
  unitedFields,
  type Fields,
  type PermissionGrant,
} from "@/lib/access/grants.ts";
import { isFullAdmin, type Holder } from "@/lib/access/may-grant.ts";
import { knownCollections } from "@/lib/catalogue/collections.ts";
import type { KnownCollection } from "@/lib/catalogue/known-collection.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { spelledJson } from "@/lib/kernel/spelled-json.ts";
import { namedFields, type NamedField } from "@/lib/query/named-fields.ts";
import { readRule } from "@/lib/query/read-rule.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { PermissionInput } from "./policy-input.ts";

/** Permissions that somebody writes into the policy or role of this name. */
type Written = {
  readonly name: string;
  /** Storable. */
  readonly permissions: readonly PermissionInput[];
  /** What the policy said before: a condition that stays in it tells nobody anything new. */
  readonly before?: readonly PermissionGrant[];
};

/**
 * Nobody asks by a rule what they may not read: whoever writes a condition that they do not hold
 * themselves, word for word, can read every field that it names in every entry, also at the other end
 * of relationships. Else a second account that holds the rule would tell them any field bit by bit.
 * @throws Forbidden, naming the first field beyond their reach.
 */
export async function requireReadableRules(
  scope: Scope,
  holder: Holder,
  { name, permissions, before = [] }: Written,
): Promise<void> {
  if (holder.principal.kind === "system" || isFullAdmin(holder)) return;
  const known = new Map((await knownCollections(scope)).map((one) => [one.slug, one]));
  const hidden = permissions
    .flatMap((permission) => foreignConditions(holder, permission, before))
    .flatMap((condition) => fieldsIn(condition, known))
    .find((named) => !mayRead(holder, named, known.get(named.collection)));
  if (hidden === undefined) return;
  throw new Forbidden(
    `«${name}» compares with the field «${hidden.field}» of ${hidden.collection}, which you may not read in every entry. Ask an Admin to write it.`,
  );
}

type Condition = {
  readonly collection: string;
  readonly action: Action;
  readonly of: JsonObject;
};

const PLACES = ["rule", "validation"] as const;

/** The conditions of a permission that its writer does not hold and that were not there before. */
function foreignConditions(
  { grants }: Holder,
  permission: PermissionInput,
  before: readonly PermissionGrant[],
): Condition[] {
  const { collection, action } = permission;
  const held = heldCases(grants, action, collection);
  const beside = before.filter((one) => one.collection === collection && one.action === action);
  return PLACES.flatMap((place) => {
    const of = permission[place];
    if (of === null) return [];
    const isHeld = held.some((one) => one[place] !== null && isSameCondition(one[place], of));
    const stays = beside.some((one) => spelledJson(one[place] ?? null) === spelledJson(of));
    return isHeld || stays ? [] : [{ collection, action, of }];
  });
}

type Known = ReadonlyMap<string, KnownCollection>;

function fieldsIn({ collection, action, of }: Condition, known: Known): readonly NamedField[] {
  const asked = known.get(collection)?.asked(action) ?? null;
  return asked === null ? [] : namedFields(readRule(of, asked), collection, asked);
}

/** @NOTE What rules alone may name, such as who created an entry, takes a right to all fields. */
function mayRead(
  holder: Holder,
  { collection, field }: NamedField,
  known: KnownCollection | undefined,
): boolean {
  const readable = fieldsReadInEveryRow(holder, collection);
  if (readable === null) return false;
  if (known?.fields.has(field) !== true) return readable === "all";
  return field === "id" || holdsField(readable, field);
}

const READS = ["read", "read-draft"] as const;

/** Null: not even that an entry is there. */
function fieldsReadInEveryRow({ principal, grants }: Holder, collection: string): Fields | null {
  const cases = READS.flatMap((action) => {
    const decision = decide(principal, grants, { action, collection, id: null });
    return decision.allowed ? decision.permit.cases.filter(({ rule }) => rule === null) : [];
  });
  return cases.length === 0 ? null : unitedFields(cases);
}
