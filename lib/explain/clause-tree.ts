import type { Json, JsonObject } from "@/lib/kernel/json.ts";

/** A rule taken apart: groups, and comparisons that are rules by themselves. */
export type ClauseTree = {
  readonly kind: "all" | "any" | "test";
  readonly rule: JsonObject;
  readonly of: readonly ClauseTree[];
};

/** Takes a rule apart, as far down as single comparisons of a field of the entry. Pure. */
export function clauseTree(rule: JsonObject): ClauseTree {
  const parts = Object.entries(rule).flatMap(([name, said]) => partsOf(name, said));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "all", rule, of: parts };
}

/** The comparisons of a tree, in order. */
export const testsOf = (tree: ClauseTree): readonly ClauseTree[] =>
  tree.kind === "test" ? [tree] : tree.of.flatMap(testsOf);

/** The field of the entry that a comparison begins with. */
export const fieldOf = ({ rule }: ClauseTree): string => Object.keys(rule)[0] ?? "";

function partsOf(name: string, said: Json): ClauseTree[] {
  if ((name === "_and" || name === "_or") && Array.isArray(said)) {
    const of = said.flatMap((part) => (isObject(part) ? [clauseTree(part)] : []));
    return [{ kind: name === "_and" ? "all" : "any", rule: { [name]: said }, of }];
  }
  if (!isObject(said)) return [{ kind: "test", rule: { [name]: said }, of: [] }];
  return Object.entries(said).map(([operator, operand]) => ({
    kind: "test",
    rule: { [name]: { [operator]: operand } },
    of: [],
  }));
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
