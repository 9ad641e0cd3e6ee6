import type { Issue } from "@/lib/kernel/errors.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";

/** The places in a rule where a condition is due and there is none. Pure. */
export function emptyConditions(rule: JsonObject): Issue["path"][] {
  const parts = Object.entries(rule);
  if (parts.length === 0) return [[]];
  return parts.flatMap(([name, said]) => emptyIn(name, said).map((path) => [name, ...path]));
}

function emptyIn(name: string, said: Json): Issue["path"][] {
  if (name === "_and" || name === "_or") return emptyInList(said);
  // @NOTE What follows an operator is what is compared with, and may be anything.
  if (name.startsWith("_") || !isObject(said)) return [];
  return emptyConditions(said);
}

function emptyInList(said: Json): Issue["path"][] {
  if (!Array.isArray(said) || said.length === 0) return [[]];
  return said.flatMap((part, at) =>
    isObject(part) ? emptyConditions(part).map((path) => [at, ...path]) : [[at]],
  );
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
