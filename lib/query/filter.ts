import type { Variable } from "./variable.ts";

/** A condition over the fields of a collection. An empty `all` holds for everything. */
export type Filter =
  | { readonly kind: "all"; readonly of: readonly Filter[] }
  | { readonly kind: "any"; readonly of: readonly Filter[] }
  | Related
  | Test;

/** A condition on what a relationship leads to. */
export type Related = {
  readonly kind: "related";
  readonly field: string;
  /** Of several entries: whether one meets it, or none. Where there is one at most: `some`. */
  readonly which: "some" | "none";
  readonly of: Filter;
};

/** One comparison of one field. */
export type Test = {
  readonly kind: "test";
  readonly field: string;
  readonly operator: Operator;
  readonly operand: Operand;
};

/**
 * What a field is compared with, already of the field's kind; numbers as decimal text, instants as
 * ISO 8601. Null: nothing that could be compared, so the test holds for nothing. Variables stand in
 * rules alone, until they are bound.
 */
export type Operand = Given | readonly Given[] | null;
export type Value = string | boolean;
export type Given = Value | Variable;

export const OPERATORS = [
  "_eq",
  "_neq",
  "_lt",
  "_lte",
  "_gt",
  "_gte",
  "_in",
  "_nin",
  "_null",
  "_nnull",
  "_contains",
  "_ncontains",
  "_icontains",
  "_starts_with",
  "_ends_with",
  "_between",
  "_empty",
  "_nempty",
  "_some",
  "_none",
] as const;

export type Operator = (typeof OPERATORS)[number];

/** What one request may ask at most. */
export const FILTER_LIMITS = {
  depth: 10,
  /** How many relationships a path may follow. */
  steps: 3,
  conditions: 100,
  list: 200,
  text: 1_000,
} as const;
