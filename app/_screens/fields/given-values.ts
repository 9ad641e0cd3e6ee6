import type { FormField } from "./form-field.ts";
import { isInOther, isRecord, listOf, type FormValue } from "./form-value.ts";

/**
 * What a form gives of a field: texts of one line without the space around them, and nothing for a
 * group in which nothing stands. In another language than the default one, nothing stays nothing.
 */
export const givenValue = (field: FormField, value: FormValue): FormValue =>
  trimmedValue(field, value) ?? field.whenEmpty ?? null;

function trimmedValue(field: FormField, value: FormValue): FormValue {
  if (value === null && isInOther(field)) return null;
  switch (field.kind) {
    case "text":
    case "email":
    case "url":
    case "slug":
      return typeof value === "string" ? value.trim() || null : value;
    case "boolean":
      return value === true;
    case "group":
      return givenGroup(field, value);
    case "list":
      return listOf(value).map((item) => givenRecord(field.fields ?? [], item));
    case "blocks":
      return listOf(value).map((item) => givenBlock(field, item));
    default:
      return value;
  }
}

function givenGroup(field: FormField, value: FormValue): FormValue {
  const fields = field.fields ?? [];
  const given = givenRecord(fields, value);
  if (field.required || !isRecord(given)) return given;
  const isBlank = fields.every(({ name, default: blank }) => isNothing(given[name], blank));
  return isBlank ? null : given;
}

const isNothing = (value: FormValue | undefined, blank: FormValue): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (blank !== null && value === blank) ||
  (Array.isArray(value) && value.length === 0);

function givenRecord(fields: readonly FormField[], value: FormValue): FormValue {
  const held = isRecord(value) ? value : {};
  return Object.fromEntries(
    fields.map((field) => [field.name, givenValue(field, held[field.name] ?? null)]),
  );
}

function givenBlock({ blocks }: FormField, value: FormValue): FormValue {
  if (!isRecord(value)) return value;
  const block = (blocks ?? []).find(({ name }) => name === value["kind"]);
  if (block === undefined) return value;
  const { id = null, kind = null } = value;
  const given = givenRecord(block.fields, value);
  return isRecord(given) ? { id, kind, ...given } : value;
}
