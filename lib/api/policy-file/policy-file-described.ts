import type { JsonObject } from "@/lib/kernel/json.ts";
import { JSON_API } from "../media-type.ts";
import { refusalsOf } from "../openapi/errors.ts";
import { JSON_TEXT, YAML } from "./read-file-request.ts";

const ORGANIZATION: JsonObject = { $ref: "#/components/parameters/organization" };

const action: JsonObject = {
  enum: ["create", "read", "read-draft", "update", "delete", "publish", "share"],
};
const actions: JsonObject = { type: "array", minItems: 1, items: action };
const texts: JsonObject = { type: "array", items: { type: "string" } };
const rule: JsonObject = { type: "object" };

const permission: JsonObject = {
  type: "object",
  required: ["collection"],
  properties: {
    ...{ collection: { type: "string" }, action, actions, fields: texts },
    ...{ rule, validation: rule, presets: { type: "object" } },
  },
};

const file: JsonObject = {
  type: "object",
  required: ["gatehouse"],
  properties: {
    gatehouse: { const: "policies/1" },
    roles: {
      type: "array",
      items: {
        type: "object",
        required: ["slug"],
        properties: {
          ...{ slug: { type: "string" }, name: { type: "string" } },
          ...{ description: { type: "string" }, contains: texts, policies: texts },
        },
      },
    },
    policies: {
      type: "array",
      items: {
        type: "object",
        required: ["name"],
        properties: {
          ...{ name: { type: "string" }, description: { type: "string" } },
          permissions: { type: "array", items: permission },
        },
      },
    },
    assertions: {
      type: "array",
      items: {
        type: "object",
        required: ["role", "collection"],
        properties: {
          ...{ role: { type: "string" }, collection: { type: "string" } },
          can: { oneOf: [action, actions] },
          cannot: { oneOf: [action, actions] },
          ...{ field: { type: "string" }, where: rule, except: rule },
        },
      },
    },
  },
};

const EXAMPLE: JsonObject = {
  gatehouse: "policies/1",
  roles: [{ slug: "reader", name: "Reader", policies: ["Reading"] }],
  policies: [
    {
      name: "Reading",
      permissions: [{ collection: "posts", actions: ["read"], fields: ["title"] }],
    },
  ],
  assertions: [{ role: "reader", cannot: "read", collection: "posts", field: "secretNote" }],
};

const content: JsonObject = {
  [JSON_TEXT]: { schema: file, example: EXAMPLE },
  [YAML]: { schema: { type: "string" } },
};

const missing: JsonObject = {
  ...{ name: "missing", in: "query" },
  description: "What becomes of roles and policies that the file does not name.",
  schema: { enum: ["leave", "delete"], default: "leave" },
};

const confirmed: JsonObject = {
  ...{ name: "confirmed", in: "query" },
  description: "That writes for everybody in the world are meant.",
  schema: { enum: ["true", "false"], default: "false" },
};

const lines: JsonObject = {
  type: "array",
  items: {
    type: "object",
    properties: {
      kind: { enum: ["policy", "role"] },
      change: { enum: ["create", "change", "delete"] },
      ...{ name: { type: "string" }, lines: texts },
    },
  },
};

const answer = (description: string, meta: JsonObject): JsonObject => ({
  description,
  content: {
    [JSON_API]: {
      schema: {
        type: "object",
        required: ["meta"],
        properties: { meta: { type: "object", properties: meta } },
      },
    },
  },
});

const parts: JsonObject = { type: "array", items: { type: "object" } };

/** How the OpenAPI document tells of a file that is asked for. */
export const EXPORT_DESCRIBED: JsonObject = {
  summary: "Gets all roles and policies as a file: the same text for the same state.",
  parameters: [ORGANIZATION],
  responses: {
    "200": { description: "The file, as JSON or YAML.", content },
    ...refusalsOf({ method: "GET", body: "none" }),
  },
};

/** How it tells of a file that is held against the organization. */
export const DIFF_DESCRIBED: JsonObject = {
  summary: "Tells what a file would change and who would notice. Changes nothing.",
  parameters: [ORGANIZATION, missing],
  requestBody: { required: true, content },
  responses: {
    "200": answer("The difference, in words that stand for it.", {
      ...{ same: { type: "boolean" }, changes: lines },
      leftAlone: { type: "object", properties: { roles: texts, policies: texts } },
      impact: { type: "object", properties: { gains: parts, losses: parts } },
      ...{ refused: parts, broken: parts },
    }),
    ...refusalsOf({ method: "POST", body: "document" }),
  },
};

/** How it tells of a file that is applied. */
export const APPLY_DESCRIBED: JsonObject = {
  summary: "Makes roles and policies what a file says, all of it or nothing.",
  parameters: [
    ORGANIZATION,
    { $ref: "#/components/parameters/idempotency-key" },
    missing,
    confirmed,
  ],
  requestBody: { required: true, content },
  responses: {
    "200": answer("What was changed.", { changes: lines }),
    ...refusalsOf({ method: "POST", body: "document" }),
  },
};
