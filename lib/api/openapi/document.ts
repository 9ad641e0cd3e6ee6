import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { JSON_API } from "../media-type.ts";
import { EXAMPLE_ID, exampleBody, exampleIdentifier } from "../reference/example.ts";
import type { OwnRoute } from "../own-route.ts";
import type { OperationReference, ResourceReference } from "../reference/reference.ts";
import { COMMON, security } from "./common.ts";
import { parametersOf } from "./parameters.ts";
import { refusalsOf } from "./errors.ts";
import {
  creatable,
  linkageSchema,
  resourceSchemas,
  schemaRef,
  updatable,
} from "./resource-schemas.ts";
import { linkTypes, successOf } from "./responses.ts";

/** The API as one caller may use it, as an OpenAPI 3.1 document. */
export function openApiDocument(
  resources: readonly ResourceReference[],
  own: readonly OwnRoute[],
): JsonObject {
  const schemas = resources.map(resourceSchemas);
  return {
    openapi: "3.1.1",
    info: {
      title: "Gatehouse",
      version: "1",
      description:
        "JSON:API 1.1. What stands here is what you may use with the credential you asked with.",
    },
    servers: [{ url: "/" }],
    security,
    tags: resources.map(({ type, summary }) => ({ name: type, description: summary })),
    paths: { ...pathsOf(resources), ...ownPaths(own) },
    components: {
      ...COMMON,
      schemas: Object.assign({}, COMMON.schemas, ...schemas) as JsonObject,
    },
  };
}

function pathsOf(resources: readonly ResourceReference[]): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const resource of resources) {
    for (const operation of resource.operations) {
      const { path, route } = operation;
      const methods = (paths[path] ??= {});
      methods[route.method.toLowerCase()] = operationOf(operation, resource, resources);
    }
  }
  return paths;
}

/** @NOTE None of their addresses is that of a type. */
const ownPaths = (own: readonly OwnRoute[]): JsonObject =>
  Object.fromEntries(
    own.map(({ pattern, method, described }) => [
      pattern,
      { [method.toLowerCase()]: { operationId: idOf(method, pattern), ...described } },
    ]),
  );

function operationOf(
  operation: OperationReference,
  resource: ResourceReference,
  all: readonly ResourceReference[],
): JsonObject {
  const { route, path } = operation;
  const body = bodyOf(operation, resource);
  return {
    operationId: idOf(route.method, path),
    tags: [resource.type],
    summary: route.summary,
    parameters: parametersOf(operation, resource, all),
    ...(body === null ? {} : { requestBody: body }),
    responses: { ...successOf(operation, resource, all), ...refusalsOf(route) },
  };
}

/** `get-content-posts-id`: what is unique in the table is unique here. */
const idOf = (method: string, path: string): string =>
  [method.toLowerCase(), ...path.split("/").slice(3)].join("-").replaceAll(/[{}]/g, "");

function bodyOf({ route }: OperationReference, resource: ResourceReference): JsonObject | null {
  const { type } = resource;
  if (route.body === "none") return null;
  if (route.body === "identifier") {
    const [first = type] = linkTypes(resource);
    const data = { anyOf: linkTypes(resource).map(linkageSchema) };
    return requestBody(wrapped(data), { data: exampleIdentifier(first) });
  }
  const isNew = route.kind === "create";
  const fields = isNew ? creatable(resource) : updatable(resource);
  if (fields.length === 0) return requestBody({ type: "object" }, { data: { type } });
  const schema = wrapped(schemaRef(`${type}-${isNew ? "create" : "update"}`));
  return requestBody(schema, exampleBody(resource, { fields, id: isNew ? null : EXAMPLE_ID }));
}

const wrapped = (data: JsonObject): JsonObject => ({
  ...{ type: "object", required: ["data"], properties: { data } },
});

const requestBody = (schema: JsonObject, example: Json): JsonObject => ({
  required: true,
  content: { [JSON_API]: { schema, example } },
});
