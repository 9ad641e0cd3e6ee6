import {
  isRecord,
  type RuleCondition,
  type RuleGroup,
  type RuleJson,
  type RuleNode,
  type RuleRelated,
  type RuleValue,
} from "./rule-tree.ts";

/**
 * The rule that a tree stands for, as short as it can be written: conditions of different fields in
 * one object, lists where there must be some. What is not said yet is `null`, which the check of the
 * tree refuses before anything is kept.
 * @returns null for a group without conditions: it would hold for everything.
 */
export function writeRule(group: RuleGroup): RuleJson | null {
  const parts = group.of.map(writeNode).filter((part) => part !== null);
  const [only] = parts;
  if (only === undefined) return null;
  if (parts.length === 1) return only;
  if (group.mode === "any") return { _or: parts };
  return merged(parts) ?? { _and: parts };
}

function writeNode(node: RuleNode): RuleJson | null {
  switch (node.kind) {
    case "group":
      return writeRule(node);
    case "condition":
      return writeCondition(node);
    case "related":
      return writeRelated(node);
  }
}

const writeCondition = ({ path, operator, operand = null }: RuleCondition): RuleJson =>
  nested(path, { [operator]: operand });

function writeRelated({ path, quantifier, group }: RuleRelated): RuleJson | null {
  const inner = writeRule(group);
  return nested(path, { [quantifier]: inner });
}

const nested = (path: readonly string[], value: RuleJson): RuleJson =>
  path.reduceRight<RuleJson>((inner, name) => ({ [name]: inner }), value);

/** Objects laid over each other; null when two say something at the same place, or hold lists. */
function merged(parts: readonly RuleJson[]): RuleJson | null {
  const result: RuleJson = {};
  for (const part of parts) if (!mergeInto(result, part)) return null;
  return result;
}

function mergeInto(target: RuleJson, part: RuleJson): boolean {
  return Object.entries(part).every(([name, value]) => {
    const there: RuleValue | undefined = target[name];
    if (name.startsWith("_") && (there !== undefined || !isOperand(name))) return false;
    if (there === undefined) {
      target[name] = structuredClone(value);
      return true;
    }
    return isRecord(there) && isRecord(value) && mergeInto(there, value);
  });
}

/** @NOTE Lists of conditions stay in a list: beside a field they are easily overlooked. */
const isOperand = (name: string): boolean => name !== "_and" && name !== "_or";
