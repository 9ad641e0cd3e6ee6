import { Invalid, type Issue } from "@/lib/kernel/errors.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import { emptyValue, valueSchema } from "../models/value-schema.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import type { SiteForm } from "./site-form.ts";

/** What a form sent: texts by the name of the field, several where several were chosen. */
export type Sent = Readonly<Record<string, readonly string[]>>;

/**
 * The values that a form's texts amount to, by field. What is required must be there, also where
 * entries have drafts: nobody comes back to finish what a visitor sent.
 * @throws Invalid, naming each field that is wrong, and each name that the form does not have.
 */
export function readSent({ fields }: SiteForm, sent: Sent): JsonObject {
  const known = new Set(fields.map(({ name }) => name));
  const issues: Issue[] = Object.keys(sent)
    .filter((name) => !known.has(name))
    .map((name) => ({ path: [name], message: "The form has no such field." }));
  const values = fields.map((field): [string, Json] => {
    const value = valueOf(field, sent[field.name] ?? []);
    const found = checked(field, value);
    if (found !== null) issues.push({ path: [field.name], message: found });
    return [field.name, value];
  });
  if (issues.length > 0) throw new Invalid("Some of what you filled in is not right.", issues);
  return Object.fromEntries(values);
}

function valueOf(field: FieldDefinition, texts: readonly string[]): Json {
  const text = (texts.at(-1) ?? "").replaceAll("\r\n", "\n").trim();
  if (field.kind === "choices") return [...texts];
  if (field.kind === "boolean") return text !== "";
  if (text === "") return emptyValue(field);
  // @NOTE What is no number is left a text, and so refused as one.
  const number = Number(text);
  if (field.kind === "integer" || field.kind === "decimal") {
    return Number.isFinite(number) ? number : text;
  }
  return text;
}

/** What is wrong with a value; null: nothing. */
function checked(field: FieldDefinition, value: Json): string | null {
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
  if (field.required && (isEmpty || value === false)) return "Fill this in.";
  const result = valueSchema(field).safeParse(value);
  return result.success ? null : (result.error.issues[0]?.message ?? "This is not right.");
}
