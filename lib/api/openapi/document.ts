import type { JsonObject } from "@/lib/kernel/json.ts";
import type { OwnRoute } from "../own-route.ts";
import {
  mayWrite,
  type OperationReference,
  type ResourceReference,
} from "../reference/reference.ts";
import { COMMON, security } from "./common.ts";
import { parametersOf } from "./parameters.ts";
import { refusalsOf } from "./errors.ts";
import { requestBodyOf } from "./request-body.ts";
import { resourceSchemas } from "./resource-schemas.ts";
import { successOf } from "./responses.ts";

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
    paths: {
      ...pathsOf(resources),
      ...ownPaths(own.filter((route) => isOfUse(route, resources))),
    },
    components: {
      ...COMMON,
      schemas: Object.assign({}, COMMON.schemas, ...schemas) as JsonObject,
    },
  };
}

function isOfUse({ takes }: OwnRoute, resources: readonly ResourceReference[]): boolean {
  if (takes === undefined) return true;
  if (takes === "writing") return mayWrite(resources);
  return takes.types.every((type) => {
    const operations = resources.find((resource) => resource.type === type)?.operations ?? [];
    return takes.actions.every((action) => operations.some(({ route }) => route.action === action));
  });
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
  const body = requestBodyOf(operation, resource);
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
