import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { isMany, type Identifier, type Linkage, type Resource } from "@/lib/query/resource.ts";

/** Where entries of a type stand, as the answer's own address says. */
export type AddressOf = (resource: Identifier) => string;

/** An entry as a JSON:API resource object, with full linkage of what it refers to. */
export function resourceObject(resource: Resource, addressOf: AddressOf): JsonObject {
  const { type, id, attributes, relationships, redacted = [] } = resource;
  const self = addressOf(resource);
  const links = Object.entries(relationships).map(([name, data]) => [
    name,
    { data: linkageOf(data), links: relationshipLinks(self, name) },
  ]);
  return {
    type,
    id,
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    ...(links.length === 0 ? {} : { relationships: Object.fromEntries(links) as JsonObject }),
    links: { self },
    ...(isWhole(resource) ? {} : { meta: { redacted: [...redacted] } }),
  };
}

/** The linkage of a relationship: identifiers, and nothing else that their objects hold. */
export function linkageOf(data: Linkage): Json {
  if (data === null) return null;
  return isMany(data)
    ? data.map(({ type, id }) => ({ type, id }))
    : { type: data.type, id: data.id };
}

const isWhole = ({ redacted = [] }: Resource): boolean => redacted.length === 0;

/** The addresses of a relationship: of the linkage itself, and of what it leads to. */
export const relationshipLinks = (self: string, name: string) => ({
  self: `${self}/relationships/${name}`,
  related: `${self}/${name}`,
});

/**
 * An entry flat: `{ id, …fields }`; a relationship is an id, or the entry where it is included; one
 * to several entries is a list of them. What
 * was redacted is named in `meta.redacted`, as in JSON:API.
 */
export function flatObject(resource: Resource, included: readonly Resource[]): JsonObject {
  const known = new Map(included.map((entry) => [keyOf(entry), entry]));
  return flatten(resource, known, []);
}

/** @NOTE An entry within itself stays an id. */
function flatten(
  resource: Resource,
  known: ReadonlyMap<string, Resource>,
  above: readonly string[],
): JsonObject {
  const path = [...above, keyOf(resource)];
  const within = (to: Identifier): Json => {
    const entry = known.get(keyOf(to));
    return entry === undefined || path.includes(keyOf(entry)) ? to.id : flatten(entry, known, path);
  };
  const links = Object.entries(resource.relationships).map(([name, to]): [string, Json] => {
    if (to === null) return [name, null];
    return [name, isMany(to) ? to.map(within) : within(to)];
  });
  return {
    id: resource.id,
    ...resource.attributes,
    ...Object.fromEntries(links),
    ...(isWhole(resource) ? {} : { meta: { redacted: [...(resource.redacted ?? [])] } }),
  };
}

const keyOf = ({ type, id }: Identifier): string => `${type}/${id}`;
