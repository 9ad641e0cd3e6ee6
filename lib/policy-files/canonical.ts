import type { Json } from "@/lib/kernel/json.ts";

/** The same value with the members of every object in the order of their names. */
export function canonical<Value extends Json>(value: Value): Value;
export function canonical(value: Json): Json {
  if (Array.isArray(value)) return value.map((one) => canonical(one));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).toSorted(([a], [b]) => inOrder(a, b));
  return Object.fromEntries(members.map(([name, member]) => [name, canonical(member)]));
}

/** The order of texts by their code units: the same on every machine. */
export function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
