import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { EntryData } from "../entry-data.ts";
import type { CollectionModel, Speaking } from "./collection-model.ts";
import type { BlockDefinition, FieldDefinition } from "./field-definition.ts";
import { emptyValue } from "./value-schema.ts";

type Keeping = {
  /** The language of what is said, and whether it is the default one. */
  readonly locale: string;
  readonly isDefault: boolean;
  /**
   * What was kept until now. Values of fields that the collection no longer has stay, for should one
   * be restored; within the items of a list they do not, since nothing tells which item is which.
   */
  readonly before?: JsonObject;
};

/**
 * What an entry holds as it is kept: of an own collection under the ids of its fields, at all depths,
 * so that a field may be renamed, and a new one of an old name starts empty (C-3). Of a field in
 * several languages it is one value for each, and the others stay as they were.
 */
export function toKept(
  { definitions }: CollectionModel,
  data: object,
  { locale, isDefault, before = {} }: Keeping,
): JsonObject {
  if (definitions === null) return data as JsonObject;
  const members = definitions.map((field): [string, Json] => {
    const value = memberOf(data as JsonObject, field.name) ?? null;
    const last = memberOf(before, field.id);
    if (!field.localized) return [field.id, valueToKept(field, value, last)];
    return [field.id, inOneLocale(field, { value, last, locale, isDefault })];
  });
  return { ...before, ...Object.fromEntries(members) };
}

/** In which language an entry is read, and in which where it says nothing in that one. */
export type Spoken = { readonly locale: string; readonly fallback?: string };

/** How content is read that is shown: what says nothing in its language says it in the default one. */
export const spokenIn = ({ locale, locales }: Speaking): Spoken => ({
  locale,
  fallback: locales[0] ?? locale,
});

/** What is kept, by the names that the fields have now; nothing of a field that is gone or new. */
export function fromKept(
  { definitions }: CollectionModel,
  kept: object,
  { locale, fallback = locale }: Spoken,
): EntryData {
  if (definitions === null) return kept as EntryData;
  return Object.fromEntries(
    definitions.flatMap((field): [string, Json][] => {
      const all = memberOf(kept as JsonObject, field.id);
      const value = field.localized ? (saidIn(all, locale) ?? saidIn(all, fallback)) : all;
      return value === undefined ? [] : [[field.name, valueFromKept(field, value)]];
    }),
  ) as unknown as EntryData;
}

/** What is kept of a field in several languages in one of them; undefined: nothing. */
const saidIn = (all: Json | undefined, locale: string): Json | undefined =>
  isObject(all) ? memberOf(all, locale) : undefined;

type Saying = Pick<Keeping, "locale" | "isDefault"> & {
  readonly value: Json;
  readonly last: Json | undefined;
};

/**
 * @NOTE What says nothing in a language is left to the default one; in that one itself, neither does
 * what is empty. «No» and an empty list that somebody gave in another language are said in it.
 */
function inOneLocale(field: FieldDefinition, saying: Saying): Json {
  const { value, last, locale, isDefault } = saying;
  const { [locale]: before, ...others } = isObject(last) ? last : {};
  const says =
    before === undefined && isDefault
      ? JSON.stringify(value) !== JSON.stringify(emptyValue(field)) && value !== null
      : value !== null;
  return says ? { ...others, [locale]: valueToKept(field, value, before) } : others;
}

/** The value of one field as it is kept, with the names that nested fields have now. */
export function valueFromKept(field: FieldDefinition, kept: Json): Json {
  switch (field.kind) {
    case "group":
      return isObject(kept) ? membersFromKept(field.fields ?? [], kept) : null;
    case "list":
      return objectsIn(kept).map((item) => membersFromKept(field.fields ?? [], item));
    case "blocks":
      return objectsIn(kept).flatMap((block) => {
        const of = field.blocks?.find(({ id }) => id === block["kind"]);
        if (of === undefined) return [];
        return [{ id: block["id"] ?? null, kind: of.name, ...membersFromKept(of.fields, block) }];
      });
    default:
      return kept;
  }
}

/** Whether a field is kept in another form than it has. */
export const isNesting = ({ fields, blocks }: FieldDefinition): boolean =>
  fields !== null || blocks !== null;

function valueToKept(field: FieldDefinition, value: Json, before: Json | undefined): Json {
  switch (field.kind) {
    case "group":
      if (!isObject(value)) return null;
      return membersOver(field.fields ?? [], value, isObject(before) ? before : {});
    case "list":
      return objectsIn(value).map((item) => membersToKept(field.fields ?? [], item, {}));
    case "blocks":
      return objectsIn(value).flatMap((block) => blockToKept(field.blocks ?? [], block, before));
    default:
      return value;
  }
}

function blockToKept(
  kinds: readonly BlockDefinition[],
  block: JsonObject,
  before: Json | undefined,
): JsonObject[] {
  const of = kinds.find(({ name }) => name === block["kind"]);
  if (of === undefined) return [];
  const own = { id: block["id"] ?? null, kind: of.id };
  const last = objectsIn(before).find(({ id, kind }) => id === own.id && kind === own.kind);
  return [{ ...membersOver(of.fields, block, last ?? {}), ...own }];
}

const membersOver = (fields: readonly FieldDefinition[], data: JsonObject, before: JsonObject) => ({
  ...before,
  ...membersToKept(fields, data, before),
});

const membersToKept = (
  fields: readonly FieldDefinition[],
  data: JsonObject,
  before: JsonObject,
): JsonObject =>
  Object.fromEntries(
    fields.map((field): [string, Json] => [
      field.id,
      valueToKept(field, memberOf(data, field.name) ?? null, memberOf(before, field.id)),
    ]),
  );

const membersFromKept = (fields: readonly FieldDefinition[], kept: JsonObject): JsonObject =>
  Object.fromEntries(
    fields.map((field): [string, Json] => [
      field.name,
      valueFromKept(field, memberOf(kept, field.id) ?? emptyValue(field)),
    ]),
  );

/** @NOTE A field may be called `constructor`. */
const memberOf = (object: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const objectsIn = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
