import type { Json } from "@/lib/kernel/json.ts";
import { isMany, type Linkage, type Resource } from "@/lib/query/resource.ts";

/** A field that is another than it was; links are ids. Null: there is no value. */
export type Change = { readonly field: string; readonly before: Json; readonly after: Json };

/**
 * What is another in an entry than it was, field by field, of what both hold for the reader. A field
 * that is hidden in one of them is not told of.
 */
export function changesBetween(before: Resource | null, after: Resource): readonly Change[] {
  const [was, is] = [before === null ? new Map<string, Json>() : valuesOf(before), valuesOf(after)];
  const hidden = new Set([...(before?.redacted ?? []), ...(after.redacted ?? [])]);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field): Change[] => {
    const change = { field, before: was.get(field) ?? null, after: is.get(field) ?? null };
    const isSame = JSON.stringify(change.before) === JSON.stringify(change.after);
    const isNothing = before === null && isEmpty(change.after);
    return isSame || isNothing || hidden.has(field) ? [] : [change];
  });
}

/** The values of an entry by the names of its fields, links as ids. */
export function valuesOf({ attributes, relationships }: Resource): Map<string, Json> {
  const links = Object.entries(relationships).map(([name, to]): [string, Json] => [
    name,
    idsOf(to),
  ]);
  return new Map([...Object.entries(attributes), ...links]);
}

function idsOf(linkage: Linkage): Json {
  if (linkage === null) return null;
  return isMany(linkage) ? linkage.map(({ id }) => id) : linkage.id;
}

const isEmpty = (value: Json): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);
