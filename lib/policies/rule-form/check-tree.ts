import { isIdInAnyCase } from "@/lib/kernel/is-id.ts";
import { phraseOf } from "./phrases.ts";
import {
  fieldAt,
  type RuleCatalogue,
  type RuleCondition,
  type RuleField,
  type RuleGroup,
  type RuleNode,
  type RuleValue,
  typedText,
} from "./rule-tree.ts";
import { isVariable } from "./variables.ts";

/** What is wrong with one part of a tree, by the part's id. */
export type TreeProblem = {
  readonly id: string;
  readonly message: string;
  /** Something is not said yet, rather than wrong. */
  readonly isGap: boolean;
};

const GAP = "Give a value.";

/**
 * What keeps a tree from being kept: gaps, empty groups and values that are none of their kind. The
 * server asks again and more.
 */
export function problemsOf(
  tree: RuleGroup,
  catalogue: RuleCatalogue,
  collection: string,
): readonly TreeProblem[] {
  if (tree.of.length === 0) return [{ id: tree.id, message: "Add a condition.", isGap: true }];
  return tree.of.flatMap((node) => nodeProblems(node, catalogue, collection));
}

function nodeProblems(
  node: RuleNode,
  catalogue: RuleCatalogue,
  collection: string,
): readonly TreeProblem[] {
  const { id } = node;
  if (node.kind === "group") return problemsOf(node, catalogue, collection);
  const field = fieldAt(catalogue, collection, node.path);
  if (field === null) return [{ id, message: "Choose a field.", isGap: true }];
  if (node.kind === "related") {
    if (field.to === null) return [{ id, message: "Choose a field.", isGap: true }];
    return problemsOf(node.group, catalogue, field.to);
  }
  const message = conditionProblem(field, node);
  return message === null ? [] : [{ id, message, isGap: message === GAP }];
}

function conditionProblem(field: RuleField, condition: RuleCondition): string | null {
  const phrase = phraseOf(field, condition);
  if (phrase === null) return "Choose how to compare.";
  if (phrase.input === "none" || phrase.input === "span") return null;
  const { operand } = condition;
  if (operand === undefined || operand === null || operand === "") return GAP;
  if (!Array.isArray(operand)) return valueProblem(field, operand);
  if (operand.length === 0) return GAP;
  if (phrase.input === "pair" && operand.length !== 2) return "Give two values, from and to.";
  const found = operand.map((part) => valueProblem(field, part));
  return found.find((message) => message !== null) ?? null;
}

function valueProblem({ kind, choices }: RuleField, value: RuleValue): string | null {
  if (value === "") return GAP;
  if (isVariable(value)) return null;
  const text = typedText(value);
  if (choices !== null && !choices.includes(text)) return `“${text}” is none of the choices.`;
  const form = FORMS[kind];
  return form === undefined || form.fits(text) ? null : form.message;
}

const AN_ID = { fits: isIdInAnyCase, message: "Give an id." };

type Form = { readonly fits: (text: string) => boolean; readonly message: string };

const FORMS: Partial<Record<RuleField["kind"], Form>> = {
  integer: { fits: (text) => /^-?\d{1,18}$/.test(text), message: "Give a whole number." },
  decimal: {
    fits: (text) => /^-?\d{1,18}(?:\.\d{1,18})?$/.test(text),
    message: "Give a number.",
  },
  instant: { fits: (text) => !Number.isNaN(Date.parse(text)), message: "Give a date." },
  id: AN_ID,
  "id-list": AN_ID,
};
