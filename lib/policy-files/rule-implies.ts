import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { spelledJson } from "@/lib/kernel/spelled-json.ts";

/**
 * Whether every entry that a rule holds for is one that another holds for, as far as it can be told
 * from the words: the first demands all that the second does, and perhaps more. No is also said
 * where nobody can tell; so it is safe to rely on a yes alone.
 */
export function ruleImplies(rule: JsonObject, other: JsonObject): boolean {
  const demands = new Set(demandsOf(rule));
  return demandsOf(other).every((demand) => demands.has(demand));
}

/** All that must hold together, each as one text. */
function demandsOf(rule: JsonObject, path = ""): string[] {
  return Object.entries(rule).flatMap(([name, value]) => {
    if (name === "_and") return listOf(value).flatMap((part) => demandsOf(part, path));
    if (name === "_or") return [`${path} _or ${alternativesOf(value).join(" | ")}`];
    if (name.startsWith("_")) return [`${path} ${name} ${operandOf(name, value)}`];
    const field = `${path}.${name}`;
    // @NOTE A field of which nothing is said is nothing that the engine reads: it is no demand met.
    return isObject(value) && !isEmpty(value)
      ? demandsOf(value, field)
      : [`${field} _eq ${spelledJson(value)}`];
  });
}

const alternativesOf = (value: Json): string[] =>
  listOf(value)
    .map((part) => `(${demandsOf(part).toSorted().join(" & ")})`)
    .toSorted();

const operandOf = (operator: string, value: Json): string =>
  (operator === "_in" || operator === "_nin") && Array.isArray(value)
    ? spelledJson(value.map(spelledJson).toSorted())
    : spelledJson(value);

const listOf = (value: Json): JsonObject[] =>
  Array.isArray(value) ? value.filter((part) => isObject(part)) : [];

const isEmpty = (value: JsonObject): boolean => Object.keys(value).length === 0;

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
