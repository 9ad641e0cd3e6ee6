import type { FieldErrors } from "@/app/_screens/fields/field-errors.ts";
import type { FormField } from "@/app/_screens/fields/form-field.ts";
import { givenValue } from "@/app/_screens/fields/given-values.ts";
import {
  blankValue,
  isInOther,
  isRecord,
  listOf,
  sameValue,
  textOf,
  type FormValue,
  type FormValues,
} from "@/app/_screens/fields/form-value.ts";
import {
  linkedIds,
  type ContentEntry,
  type ContentLinkage,
  type ContentValues,
} from "@/lib/content/content-entry.ts";
import type { ActionFailure } from "@/lib/doors/form/form-action.ts";

/** How the fields of an entry stand in a form. */
export const entryValues = (fields: readonly FormField[], entry: ContentEntry): FormValues =>
  Object.fromEntries(fields.map((field) => [field.name, entryValue(field, entry)]));

function entryValue(field: FormField, entry: ContentEntry): FormValue {
  const { name, kind } = field;
  if (kind === "relation") return linkedIds(entry, name)[0] ?? null;
  if (kind === "relations") return [...linkedIds(entry, name)];
  const value = entry.attributes[name] ?? null;
  if (value === null && isInOther(field)) return null;
  if (kind === "group" && value === null) return blankValue({ ...field, default: null });
  if (kind === "choices" || kind === "list" || kind === "blocks") return [...listOf(value)];
  return kind === "boolean" ? value === true : value;
}

/** What of an entry is written, as the API takes it. */
export type Written = {
  readonly attributes: ContentValues;
  readonly relationships: Readonly<Record<string, ContentLinkage>>;
};

/** The address of an entry, which the server makes of the title where nobody gives one. */
const ADDRESS = "slug";

/** What a form holds once its entry is saved: with the address, where it was left to the server. */
export function withAddress(values: FormValues, entry: ContentEntry): FormValues {
  const address = entry.attributes[ADDRESS] ?? null;
  const isLeft = ADDRESS in values && textOf(values[ADDRESS]) === "";
  return isLeft && address !== null ? { ...values, [ADDRESS]: address } : values;
}

/**
 * Those of the fields that differ from how they were; of a new entry, all of them but an address that
 * nobody gave it.
 */
export function writtenOf(
  fields: readonly FormField[],
  values: FormValues,
  base: FormValues | null,
): Written {
  const attributes: ContentValues = {};
  const relationships: Record<string, ContentLinkage> = {};
  for (const field of fields) {
    if (field.access !== undefined && field.access !== "write") continue;
    const given = givenValue(field, values[field.name] ?? null);
    if (base !== null && sameValue(given, givenValue(field, base[field.name] ?? null))) continue;
    if (base === null && field.name === ADDRESS && given === null) continue;
    if (field.to === null) attributes[field.name] = given;
    else relationships[field.name] = linkageOf(field, given);
  }
  return { attributes, relationships };
}

export const isNothing = ({ attributes, relationships }: Written): boolean =>
  Object.keys(attributes).length === 0 && Object.keys(relationships).length === 0;

function linkageOf({ kind, to }: FormField, given: FormValue): ContentLinkage {
  const type = to ?? "";
  if (kind === "relation") return typeof given === "string" ? { type, id: given } : null;
  return listOf(given).flatMap((id) => (typeof id === "string" ? [{ type, id }] : []));
}

/** The places that a refusal names, as a form knows them. */
export function errorsOfFailure({ issues }: ActionFailure): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) {
    const names = path.map(String);
    const isWrapped = names[0] === "data" && names.length > 1;
    const isDeep = isWrapped && (names[1] === "attributes" || names[1] === "relationships");
    const key = names.slice(isDeep ? 2 : Number(isWrapped)).join(".");
    errors[key.replace(/\.data(?:\.id)?$/, "")] ??= message;
  }
  return errors;
}

/** A refusal in words. */
export function failureText(why: ActionFailure): string {
  if (why.status >= 500) return `${why.detail} Request ${why.requestId}.`;
  const messages = why.issues.map(({ message }) => message);
  return messages.length > 0 ? [...new Set(messages)].join(" ") : why.detail;
}

/** A member of an entry's attributes that is a text. */
export const attributeText = ({ attributes }: ContentEntry, name: string): string | null => {
  const value = attributes[name];
  return typeof value === "string" ? value : null;
};

/** @NOTE ProseMirror's attributes have no prototype, and React sends only plain objects. */
export const plain = (value: FormValue): FormValue =>
  isRecord(value) || Array.isArray(value) ? structuredClone(value) : value;
