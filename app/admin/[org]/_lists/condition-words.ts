import type { ListField } from "@/lib/content/list-for.ts";
import type { ListCondition } from "@/lib/saved-views/view-definition.ts";
import { labelOf } from "./list-shape.ts";

type Operator = ListCondition["operator"];

/** How the value of a condition is given. */
export type ValueKind =
  "none" | "text" | "number" | "date" | "choice" | "choices" | "truth" | "range";

/** A comparison in words, and what it asks for. */
export type Comparison = {
  readonly operator: Operator;
  readonly words: string;
  readonly value: ValueKind;
};

const HAS: readonly Comparison[] = [
  { operator: "_nnull", words: "is filled in", value: "none" },
  { operator: "_null", words: "is empty", value: "none" },
];

const TEXT: readonly Comparison[] = [
  { operator: "_icontains", words: "contains", value: "text" },
  { operator: "_eq", words: "is", value: "text" },
  { operator: "_neq", words: "is not", value: "text" },
  { operator: "_starts_with", words: "begins with", value: "text" },
  { operator: "_ends_with", words: "ends with", value: "text" },
  { operator: "_nempty", words: "is filled in", value: "none" },
  { operator: "_empty", words: "is empty", value: "none" },
];

const NUMBER: readonly Comparison[] = [
  { operator: "_eq", words: "is", value: "number" },
  { operator: "_neq", words: "is not", value: "number" },
  { operator: "_gte", words: "is at least", value: "number" },
  { operator: "_lte", words: "is at most", value: "number" },
  { operator: "_between", words: "is between", value: "range" },
  ...HAS,
];

const TIME: readonly Comparison[] = [
  { operator: "_gte", words: "since", value: "date" },
  { operator: "_lt", words: "before", value: "date" },
  ...HAS,
];

const CHOICE: readonly Comparison[] = [
  { operator: "_in", words: "is", value: "choices" },
  { operator: "_nin", words: "is not", value: "choices" },
  ...HAS,
];

const LINKED: readonly Comparison[] = [
  { operator: "_icontains", words: "is called something with", value: "text" },
];

/** What a field can be compared by, in words, the likeliest first. */
export function comparisonsOf(field: ListField): readonly Comparison[] {
  const offered = field.operators;
  return allOf(field).filter(
    ({ operator }) =>
      offered.includes(operator) || (field.to !== null && operator === "_icontains"),
  );
}

function allOf({ kind, as, choices, to }: ListField): readonly Comparison[] {
  if (to !== null) {
    const has = kind === "id-list" ? [FILLED, EMPTY] : HAS;
    return to.title === null ? has : [...LINKED, ...has];
  }
  switch (kind) {
    case "boolean":
      return [{ operator: "_eq", words: "is", value: "truth" }, ...HAS.slice(1)];
    case "integer":
    case "decimal":
      return NUMBER;
    case "instant":
      return TIME;
    case "text-list":
      return [
        { operator: "_contains", words: "has", value: choices === null ? "text" : "choice" },
        { operator: "_ncontains", words: "has not", value: choices === null ? "text" : "choice" },
        FILLED,
        EMPTY,
      ];
    case "text":
      if (choices !== null) return CHOICE;
      return as === "date" ? TIME : TEXT;
    default:
      return HAS;
  }
}

const FILLED: Comparison = { operator: "_nempty", words: "is filled in", value: "none" };
const EMPTY: Comparison = { operator: "_empty", words: "is empty", value: "none" };

/** A condition as a sentence without its verb's subject repeated: «Status is draft or scheduled». */
export function conditionWords(field: ListField, condition: ListCondition): string {
  const comparison = comparisonsOf(field).find(({ operator }) => operator === condition.operator);
  const words = comparison?.words ?? condition.operator.slice(1).replaceAll("_", " ");
  return [labelOf(field), words, valueWords(comparison?.value ?? "text", condition.value)]
    .filter((part) => part !== "")
    .join(" ");
}

function valueWords(kind: ValueKind, value: string): string {
  switch (kind) {
    case "none":
      return "";
    case "truth":
      return value === "true" ? "yes" : "no";
    case "choices":
      return value.split(",").join(" or ");
    case "range":
      return value.split(",").join(" and ");
    case "text":
      return `“${value}”`;
    default:
      return value;
  }
}
