import { findJsonFault } from "./json-fault.ts";
import { problemsOf, type TreeProblem } from "./check-tree.ts";
import { readRule } from "./read-rule.ts";
import { isRecord, type RuleGroup, type RuleJson } from "./rule-tree.ts";
import type { RulePlace } from "./sentence.ts";
import { writeRule } from "./write-rule.ts";

/** What is wrong with the text of a rule, and where, counted from 1. */
export type TextProblem = {
  readonly message: string;
  readonly line: number;
  readonly column: number;
};

/**
 * A rule while somebody writes it: as a picture and as text, whichever they touched last leading.
 * What the picture cannot show is kept as text.
 */
export type RuleDraft = {
  readonly text: string;
  /** Null: the text is wrong, or says what has no picture. */
  readonly tree: RuleGroup | null;
  /** Why there is no picture of a text that is JSON; the server says whether it is a rule. */
  readonly undrawn: TextProblem | null;
  /** What would be kept; null while the text is no JSON object, or the picture is empty. */
  readonly json: RuleJson | null;
  /** Why the text is no JSON object. */
  readonly problem: TextProblem | null;
};

/** The draft of a rule that is kept already. */
export const draftOfRule = (rule: RuleJson, place: RulePlace): RuleDraft =>
  draftOfText(JSON.stringify(rule, null, 2), place);

/** The draft after somebody built at the picture. */
export function draftOfTree(tree: RuleGroup): RuleDraft {
  const json = writeRule(tree);
  const text = json === null ? "" : JSON.stringify(json, null, 2);
  return { text, tree, undrawn: null, json, problem: null };
}

/** The draft after somebody wrote at the text. */
export function draftOfText(text: string, { catalogue, collection }: RulePlace): RuleDraft {
  const parsed = parse(text);
  if ("problem" in parsed) {
    return { text, tree: null, undrawn: null, json: null, problem: parsed.problem };
  }
  const reading = readRule(parsed.json, catalogue, collection);
  const drawn = { text, json: parsed.json, problem: null };
  if (reading.ok) return { ...drawn, tree: reading.tree, undrawn: null };
  const { path, message } = reading.problem;
  return { ...drawn, tree: null, undrawn: { message, ...placeOfMember(text, path) } };
}

/** What keeps a draft from being kept, at the parts of its picture. */
export const draftProblems = (
  { tree }: RuleDraft,
  { catalogue, collection }: RulePlace,
): readonly TreeProblem[] => (tree === null ? [] : problemsOf(tree, catalogue, collection));

function parse(text: string): { json: RuleJson } | { problem: TextProblem } {
  if (text.trim() === "") return { problem: { message: "Write a rule.", line: 1, column: 1 } };
  const fault = findJsonFault(text);
  if (fault !== null) {
    return { problem: { message: fault.message, ...placeAt(text, fault.position) } };
  }
  const json: unknown = JSON.parse(text);
  if (isRecord(json)) return { json };
  return { problem: { message: "A rule is an object: {…}.", line: 1, column: 1 } };
}

/** Where a member stands in the text, found by walking its names in their order. */
function placeOfMember(text: string, path: readonly string[]): Omit<TextProblem, "message"> {
  let at = 0;
  for (const name of path) {
    const found = /^\d+$/.test(name) ? -1 : text.indexOf(JSON.stringify(name), at);
    if (found >= 0) at = found;
  }
  return placeAt(text, at);
}

function placeAt(text: string, position: number): { line: number; column: number } {
  const before = text.slice(0, position).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
