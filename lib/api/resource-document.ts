import type { Highlight } from "@/lib/query/highlight.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { isMany, type Identifier, type Linkage, type Resource } from "@/lib/query/resource.ts";

/** Where entries of a type stand, as the answer's own address says. */
export type AddressOf = (resource: Identifier) => string;

/** An entry as a JSON:API resource object, with full linkage of what it refers to. */
export function resourceObject(resource: Resource, addressOf: AddressOf): JsonObject {
  const { type, id, attributes, relationships } = resource;
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
    ...metaOf(resource),
  };
}

/** The linkage of a relationship: identifiers, and nothing else that their objects hold. */
export function linkageOf(data: Linkage): Json {
  if (data === null) return null;
  return isMany(data)
    ? data.map(({ type, id }) => ({ type, id }))
    : { type: data.type, id: data.id };
}

/** What there is to say of the entry beside what it holds: nothing of most. */
function metaOf({ redacted = [], highlights }: Resource): { meta?: JsonObject } {
  const meta: JsonObject = {
    ...(redacted.length === 0 ? {} : { redacted: [...redacted] }),
    ...(highlights === undefined ? {} : { highlights: highlights.map(highlightObject) }),
  };
  return Object.keys(meta).length === 0 ? {} : { meta };
}

const highlightObject = ({ field, text, marks }: Highlight): JsonObject => ({
  ...{ field, text },
  marks: marks.map(([from, to]) => [from, to]),
});

/** The addresses of a relationship: of the linkage itself, and of what it leads to. */
export const relationshipLinks = (self: string, name: string) => ({
  self: `${self}/relationships/${name}`,
  related: `${self}/${name}`,
});

/**
 * An entry flat: `{ id, …fields }`; a relationship is an id, or the entry where it is included; one
 * to several entries is a list of them. What
 * was redacted and what was found is told in `meta`, as in JSON:API.
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
    ...metaOf(resource),
  };
}

const keyOf = ({ type, id }: Identifier): string => `${type}/${id}`;
