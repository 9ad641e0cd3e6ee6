import type { JsonObject } from "@/lib/kernel/json.ts";
import { leadsTo } from "@/lib/query/field.ts";
import { JSON_API } from "../media-type.ts";
import { exampleIdentifier, exampleResource } from "../reference/example.ts";
import {
  shownFields,
  type OperationReference,
  type ResourceReference,
} from "../reference/reference.ts";
import { linkFields, linkageSchema, schemaNameOf, schemaRef } from "./resource-schemas.ts";
import { toldAnswer } from "./told-answer.ts";

/** What comes of an operation that succeeds, by its status. */
export function successOf(
  operation: OperationReference,
  resource: ResourceReference,
  all: readonly ResourceReference[],
): JsonObject {
  const { type } = resource;
  switch (operation.route.kind) {
    case "list":
      return { "200": listAnswer(operation, resource, all) };
    case "create":
      return { "201": oneAnswer(operation, resource, all) };
    case "delete":
      return { "204": { description: "It is gone.", headers: headers([]) } };
    case "get-related":
      return { "200": relatedAnswer(resource, all) };
    case "list-versions":
    case "get-version":
    case "tell":
      return { "200": toldAnswer(operation.route) };
    case "copy":
      return { "201": oneAnswer(operation, resource, all) };
    case "get-relationship":
    case "update-relationship":
    case "add-relationship":
    case "remove-relationship":
      return { "200": linkageAnswer(resource) };
    case "act":
      return {
        "200": oneAnswer(operation, resource, all),
        "204": { description: `Done; there is nothing to say of ${type}.`, headers: headers([]) },
      };
    default:
      return { "200": oneAnswer(operation, resource, all) };
  }
}

function listAnswer(
  { path }: OperationReference,
  resource: ResourceReference,
  all: readonly ResourceReference[],
): JsonObject {
  const links = { self: path, first: path, prev: null, next: null };
  const page = { size: 25, hasMore: false };
  return {
    description: "A page of the list.",
    headers: headers(["ETag"]),
    content: {
      [JSON_API]: {
        schema: documentSchema(
          { type: "array", items: schemaRef(schemaNameOf(path, resource)) },
          all,
        ),
        example: {
          ...{ jsonapi: { version: "1.1" }, links },
          ...{ data: [exampleResource(resource, `${path}/{id}`)], meta: { page } },
        },
      },
      "application/json": {
        schema: {
          ...{ type: "object", required: ["items", "page"] },
          properties: {
            items: { type: "array", items: schemaRef(`${resource.type}-flat`) },
            page: { type: "object" },
          },
        },
      },
      "text/csv": {
        schema: { type: "string", description: "All of the list, unless `page[size]` says less." },
      },
    },
  };
}

function oneAnswer(
  { path, route }: OperationReference,
  resource: ResourceReference,
  all: readonly ResourceReference[],
): JsonObject {
  const created = route.kind === "create" || route.kind === "copy";
  const data = exampleResource(resource, path.includes("{id}") ? path : `${path}/{id}`);
  return {
    description: created ? "It is there, at the address in `Location`." : "The entry.",
    headers: headers(created ? ["ETag", "Location"] : ["ETag"]),
    content: {
      [JSON_API]: {
        schema: documentSchema(schemaRef(schemaNameOf(path, resource)), all),
        example: { jsonapi: { version: "1.1" }, links: data["links"] ?? {}, data },
      },
      "application/json": { schema: schemaRef(`${resource.type}-flat`) },
    },
  };
}

function relatedAnswer(resource: ResourceReference, all: readonly ResourceReference[]): JsonObject {
  const types = all.filter(({ type }) => linkTypes(resource).includes(type));
  const one = types.map(({ type }) => schemaRef(type));
  const many = linksOf(resource).some(({ description }) => description.to === null);
  const list: JsonObject[] = many ? [{ type: "array", items: { anyOf: one } }] : [];
  const data = { anyOf: [...one, { type: "null" }, ...list] };
  return {
    description: "What it refers to: an entry or null, or several in their order.",
    headers: headers(["ETag"]),
    content: { [JSON_API]: { schema: documentSchema(data, all), ...relatedExample(types) } },
  };
}

function relatedExample([first]: readonly ResourceReference[]): JsonObject {
  const operation = first?.operations.find(({ route }) => route.kind === "get");
  if (first === undefined || operation === undefined) return {};
  const data = exampleResource(first, operation.path);
  return { example: { jsonapi: { version: "1.1" }, links: { self: "…" }, data } };
}

function linkageAnswer(resource: ResourceReference): JsonObject {
  const [first = resource.type] = linkTypes(resource);
  return {
    description: "Who it refers to: an entry or null, or several in their order.",
    headers: headers(["ETag"]),
    content: {
      [JSON_API]: {
        schema: {
          ...{ type: "object", required: ["data", "links"] },
          properties: {
            ...{ jsonapi: { type: "object" }, links: { type: "object" } },
            data: { anyOf: linkageSchemas(resource) },
          },
        },
        example: { links: { self: "…", related: "…" }, data: exampleIdentifier(first) },
      },
    },
  };
}

/** The types that relationships of a resource lead to. */
export const linkTypes = (resource: ResourceReference): string[] => [
  ...new Set(linksOf(resource).flatMap(({ description }) => leadsTo(description) ?? [])),
];

/** What its relationships hold, each form once. */
export const linkageSchemas = (resource: ResourceReference): JsonObject[] => {
  const schemas = linksOf(resource).map(({ description }) => linkageSchema(description));
  return [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
};

const linksOf = (resource: ResourceReference) => linkFields(shownFields(resource));

const documentSchema = (data: JsonObject, all: readonly ResourceReference[]): JsonObject => ({
  type: "object",
  required: ["data", "links"],
  properties: {
    ...{ jsonapi: { type: "object" }, links: { type: "object" }, meta: { type: "object" }, data },
    included: { type: "array", items: { anyOf: all.map(({ type }) => schemaRef(type)) } },
  },
  additionalProperties: false,
});

const headers = (names: readonly string[]): JsonObject =>
  Object.fromEntries(
    [...names, "X-Request-Id", "RateLimit", "RateLimit-Policy"].map((name) => [
      name,
      { $ref: `#/components/headers/${name}` },
    ]),
  );
