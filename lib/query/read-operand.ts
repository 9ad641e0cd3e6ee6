import type { FieldKind } from "./field.ts";
import { FILTER_LIMITS, type Given, type Operand, type Operator, type Test } from "./filter.ts";
import { listOf, refusal, type Place } from "./filter-place.ts";
import { operandShape } from "./operators.ts";
import { readFlag, readValue } from "./read-value.ts";
import { Variable } from "./variable.ts";

type Comparison = {
  readonly kind: FieldKind;
  readonly operator: Operator;
  readonly operand: unknown;
};

/** Reads what a field is compared with, as its kind compares it. @throws BadParameter. */
export function readOperand(
  { kind, operator, operand }: Comparison,
  place: Place,
): Pick<Test, "operator" | "operand"> {
  if (operandShape(operator) === "flag") {
    const flag = readFlag(operand);
    if (flag === null) throw refusal(place, "Say true or false.");
    const meant = flag ? operator : OPPOSITES[operator as keyof typeof OPPOSITES];
    return { operator: meant, operand: true };
  }
  if (operand === null || operand === undefined) return { operator, operand: null };
  if (operandShape(operator) === "one") return { operator, operand: oneOf(kind, operand, place) };
  const values = severalOf(kind, operand, place);
  if (operandShape(operator) === "pair" && !isPair(values)) {
    throw refusal(place, "Give two values, from and to.");
  }
  return { operator, operand: values };
}

const OPPOSITES = {
  _null: "_nnull",
  _nnull: "_null",
  _empty: "_nempty",
  _nempty: "_empty",
} as const;

function isPair(values: Operand): boolean {
  if (!Array.isArray(values)) return true;
  return (
    values.length === 2 &&
    !values.some((one) => one instanceof Variable && Array.isArray(one.sample))
  );
}

function oneOf(kind: FieldKind, raw: unknown, place: Place): Given {
  const value = raw instanceof Variable ? readValue(kind, raw.sample) : readValue(kind, raw);
  if (value === null) throw refusal(place, `This is no value of the kind ${kind}.`);
  return raw instanceof Variable ? raw.of(kind) : value;
}

/** A list as JSON, as numbered members or with commas; null when there is a null in it. */
function severalOf(kind: FieldKind, raw: unknown, place: Place): readonly Given[] | null {
  const list = raw instanceof Variable ? [raw] : (partsOf(raw) ?? listOf(raw));
  if (list === null) throw refusal(place, "Give a list of values.");
  if (list.length > FILTER_LIMITS.list) {
    throw refusal(place, `A list has at most ${FILTER_LIMITS.list} values.`);
  }
  if (list.some((part) => part === null)) return null;
  return list.map((part) => memberOf(kind, part, place));
}

const partsOf = (raw: unknown): string[] | null =>
  typeof raw === "string" ? raw.split(",").filter((part) => part !== "") : null;

/** @NOTE A variable that stands for several values stands for all of them here. */
function memberOf(kind: FieldKind, part: unknown, place: Place): Given {
  if (!(part instanceof Variable) || !Array.isArray(part.sample)) return oneOf(kind, part, place);
  for (const sample of part.sample) oneOf(kind, sample, place);
  return part.of(kind);
}
