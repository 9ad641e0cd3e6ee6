import { z } from "zod";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { FieldDescription, FieldKind } from "@/lib/query/field.ts";
import { richTextSchema } from "@/lib/richtext/schema.ts";

/** What an answer holds under a field, as a JSON Schema (draft 2020-12). */
export function readSchema({ kind, nullable, schema, answered }: FieldDescription): JsonObject {
  const plain = kind === "json" ? jsonSchemaOf(answered ?? schema) : { ...BY_KIND[kind] };
  if (!nullable) return plain;
  return "type" in plain && typeof plain["type"] === "string"
    ? { ...plain, type: [plain["type"], "null"] }
    : { anyOf: [plain, { type: "null" }] };
}

/** What may be written under a field: the very schema of the use case. */
export const writeSchema = ({ schema }: FieldDescription): JsonObject => jsonSchemaOf(schema);

const BY_KIND: Readonly<Record<Exclude<FieldKind, "json">, JsonObject>> = {
  text: { type: "string" },
  integer: { type: "integer" },
  decimal: { type: "number" },
  boolean: { type: "boolean" },
  instant: { type: "string", format: "date-time" },
  id: { type: "string", format: "uuid" },
  "text-list": { type: "array", items: { type: "string" } },
  "id-list": { type: "array", items: { type: "string", format: "uuid" } },
};

const RICH_TEXT: JsonObject = {
  type: "object",
  required: ["type"],
  properties: { type: { const: "doc" }, content: { type: "array", items: { type: "object" } } },
  description: "Rich text as Tiptap and ProseMirror write it.",
};

/**
 * What a zod schema takes, as a JSON Schema.
 * @NOTE A rule that JSON Schema has no words for, such as a check in code, is left out of it; and so
 * is what says «any JSON», which zod names beside the schema, where no document would find it.
 */
export function jsonSchemaOf(schema: z.ZodType): JsonObject {
  const made = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if ((zodSchema as unknown) === richTextSchema) Object.assign(jsonSchema, RICH_TEXT);
      // @NOTE The spelling says it already, at the length of a line.
      if (jsonSchema.format === "uuid") delete jsonSchema.pattern;
    },
  });
  const { $schema: _draft, $defs: _json, "~standard": _own, ...rest } = made as JsonObject;
  return JSON.parse(JSON.stringify(rest), withoutNames) as JsonObject;
}

const withoutNames = (_name: string, value: Json): Json =>
  typeof value === "object" && value !== null && "$ref" in value ? {} : value;
