import { phraseOf, spanIn } from "./phrases.ts";
import { readRule } from "./read-rule.ts";
import {
  fieldsAlong,
  type RuleCatalogue,
  type RuleCondition,
  type RuleField,
  type RuleGroup,
  type RuleJson,
  type RuleNode,
  type RuleValue,
} from "./rule-tree.ts";
import { isVariable, spanWords, variableWords } from "./variables.ts";

/** Where a rule stands. */
export type RulePlace = { readonly catalogue: RuleCatalogue; readonly collection: string };

/**
 * A rule as one readable line: «status is published and author is the person asking». What has no
 * picture is «a rule in JSON».
 */
export function ruleSentence(rule: RuleJson, { catalogue, collection }: RulePlace): string {
  const reading = readRule(rule, catalogue, collection);
  return reading.ok ? treeSentence(reading.tree, { catalogue, collection }) : "a rule in JSON";
}

/** A tree as one readable line; what is not said yet is a gap. */
export function treeSentence(tree: RuleGroup, place: RulePlace): string {
  const word = tree.mode === "all" ? " and " : " or ";
  const parts = tree.of.map((node) => nodeSentence(node, place));
  return parts.length === 0 ? "…" : parts.join(word);
}

function nodeSentence(node: RuleNode, place: RulePlace): string {
  if (node.kind === "condition") return conditionSentence(node, place);
  if (node.kind === "group") {
    const inner = treeSentence(node, place);
    return node.of.length > 1 ? `(${inner})` : inner;
  }
  const fields = fieldsAlong(place.catalogue, place.collection, node.path);
  const to = fields?.at(-1)?.to ?? null;
  if (fields === null || to === null) return "…";
  const inside = treeSentence(node.group, { ...place, collection: to });
  return `${labelOf(fields)} ${node.quantifier === "_some" ? "has one" : "has none"} where ${inside}`;
}

function conditionSentence(condition: RuleCondition, place: RulePlace): string {
  const fields = fieldsAlong(place.catalogue, place.collection, condition.path);
  const field = fields?.at(-1);
  const phrase = field === undefined ? null : phraseOf(field, condition);
  if (fields === null || field === undefined || phrase === null) return "…";
  const start = `${labelOf(fields)} ${phrase.words}`;
  if (phrase.input === "none") return start;
  const span = phrase.input === "span" ? spanIn(phrase.key, condition.operand) : null;
  if (span !== null) return `${start} ${spanWords(span)}`;
  return `${start} ${operandWords(field, condition.operand)}`;
}

/** «author’s title», in small letters as in the middle of a sentence. */
export const labelOf = (fields: readonly RuleField[]): string =>
  fields.map(({ label }) => lowered(label)).join("’s ");

/** @NOTE «URL» and «ID» keep their capitals. */
const lowered = (label: string): string =>
  /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;

function operandWords(field: RuleField, operand: RuleValue | undefined): string {
  if (!Array.isArray(operand)) return valueWords(field, operand);
  const words = operand.map((part) => valueWords(field, part));
  return words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function valueWords(field: RuleField, value: RuleValue | undefined): string {
  if (value === undefined || value === null || value === "") return "…";
  if (value === true || value === "true") return "yes";
  if (value === false || value === "false") return "no";
  return typeof value === "string" ? textWords(field, value) : JSON.stringify(value);
}

function textWords({ kind, choices }: RuleField, text: string): string {
  if (isVariable(text)) return variableWords(text);
  if (choices?.includes(text) === true) return text;
  if (kind === "instant") return text.replace(/T(\d\d:\d\d).*/, " $1").replace(" 00:00", "");
  return kind === "text" || kind === "text-list" ? `“${text}”` : text;
}
