import type { JsonObject } from "@/lib/kernel/json.ts";
import { EXAMPLE_ID } from "../reference/example.ts";
import { refusalsOf } from "./errors.ts";

const MEDIA_TYPE = 'application/vnd.api+json;ext="https://jsonapi.org/ext/atomic"';

const operation: JsonObject = {
  type: "object",
  required: ["op"],
  properties: {
    op: { enum: ["add", "update", "remove"] },
    ref: {
      type: "object",
      required: ["type"],
      properties: {
        type: { type: "string" },
        id: { type: "string" },
        lid: { type: "string", description: "What an earlier operation called it." },
        relationship: { type: "string" },
      },
    },
    href: { type: "string", format: "uri-reference" },
    data: { type: ["object", "null"] },
    meta: {
      type: "object",
      properties: {
        ifMatch: {
          type: "string",
          description: "As the header: needed to change or delete what this request has not made.",
        },
      },
    },
  },
};

/** How the OpenAPI document tells of atomic operations. */
export const OPERATIONS_DESCRIBED: JsonObject = {
  summary: "Does several changes in their order, all of them or none. At most 100.",
  parameters: [
    { $ref: "#/components/parameters/organization" },
    { $ref: "#/components/parameters/in-locale" },
    { $ref: "#/components/parameters/idempotency-key" },
  ],
  requestBody: {
    required: true,
    content: {
      [MEDIA_TYPE]: {
        schema: {
          type: "object",
          required: ["atomic:operations"],
          properties: {
            "atomic:operations": { type: "array", minItems: 1, maxItems: 100, items: operation },
          },
        },
        example: {
          "atomic:operations": [
            {
              op: "add",
              data: { type: "authors", lid: "ada", attributes: { title: "Ada", slug: "ada" } },
            },
            {
              op: "update",
              ref: { type: "posts", id: EXAMPLE_ID, relationship: "author" },
              data: { type: "authors", lid: "ada" },
              meta: { ifMatch: '"3.9f86d081884c7d65"' },
            },
          ],
        },
      },
    },
  },
  responses: {
    "200": {
      description: "All is done. A result for each operation, in their order.",
      content: {
        [MEDIA_TYPE]: {
          schema: {
            type: "object",
            required: ["atomic:results"],
            properties: { "atomic:results": { type: "array", items: { type: "object" } } },
          },
        },
      },
    },
    ...refusalsOf({ method: "POST", body: "document", precondition: "if-match" }),
  },
};
