import { phrasesOf, startOf, type Phrase } from "./phrases.ts";
import {
  fieldAt,
  fieldsOf,
  type RuleCatalogue,
  type RuleCondition,
  type RuleField,
  type RuleNode,
  type RuleRelated,
  type RuleValue,
} from "./rule-tree.ts";
import type { RulePlace } from "./sentence.ts";

/** A way to a field, as a picker offers it: «Author › Name». */
export type FieldChoice = { readonly path: readonly string[]; readonly label: string };

/**
 * The fields that a rule about a collection may name, and those of entries that it refers to one
 * step away; `path`, wherever it leads, is among them.
 */
export function fieldChoices(
  { catalogue, collection }: RulePlace,
  path: readonly string[],
): readonly FieldChoice[] {
  const near = usable(catalogue, collection).flatMap((field): FieldChoice[] => {
    const own = { path: [field.name], label: field.label };
    if (field.to === null || field.kind === "id-list") return [own];
    const beyond = usable(catalogue, field.to).map(({ name, label }) => ({
      path: [field.name, name],
      label: `${field.label} › ${label}`,
    }));
    return [own, ...beyond];
  });
  const isNear = path.length === 0 || near.some((choice) => isSamePath(choice.path, path));
  return isNear ? near : [...near, { path, label: path.join(" › ") }];
}

const usable = (catalogue: RuleCatalogue, collection: string): readonly RuleField[] =>
  fieldsOf(catalogue, collection).filter((field) => phrasesOf(field).length > 0);

const isSamePath = (one: readonly string[], other: readonly string[]): boolean =>
  one.join(".") === other.join(".");

type Beginning = {
  readonly id: string;
  readonly path: readonly string[];
  /** The key of the phrase; absent: the one that people mean most. */
  readonly phrase?: string | undefined;
  readonly before?: RuleValue | undefined;
};

/** A condition on a field, as far as it is known when the field or the comparison is chosen. */
export function startNode(
  { catalogue, collection }: RulePlace,
  { id, path, phrase: key, before }: Beginning,
): RuleCondition | RuleRelated {
  const field = fieldAt(catalogue, collection, path);
  const phrase = field === null ? undefined : chosenPhrase(field, key);
  if (field === null || phrase === undefined) {
    return { kind: "condition", id, path, operator: "_eq", operand: undefined };
  }
  if (phrase.input === "related" && field.to !== null) {
    const inside = { catalogue, collection: field.to };
    return {
      ...{ kind: "related", id, path },
      quantifier: phrase.operator === "_none" ? "_none" : "_some",
      group: { kind: "group", id: `${id}.of`, mode: "all", of: [firstNode(`${id}.1`, inside)] },
    };
  }
  const operand = startOf(phrase, before);
  return { kind: "condition", id, path, operator: phrase.operator, operand };
}

/** A condition on the first field there is, for a person to change. */
export function firstNode(id: string, place: RulePlace): RuleNode {
  const fields = usable(place.catalogue, place.collection).filter(({ name }) => name !== "id");
  const first = fields.find(({ name }) => name === "status") ?? fields[0];
  return startNode(place, { id, path: first === undefined ? [] : [first.name] });
}

function chosenPhrase(field: RuleField, key: string | undefined): Phrase | undefined {
  const phrases = phrasesOf(field);
  return (
    phrases.find((phrase) => phrase.key === key) ??
    phrases.find(({ operator }) => operator === "_eq") ??
    phrases[0]
  );
}
