import type { z } from "zod";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { accessChangeSchema } from "@/lib/explain/access-change.ts";
import { accessQuestionSchema } from "@/lib/explain/access-question.ts";
import { JSON_API } from "../media-type.ts";
import { EXAMPLE_ID } from "../reference/example.ts";
import { jsonSchemaOf } from "../reference/field-schema.ts";
import { refusalsOf } from "../openapi/errors.ts";

type Described = {
  readonly summary: string;
  readonly type: string;
  readonly attributes: z.ZodType;
  readonly example: JsonObject;
  /** What the answer's `meta` holds. */
  readonly answer: JsonObject;
};

const text: JsonObject = { type: "string" };
const list = (items: JsonObject): JsonObject => ({ type: "array", items });

/** How the OpenAPI document tells of the question why. */
export const EXPLAIN_DESCRIBED = described({
  summary: "Tells why somebody may or may not do something. Nothing is changed or kept.",
  type: "access-questions",
  attributes: accessQuestionSchema,
  example: {
    who: { kind: "member", id: EXAMPLE_ID },
    ...{ action: "update", collection: "posts", entryId: EXAMPLE_ID, field: "title" },
  },
  answer: {
    explanation: {
      type: "object",
      required: ["verdict", "sentence", "steps", "roles", "policies", "fields"],
      properties: {
        verdict: { enum: ["yes", "no", "some", "hidden"] },
        sentence: text,
        ...{ steps: list({ type: "object" }), roles: list({ type: "object" }) },
        ...{ policies: list({ type: "object" }), fields: list({ type: "object" }) },
      },
    },
  },
});

const line: JsonObject = {
  type: "object",
  required: ["collection", "action", "people", "domains", "visitors", "names"],
  properties: {
    collection: { type: ["string", "null"], description: "Null: everything, by the role Admin." },
    action: { type: ["string", "null"] },
    ...{ people: { type: "integer" }, domains: { type: "integer" } },
    visitors: list({ enum: ["public", "guest"] }),
    names: { ...list(text), maxItems: 10 },
  },
};

/** How the OpenAPI document tells of the question who gains and who loses. */
export const IMPACT_DESCRIBED = described({
  summary: "Tells who would gain and who would lose what by a change of rights. It is not made.",
  type: "access-changes",
  attributes: accessChangeSchema,
  example: {
    ...{ kind: "policy", id: EXAMPLE_ID },
    permissions: [{ collection: "posts", action: "read", fields: ["title", "slug"] }],
  },
  answer: {
    impact: {
      type: "object",
      required: ["gains", "losses"],
      properties: { gains: list(line), losses: list(line) },
    },
  },
});

/** How the OpenAPI document tells of a question that a document asks and `meta` answers. */
export function described({ summary, type, attributes, example, answer }: Described): JsonObject {
  const data: JsonObject = {
    type: "object",
    required: ["type", "attributes"],
    properties: { type: { const: type }, attributes: jsonSchemaOf(attributes) },
  };
  const schema = { type: "object", required: ["data"], properties: { data } };
  const flat = Object.values(answer)[0] ?? {};
  return {
    summary,
    parameters: [{ $ref: "#/components/parameters/organization" }],
    requestBody: {
      required: true,
      content: { [JSON_API]: { schema, example: { data: { type, attributes: example } } } },
    },
    responses: {
      "200": {
        description: "The answer.",
        content: {
          [JSON_API]: {
            schema: {
              type: "object",
              required: ["meta"],
              properties: {
                jsonapi: { type: "object" },
                meta: { type: "object", properties: answer },
              },
            },
          },
          "application/json": { schema: flat },
        },
      },
      ...refusalsOf({ method: "POST", body: "document" }),
    },
  };
}
