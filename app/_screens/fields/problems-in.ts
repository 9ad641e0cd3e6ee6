import { inDraft, valueSchema } from "@/lib/content/models/value-schema.ts";
import type { FieldErrors } from "./field-errors.ts";
import type { FormField, FormKind } from "./form-field.ts";
import { isRecord, listOf, typedIn, type FormValue, type FormValues } from "./form-value.ts";
import { givenValue } from "./given-values.ts";

/** Whether an entry may still be incomplete. */
export type Strictness = "draft" | "whole";

/**
 * What is wrong with the fields of a form, by the same schemas that the server asks. Fields that one
 * may not write are left out.
 */
export function problemsIn(
  fields: readonly FormField[],
  values: FormValues,
  strictness: Strictness,
): FieldErrors {
  const errors: Record<string, string> = {};
  for (const field of fields) {
    if (field.access !== undefined && field.access !== "write") continue;
    const value = values[field.name] ?? null;
    const unread = unreadIn(field, value, field.name);
    if (unread.length > 0) Object.assign(errors, Object.fromEntries(unread));
    else Object.assign(errors, fieldProblems(field, givenValue(field, value), strictness));
  }
  return errors;
}

function fieldProblems(
  field: FormField,
  value: FormValue,
  strictness: Strictness,
): Record<string, string> {
  const { name } = field;
  if (strictness === "whole" && field.required && (value === null || value === "")) {
    return { [name]: EMPTY };
  }
  const schema = valueSchema(strictness === "draft" ? inDraft(field) : field);
  const errors: Record<string, string> = {};
  for (const issue of schema.safeParse(value).error?.issues ?? []) {
    const path = [name, ...issue.path].map(String).join(".");
    errors[path] ??= issue.code === "invalid_type" ? EMPTY : issue.message;
  }
  return errors;
}

const EMPTY = "Fill this in.";

/** The texts, at any depth, that are no value of their field. */
function unreadIn(field: FormField, value: FormValue, path: string): [string, string][] {
  if (typedIn(value) !== null) return [[path, UNREAD[field.kind] ?? "This is no value of it."]];
  if (field.kind === "group") return unreadAmong(field.fields ?? [], value, path);
  return listOf(value).flatMap((item, at) => {
    const kind = isRecord(item) ? item["kind"] : null;
    const block = (field.blocks ?? []).find(({ name }) => name === kind);
    return unreadAmong(block?.fields ?? field.fields ?? [], item, `${path}.${at}`);
  });
}

const unreadAmong = (fields: readonly FormField[], value: FormValue, path: string) =>
  isRecord(value)
    ? fields.flatMap((field) => unreadIn(field, value[field.name] ?? null, `${path}.${field.name}`))
    : [];

const UNREAD: Readonly<Partial<Record<FormKind, string>>> = {
  integer: "Give a number.",
  decimal: "Give a number.",
  json: "This is no JSON.",
  colour: "Give a colour, such as #336699.",
};
