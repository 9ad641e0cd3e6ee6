import { operandShape, operatorsOf } from "@/lib/query/operators.ts";
import {
  fieldsOf,
  isRecord,
  type RuleCatalogue,
  type RuleField,
  type RuleGroup,
  type RuleNode,
  type RuleValue,
} from "./rule-tree.ts";

/** Why a rule cannot be drawn, and where in it. */
export type RuleProblem = { readonly path: readonly string[]; readonly message: string };

export type RuleReading =
  | { readonly ok: true; readonly tree: RuleGroup }
  | { readonly ok: false; readonly problem: RuleProblem };

type Place = {
  readonly catalogue: RuleCatalogue;
  readonly collection: string;
  /** Members and numbers of the JSON, from its root. */
  readonly at: readonly string[];
  /** Relations that were walked to get here. */
  readonly prefix: readonly string[];
};

class Undrawable extends Error {
  readonly problem: RuleProblem;
  constructor({ at }: Place, message: string) {
    super(message);
    this.problem = { path: at, message };
  }
}

/**
 * Reads a rule as a tree that people can build. The ids of its parts are their places, so the same
 * rule reads the same.
 * @returns the tree; or, for a rule that is wrong or says what the tree has no picture of, why.
 */
export function readRule(
  rule: RuleValue,
  catalogue: RuleCatalogue,
  collection: string,
): RuleReading {
  try {
    const root: Place = { catalogue, collection, at: [], prefix: [] };
    const nodes = readMembers(rule, root);
    const [only] = nodes;
    if (nodes.length === 1 && only?.kind === "group") return { ok: true, tree: only };
    return { ok: true, tree: { kind: "group", id: "root", mode: "all", of: nodes } };
  } catch (error) {
    if (error instanceof Undrawable) return { ok: false, problem: error.problem };
    throw error;
  }
}

function readMembers(raw: RuleValue, place: Place): RuleNode[] {
  if (!isRecord(raw)) throw new Undrawable(place, "A condition is an object that names a field.");
  const members = Object.entries(raw);
  if (members.length === 0) throw new Undrawable(place, "A condition names a field.");
  return members.flatMap(([name, value]) => {
    const inside = within(place, name);
    if (name === "_and" || name === "_or") return [readList(name, value, inside)];
    return readField(name, value, inside);
  });
}

function readList(name: "_and" | "_or", raw: RuleValue, place: Place): RuleGroup {
  if (!Array.isArray(raw) || raw.length === 0) {
    throw new Undrawable(place, "Give a list of conditions.");
  }
  const of = raw.map((part, index): RuleNode => {
    const inside = within(place, String(index));
    const nodes = readMembers(part, inside);
    const [only] = nodes;
    return nodes.length === 1 && only ? only : group(inside, nodes);
  });
  return { ...group(place, of), mode: name === "_and" ? "all" : "any" };
}

const group = (place: Place, of: readonly RuleNode[]): RuleGroup => ({
  kind: "group",
  id: idOf(place),
  mode: "all",
  of,
});

function readField(name: string, raw: RuleValue, place: Place): RuleNode[] {
  const field = fieldsOf(place.catalogue, place.collection).find((known) => known.name === name);
  if (field === undefined) {
    throw new Undrawable(place, `There is no field «${name}» in ${place.collection}.`);
  }
  const walked: Place = { ...place, prefix: [...place.prefix, name] };
  if (!isRecord(raw)) return [readTest("_eq", raw, { field, place: walked })];
  const members = Object.entries(raw);
  if (members.length === 0) throw new Undrawable(place, "Name an operator.");
  const isPath = members.every(([member]) => !isOperator(member));
  if (isPath && field.to !== null && field.kind !== "id-list") {
    return readMembers(raw, { ...walked, collection: field.to });
  }
  return members.flatMap(([member, value]) =>
    readMember(member, value, { field, place: within(walked, member) }),
  );
}

const isOperator = (name: string): boolean => /^_(?!and$|or$)/.test(name);

type At = { readonly field: RuleField; readonly place: Place };

function readMember(name: string, value: RuleValue, { field, place }: At): RuleNode[] {
  if (name === "_some" || name === "_none") {
    if (field.kind !== "id-list" || field.to === null) {
      throw new Undrawable(place, `«${field.label}» does not refer to several entries.`);
    }
    const inside: Place = { ...place, collection: field.to, prefix: [] };
    const nodes = readMembers(value, inside);
    const [only] = nodes;
    const whole = nodes.length === 1 && only?.kind === "group" ? only : group(inside, nodes);
    const { prefix: path } = place;
    return [{ kind: "related", id: idOf(place), path, quantifier: name, group: whole }];
  }
  if (!isOperator(name) && field.to !== null && field.kind !== "id-list") {
    return readMembers(
      { [name]: value },
      { ...place, at: place.at.slice(0, -1), collection: field.to },
    );
  }
  return [readTest(name, value, { field, place })];
}

function readTest(operator: string, raw: RuleValue, { field, place }: At): RuleNode {
  if (!field.operators.includes(operator)) {
    const offered = field.operators.join(", ");
    throw new Undrawable(
      place,
      `«${field.label}» takes ${offered === "" ? "no comparison" : offered}.`,
    );
  }
  const node = { kind: "condition", id: idOf(place), path: place.prefix } as const;
  switch (operandShape(operatorOf(operator))) {
    case "flag": {
      if (typeof raw !== "boolean") throw new Undrawable(place, "Say true or false.");
      return {
        ...node,
        operator: raw ? operator : (OPPOSITES[operator] ?? operator),
        operand: true,
      };
    }
    case "list":
      return { ...node, operator, operand: listOf(raw, place) };
    case "pair": {
      const pair = listOf(raw, place);
      if (!Array.isArray(pair) || pair.length !== 2) {
        throw new Undrawable(place, "Give two values, from and to.");
      }
      return { ...node, operator, operand: pair };
    }
    case "one":
    case "condition": {
      if (raw === null || typeof raw === "object") {
        throw new Undrawable(place, "Compare it with one value.");
      }
      return { ...node, operator, operand: raw };
    }
  }
}

/** @NOTE The catalogue offers none but these; the type of its names is wider than that. */
const operatorOf = (name: string) =>
  operatorsOf("text").find((known) => known === name) ?? ("_eq" as const);

function listOf(raw: RuleValue, place: Place): RuleValue {
  if (typeof raw === "string") return raw.startsWith("$") ? raw : raw.split(",").filter(Boolean);
  if (!Array.isArray(raw) || raw.length === 0)
    throw new Undrawable(place, "Give a list of values.");
  if (raw.some((part) => part === null || typeof part === "object")) {
    throw new Undrawable(place, "A list holds plain values.");
  }
  return raw;
}

const OPPOSITES: Readonly<Record<string, string>> = {
  _null: "_nnull",
  _nnull: "_null",
  _empty: "_nempty",
  _nempty: "_empty",
};

const within = (place: Place, name: string): Place => ({ ...place, at: [...place.at, name] });

const idOf = ({ at }: Place): string => ["root", ...at].join(".");
