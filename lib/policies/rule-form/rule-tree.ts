import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { FieldKind } from "@/lib/query/field.ts";

/** A value of a rule, as JSON; the whole of one. */
export type RuleValue = Json;
export type RuleJson = JsonObject;

/** What a rule may say of a field, as the catalogue offers it. */
export type RuleField = {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind | "id-list";
  /** The collection that it refers to; null: an attribute. */
  readonly to: string | null;
  readonly operators: readonly string[];
  /** All values there are; null: any of the kind. */
  readonly choices: readonly string[] | null;
};

/** A collection as a rule sees it. */
export type RuleCollection = {
  readonly slug: string;
  readonly name: string;
  readonly fields: readonly RuleField[];
};

export type RuleCatalogue = readonly RuleCollection[];

/** Conditions together: all of them must hold, or any of them. */
export type RuleGroup = {
  readonly kind: "group";
  readonly id: string;
  readonly mode: "all" | "any";
  readonly of: readonly RuleNode[];
};

/** One comparison; the path leads over entries that are referred to. */
export type RuleCondition = {
  readonly kind: "condition";
  readonly id: string;
  readonly path: readonly string[];
  readonly operator: string;
  /** Undefined: not said yet. */
  readonly operand: RuleValue | undefined;
};

/** A condition over several related entries: one of them, or none of them, is so. */
export type RuleRelated = {
  readonly kind: "related";
  readonly id: string;
  readonly path: readonly string[];
  readonly quantifier: "_some" | "_none";
  readonly group: RuleGroup;
};

export type RuleNode = RuleGroup | RuleCondition | RuleRelated;

/** The fields of a collection by its slug; none for one that is not in the catalogue. */
export const fieldsOf = (catalogue: RuleCatalogue, collection: string): readonly RuleField[] =>
  catalogue.find(({ slug }) => slug === collection)?.fields ?? [];

/** The fields that a path walks over, the last one being what is compared; null for no such way. */
export function fieldsAlong(
  catalogue: RuleCatalogue,
  collection: string,
  path: readonly string[],
): readonly RuleField[] | null {
  const [name, ...rest] = path;
  const field = fieldsOf(catalogue, collection).find((known) => known.name === name);
  if (field === undefined) return null;
  if (rest.length === 0) return [field];
  const beyond = field.to === null ? null : fieldsAlong(catalogue, field.to, rest);
  return beyond === null ? null : [field, ...beyond];
}

/** What a path ends at; null for no such way. */
export const fieldAt = (
  catalogue: RuleCatalogue,
  collection: string,
  path: readonly string[],
): RuleField | null => fieldsAlong(catalogue, collection, path)?.at(-1) ?? null;

export const isRecord = (value: unknown): value is Record<string, RuleValue> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value as somebody types it; nothing for none. */
export function typedText(value: RuleValue | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
