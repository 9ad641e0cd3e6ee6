import type { JsonObject } from "@/lib/kernel/json.ts";
import { refusalsOf } from "../openapi/errors.ts";

const text: JsonObject = { type: "string" };

const error: JsonObject = {
  type: "object",
  required: ["message", "extensions"],
  properties: {
    message: text,
    locations: { type: "array", items: { type: "object" } },
    path: { type: "array", items: { type: ["string", "integer"] } },
    extensions: {
      type: "object",
      required: ["code", "requestId"],
      properties: { code: text, requestId: text, status: { type: "integer" } },
    },
  },
};

/** How the OpenAPI document tells of GraphQL. What can be asked is told by introspection. */
export const GRAPHQL_DESCRIBED: JsonObject = {
  summary:
    "Asks and changes content in GraphQL, with the same rights. Introspection tells of yours.",
  parameters: [
    { $ref: "#/components/parameters/organization" },
    { $ref: "#/components/parameters/in-locale" },
    { $ref: "#/components/parameters/idempotency-key" },
  ],
  requestBody: {
    required: true,
    content: {
      "application/json": {
        schema: {
          type: "object",
          required: ["query"],
          properties: {
            query: { type: "string", maxLength: 50_000 },
            variables: { type: ["object", "null"] },
            operationName: { type: ["string", "null"] },
            extensions: {},
          },
          additionalProperties: false,
        },
        example: { query: "{ __schema { queryType { fields { name description } } } }" },
      },
    },
  },
  responses: {
    "200": {
      description: "What came of it. A field that was refused is null, and `errors` says why.",
      content: {
        "application/json": {
          schema: {
            type: "object",
            required: ["data"],
            properties: {
              data: { type: ["object", "null"] },
              errors: { type: "array", minItems: 1, items: error },
            },
          },
        },
      },
    },
    ...refusalsOf({ method: "POST", body: "document" }),
  },
};
