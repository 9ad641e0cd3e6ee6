import type { FieldKind } from "./field.ts";
import type { Operator } from "./filter.ts";

const PRESENCE = ["_null", "_nnull"] as const;
const EQUALITY = ["_eq", "_neq", "_in", "_nin", ...PRESENCE] as const;
const ORDER = [...EQUALITY, "_lt", "_lte", "_gt", "_gte", "_between"] as const;
const EMPTINESS = ["_empty", "_nempty"] as const;

const OFFERED: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: [
    ...ORDER,
    ...EMPTINESS,
    "_contains",
    "_ncontains",
    "_icontains",
    "_starts_with",
    "_ends_with",
  ],
  integer: ORDER,
  decimal: ORDER,
  boolean: EQUALITY,
  instant: ORDER,
  id: EQUALITY,
  "text-list": [...PRESENCE, ...EMPTINESS, "_contains", "_ncontains"],
  "id-list": ["_some", "_none", ...PRESENCE, ...EMPTINESS, "_contains", "_ncontains"],
  json: PRESENCE,
};

/** The operators that make sense for a kind of field, in the order in which they are told. */
export const operatorsOf = (kind: FieldKind): readonly Operator[] => OFFERED[kind];

/** What an operator wants beside the field. */
export function operandShape(operator: Operator): "one" | "list" | "pair" | "flag" | "condition" {
  switch (operator) {
    case "_in":
    case "_nin":
      return "list";
    case "_between":
      return "pair";
    case "_some":
    case "_none":
      return "condition";
    case "_null":
    case "_nnull":
    case "_empty":
    case "_nempty":
      return "flag";
    default:
      return "one";
  }
}
