import type { JsonObject } from "@/lib/kernel/json.ts";
import { policyFileSchema } from "@/lib/policy-files/policy-file.ts";
import { JSON_API } from "../media-type.ts";
import { refusalsOf } from "../openapi/errors.ts";
import { jsonSchemaOf } from "../reference/field-schema.ts";
import { JSON_TEXT, YAML } from "./read-file-request.ts";

const texts: JsonObject = { type: "array", items: { type: "string" } };
const ORGANIZATION: JsonObject = { $ref: "#/components/parameters/organization" };

const file = jsonSchemaOf(policyFileSchema);

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

const parts: JsonObject = { type: "array", items: { type: "object" } };

const { properties = {} } = file as { readonly properties?: JsonObject };

/** How the OpenAPI document tells of a file that is asked for. */
export const EXPORT_DESCRIBED: JsonObject = {
  summary: "Gets all roles and policies as a file: the same for the same state.",
  parameters: [ORGANIZATION],
  responses: {
    "200": told("The file; flat it is the file itself.", properties, {
      [YAML]: { schema: { type: "string" } },
    }),
    ...refusalsOf({ method: "GET", body: "none" }),
  },
};

/** How it tells of a file that is held against the organization. */
export const DIFF_DESCRIBED: JsonObject = {
  summary: "Tells what a file would change and who would notice. Changes nothing.",
  parameters: [ORGANIZATION, missing],
  requestBody: { required: true, content },
  responses: {
    "200": told("The difference, in words that stand for it.", {
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
    "200": told("What was changed.", { changes: lines }),
    ...refusalsOf({ method: "POST", body: "document" }),
  },
};

/** An answer whose `meta` holds these members, and whose flat form is just them. */
function told(description: string, meta: JsonObject, further: JsonObject = {}): JsonObject {
  const inMeta = { jsonapi: { type: "object" }, meta: { type: "object", properties: meta } };
  return {
    description,
    content: {
      [JSON_API]: { schema: { type: "object", required: ["meta"], properties: inMeta } },
      [JSON_TEXT]: { schema: { type: "object", properties: meta } },
      ...further,
    },
  };
}
