import { holdsField, type Fields } from "@/lib/access/grants.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { Linkage, Resource } from "@/lib/query/resource.ts";
import type { CollectionModel } from "../models/collection-model.ts";
import { keptNames } from "../models/kept-names.ts";
import type { Changes } from "./read-changes.ts";

/**
 * What an entry holds, as changes that would make another one like it: what whoever looks at it may
 * read of it and what `fields`, which they may write, hold. Its status is no part of it, nor when it is
 * to be published.
 */
export function changesFrom(
  model: CollectionModel,
  { attributes, relationships, redacted = [] }: Resource,
  fields: Fields,
): Changes {
  const own = keptNames(model);
  const isTaken = (name: string): boolean =>
    model.fields.get(name)?.access === "read-write" &&
    (own.has(name) || name === "position") &&
    holdsField(fields, name) &&
    !redacted.includes(name);
  const taken = <Value>(members: Readonly<Record<string, Value>>) =>
    new Map(Object.entries(members).filter(([name]) => isTaken(name)));
  return {
    attributes: taken<Json>(attributes),
    relationships: taken<Linkage>(relationships),
    status: null,
  };
}
