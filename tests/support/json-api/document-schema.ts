/**
 * JSON:API 1.1 as a JSON Schema (draft 2020-12) of what a server may answer, read off the text of the
 * specification, «Document Structure» and «Errors», and of its extension for atomic operations.
 * Stricter than the text where the text leaves room and this server needs none: no members of
 * one's own, and errors as docs/errors.md words them.
 */
export const documentSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  properties: {
    jsonapi: { $ref: "#/$defs/jsonapi" },
    data: {
      anyOf: [
        { type: "null" },
        { $ref: "#/$defs/primary" },
        { type: "array", items: { $ref: "#/$defs/primary" } },
      ],
    },
    included: { type: "array", items: { $ref: "#/$defs/resource" } },
    errors: { type: "array", minItems: 1, items: { $ref: "#/$defs/error" } },
    links: { $ref: "#/$defs/topLinks" },
    meta: { type: "object" },
    "atomic:results": { type: "array", items: { $ref: "#/$defs/result" } },
  },
  additionalProperties: false,
  anyOf: [
    { required: ["data"] },
    { required: ["errors"] },
    { required: ["meta"] },
    { required: ["atomic:results"] },
  ],
  allOf: [
    { not: { required: ["data", "errors"] } },
    { not: { required: ["data", "atomic:results"] } },
    { not: { required: ["errors", "atomic:results"] } },
    { anyOf: [{ not: { required: ["included"] } }, { required: ["data"] }] },
  ],
  $defs: {
    memberName: {
      type: "string",
      pattern:
        "^[A-Za-z0-9\\u0080-\\uFFFF](?:[A-Za-z0-9\\u0080-\\uFFFF_ -]*[A-Za-z0-9\\u0080-\\uFFFF])?$",
    },
    fieldName: {
      allOf: [{ $ref: "#/$defs/memberName" }, { not: { enum: ["id", "type", "lid"] } }],
    },
    jsonapi: {
      type: "object",
      properties: {
        version: { const: "1.1" },
        ext: { type: "array", items: { type: "string" } },
        profile: { type: "array", items: { type: "string" } },
        meta: { type: "object" },
      },
      additionalProperties: false,
    },
    primary: { anyOf: [{ $ref: "#/$defs/resource" }, { $ref: "#/$defs/identifier" }] },
    identifier: {
      type: "object",
      required: ["type", "id"],
      properties: {
        type: { $ref: "#/$defs/memberName" },
        id: { type: "string", minLength: 1 },
        meta: { type: "object" },
      },
      additionalProperties: false,
    },
    resource: {
      type: "object",
      required: ["type", "id"],
      properties: {
        type: { $ref: "#/$defs/memberName" },
        id: { type: "string", minLength: 1 },
        attributes: { type: "object", propertyNames: { $ref: "#/$defs/fieldName" } },
        relationships: {
          type: "object",
          propertyNames: { $ref: "#/$defs/fieldName" },
          additionalProperties: { $ref: "#/$defs/relationship" },
        },
        links: {
          type: "object",
          properties: { self: { $ref: "#/$defs/link" } },
          additionalProperties: false,
        },
        meta: { type: "object" },
      },
      additionalProperties: false,
    },
    relationship: {
      type: "object",
      anyOf: [{ required: ["links"] }, { required: ["data"] }, { required: ["meta"] }],
      properties: {
        links: {
          type: "object",
          anyOf: [{ required: ["self"] }, { required: ["related"] }],
          properties: { self: { $ref: "#/$defs/link" }, related: { $ref: "#/$defs/link" } },
          additionalProperties: false,
        },
        data: { $ref: "#/$defs/linkage" },
        meta: { type: "object" },
      },
      additionalProperties: false,
    },
    linkage: {
      anyOf: [
        { type: "null" },
        { $ref: "#/$defs/identifier" },
        { type: "array", items: { $ref: "#/$defs/identifier" } },
      ],
    },
    link: {
      anyOf: [
        { type: "null" },
        { type: "string", minLength: 1 },
        {
          type: "object",
          required: ["href"],
          properties: {
            href: { type: "string" },
            rel: { type: "string" },
            describedby: { $ref: "#/$defs/link" },
            title: { type: "string" },
            type: { type: "string" },
            hreflang: { type: ["string", "array"] },
            meta: { type: "object" },
          },
          additionalProperties: false,
        },
      ],
    },
    topLinks: {
      type: "object",
      properties: Object.fromEntries(
        ["self", "related", "describedby", "first", "last", "prev", "next"].map((name) => [
          name,
          { $ref: "#/$defs/link" },
        ]),
      ),
      additionalProperties: false,
    },
    error: {
      type: "object",
      required: ["status", "code", "title", "detail", "meta"],
      properties: {
        status: { type: "string", pattern: "^[45][0-9]{2}$" },
        code: { type: "string", minLength: 1 },
        title: { type: "string", minLength: 1 },
        detail: { type: "string", minLength: 1 },
        source: {
          type: "object",
          minProperties: 1,
          properties: {
            pointer: { type: "string", pattern: "^(?:/(?:[^~/]|~0|~1)*)*$" },
            parameter: { type: "string" },
            header: { type: "string" },
          },
          additionalProperties: false,
        },
        meta: {
          type: "object",
          required: ["level", "requestId"],
          properties: { level: { const: "error" }, requestId: { type: "string" } },
        },
      },
      additionalProperties: false,
    },
    result: {
      type: "object",
      properties: { data: { $ref: "#/properties/data" }, meta: { type: "object" } },
      additionalProperties: false,
    },
  },
} as const;
