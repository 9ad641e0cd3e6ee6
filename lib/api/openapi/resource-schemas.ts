import type { JsonObject } from "@/lib/kernel/json.ts";
import { leadsTo, type FieldDescription } from "@/lib/query/field.ts";
import { API } from "../address-of.ts";
import { readSchema, writeSchema } from "../reference/field-schema.ts";
import {
  shownFields,
  type FieldReference,
  type ResourceReference,
} from "../reference/reference.ts";

/** A pointer to one of the document's own schemas. */
export const schemaRef = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** The schemas of one type: as it is answered, flat, created and updated. */
export function resourceSchemas(resource: ResourceReference): JsonObject {
  const { type, summary } = resource;
  const [created, updated] = [creatable(resource), updatable(resource)];
  return {
    [type]: { description: summary, ...answered(resource) },
    ...(hasBin(resource)
      ? { [`${type}-binned`]: { description: summary, ...answered(resource, BINNED) } }
      : {}),
    [`${type}-flat`]: { description: `${summary} Flat.`, ...flat(resource) },
    ...(created.length === 0 ? {} : { [`${type}-create`]: written(type, created, ["type"]) }),
    ...(updated.length === 0 ? {} : { [`${type}-update`]: written(type, updated, ["type", "id"]) }),
  };
}

export const creatable = ({ fields }: ResourceReference): readonly FieldReference[] =>
  fields.filter(({ mayCreate }) => mayCreate);

export const updatable = ({ fields }: ResourceReference): readonly FieldReference[] =>
  fields.filter(({ mayUpdate }) => mayUpdate);

/** What a relationship holds: the identifier of an entry or null, or a list of them. */
export function linkageSchema({ to, toMany }: FieldDescription): JsonObject {
  if (to !== null) return { anyOf: [identifierSchema(to), { type: "null" }] };
  return { type: "array", items: identifierSchema(toMany ?? "") };
}

const identifierSchema = (type: string): JsonObject =>
  closed({ type: { const: type }, id: { type: "string" } }, ["type", "id"]);

/** The fields of a resource that are relationships. */
export const linkFields = (fields: readonly FieldReference[]): readonly FieldReference[] =>
  fields.filter(isLink);

const isLink = ({ description }: FieldReference): boolean => leadsTo(description) !== null;

/** The name of the schema of a resource as an address shows it. */
export const schemaNameOf = (path: string, { type }: ResourceReference): string =>
  path.startsWith(BIN) ? `${type}-binned` : type;

const BIN = `${API}/bin/`;
const BINNED: JsonObject = { binnedAt: { type: "string", format: "date-time" } };

const hasBin = ({ operations }: ResourceReference): boolean =>
  operations.some(({ path }) => path.startsWith(BIN));

function answered(resource: ResourceReference, more: JsonObject = {}): JsonObject {
  const fields = shownFields(resource);
  const attributes = {
    ...entries(
      fields.filter((field) => !isLink(field)),
      ({ description }) => readSchema(description),
    ),
    ...more,
  };
  const relationships = entries(fields.filter(isLink), ({ description }) =>
    closed(
      {
        data: linkageSchema(description),
        links: closed({ self: LINK, related: LINK }, ["self", "related"]),
      },
      ["data", "links"],
    ),
  );
  return closed(
    {
      ...{ type: { const: resource.type }, id: { type: "string" } },
      ...(Object.keys(attributes).length === 0 ? {} : { attributes: closed(attributes) }),
      ...(relationships === null ? {} : { relationships: closed(relationships) }),
      links: closed({ self: LINK }, ["self"]),
      meta: { type: "object" },
    },
    ["type", "id", "links"],
  );
}

/** @NOTE A relationship is an id, or the entry itself where it was included; or a list of them. */
function flat(resource: ResourceReference): JsonObject {
  const fields = entries(shownFields(resource), ({ description }) =>
    leadsTo(description) === null ? readSchema(description) : flatLinkage(description),
  );
  return { type: "object", required: ["id"], properties: { id: { type: "string" }, ...fields } };
}

const flatLinkage = ({ to }: FieldDescription): JsonObject =>
  to === null
    ? { type: "array", items: { type: ["string", "object"] } }
    : { type: ["string", "object", "null"] };

function written(
  type: string,
  fields: readonly FieldReference[],
  required: readonly string[],
): JsonObject {
  const attributes = entries(
    fields.filter((field) => !isLink(field)),
    ({ description }) => writeSchema(description),
  );
  const relationships = entries(fields.filter(isLink), ({ description }) => ({
    type: "object",
    required: ["data"],
    properties: { data: linkageSchema(description) },
  }));
  return {
    type: "object",
    required: [...required],
    properties: {
      type: { const: type },
      ...(required.includes("id") ? { id: { type: "string" } } : {}),
      ...(attributes === null ? {} : { attributes: closed(attributes) }),
      ...(relationships === null ? {} : { relationships: closed(relationships) }),
    },
  };
}

const LINK: JsonObject = { type: "string", format: "uri-reference" };

function entries(
  fields: readonly FieldReference[],
  schemaOf: (field: FieldReference) => JsonObject,
): JsonObject | null {
  if (fields.length === 0) return null;
  return Object.fromEntries(fields.map((field) => [field.name, schemaOf(field)]));
}

/** An object with these members and no others. */
function closed(properties: JsonObject, required: readonly string[] = []): JsonObject {
  return {
    type: "object",
    ...(required.length === 0 ? {} : { required: [...required] }),
    properties,
    additionalProperties: false,
  };
}
