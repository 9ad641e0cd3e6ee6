import type { RuleCondition, RuleField, RuleValue } from "./rule-tree.ts";
import { spanOf, spanText, type Span } from "./variables.ts";

/** What a person chooses between field and value; several may write the same operator. */
export type Phrase = {
  readonly key: string;
  readonly words: string;
  readonly operator: string;
  /** What has to be said beside it. */
  readonly input: "none" | "one" | "list" | "pair" | "span" | "related";
};

/** The comparisons that a field offers, in words that suit its kind; the usual ones first. */
export function phrasesOf(field: RuleField): readonly Phrase[] {
  if (field.kind === "id-list") return [...MANY, ...offered(field, ORDER_OF_WORDS)];
  const spans = field.kind === "instant" ? offered(field, SPANS) : [];
  return [...spans, ...offered(field, wordsFor(field))];
}

/** The phrase that a condition was built with; null when its operator is not offered. */
export function phraseOf(field: RuleField, condition: RuleCondition): Phrase | null {
  const { operator, operand } = condition;
  const phrases = phrasesOf(field);
  const span = phrases.find(({ key, input }) => input === "span" && spanIn(key, operand) !== null);
  if (span?.operator === operator) return span;
  return phrases.find((one) => one.operator === operator && one.input !== "span") ?? null;
}

/** The stretch of time in a condition that was built with this phrase; null for another one. */
export function spanIn(key: string, operand: RuleValue | undefined): Span | null {
  if (key === "older") {
    const span = spanOf(operand);
    return span !== null && span.count < 0 ? { ...span, count: -span.count } : null;
  }
  if (!Array.isArray(operand) || operand.length !== 2) return null;
  const [from, to] = operand;
  if (key === "last" && to === "$NOW") {
    const span = spanOf(from);
    return span !== null && span.count < 0 ? { ...span, count: -span.count } : null;
  }
  const span = key === "next" && from === "$NOW" ? spanOf(to) : null;
  return span !== null && span.count > 0 ? span : null;
}

/** What is compared with, for a phrase about a stretch of time. */
export function spanOperand(key: string, { count, unit }: Span): RuleValue {
  if (key === "next") return ["$NOW", spanText({ count, unit })];
  const before = spanText({ count: -count, unit });
  return key === "last" ? [before, "$NOW"] : before;
}

/** What a phrase starts with when it is chosen: keeps the value where the shape is the same. */
export function startOf(phrase: Phrase, before: RuleValue | undefined): RuleValue | undefined {
  switch (phrase.input) {
    case "none":
      return true;
    case "span":
      return spanOperand(phrase.key, { count: 7, unit: "day" });
    case "one":
      return typeof before === "object" || typeof before === "boolean" ? undefined : before;
    case "list":
      return Array.isArray(before) || before === undefined ? before : [before];
    case "pair":
      return Array.isArray(before) && before.length === 2 ? before : undefined;
    case "related":
      return undefined;
  }
}

type Words = readonly (readonly [operator: string, words: string, input?: Phrase["input"]])[];

const offered = (field: RuleField, words: readonly Phrase[]): Phrase[] =>
  words.filter(({ operator }) => field.operators.includes(operator));

const phrases = (words: Words): Phrase[] =>
  words.map(([operator, text, input = "one"]) => ({
    key: operator,
    words: text,
    operator,
    input,
  }));

const EQUALITY: Words = [
  ["_eq", "is"],
  ["_neq", "is not"],
  ["_in", "is one of", "list"],
  ["_nin", "is none of", "list"],
];

const PRESENCE: Words = [
  ["_empty", "is empty", "none"],
  ["_nempty", "is not empty", "none"],
  ["_null", "has no value", "none"],
  ["_nnull", "has a value", "none"],
];

const TEXT: Words = [
  ["_contains", "contains"],
  ["_icontains", "contains, in any case"],
  ["_ncontains", "does not contain"],
  ["_starts_with", "begins with"],
  ["_ends_with", "ends with"],
];

const ORDER_OF_NUMBERS: Words = [
  ["_lt", "is less than"],
  ["_lte", "is at most"],
  ["_gt", "is more than"],
  ["_gte", "is at least"],
  ["_between", "is between", "pair"],
];

const TIME: Words = [
  ["_lt", "is before"],
  ["_lte", "is at or before"],
  ["_gt", "is after"],
  ["_gte", "is at or after"],
  ["_between", "is between", "pair"],
];

const ORDER_IN_THE_ALPHABET: Words = [
  ["_lt", "comes before"],
  ["_lte", "comes before or is"],
  ["_gt", "comes after"],
  ["_gte", "comes after or is"],
  ["_between", "lies between", "pair"],
];

const ORDER_OF_WORDS = phrases([...EQUALITY, ...TEXT, ...PRESENCE, ...ORDER_IN_THE_ALPHABET]);
const OF_NUMBERS = phrases([...EQUALITY, ...ORDER_OF_NUMBERS, ...PRESENCE]);
const OF_TIMES = phrases([...TIME, ...EQUALITY, ...PRESENCE]);

const SPANS: readonly Phrase[] = [
  { key: "last", words: "is in the last", operator: "_between", input: "span" },
  { key: "next", words: "is in the next", operator: "_between", input: "span" },
  { key: "older", words: "is longer ago than", operator: "_lt", input: "span" },
];

const MANY: readonly Phrase[] = [
  { key: "_some", words: "has one where", operator: "_some", input: "related" },
  { key: "_none", words: "has none where", operator: "_none", input: "related" },
];

function wordsFor({ kind }: RuleField): readonly Phrase[] {
  if (kind === "instant") return OF_TIMES;
  return kind === "integer" || kind === "decimal" ? OF_NUMBERS : ORDER_OF_WORDS;
}
