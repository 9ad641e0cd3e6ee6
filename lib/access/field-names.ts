import type { JsonObject, Json } from "@/lib/kernel/json.ts";

/** A field of one of the organization's own collections; `to`: the collection it leads to. */
export type KnownField = { readonly name: string; readonly to: string | null };

/** The fields of an organization's own collections, as permissions and people know them. */
export type FieldNames = {
  /** By id, whatever collection they are of. */
  readonly byId: ReadonlyMap<string, KnownField>;
  /** What they are called, by collection. */
  readonly byCollection: ReadonlyMap<string, ReadonlySet<string>>;
};

type Stored = {
  readonly collection: string;
  readonly fields?: readonly string[] | null;
  readonly rule?: JsonObject | null;
  readonly validation?: JsonObject | null;
  readonly presets?: JsonObject | null;
};

/**
 * A permission as it is kept, with names of fields in the place of their ids. It was given on a field
 * and not on a word (C-3): the id of a field that is gone names nothing, and neither does the bare
 * name of a field that is there; a rule with one of them cannot be read.
 */
export function withFieldNames<Permission extends Stored>(
  permission: Permission,
  names: FieldNames,
): Permission {
  const { collection, fields, rule, validation, presets } = permission;
  const named = (name: string) => nameOf(name, collection, names);
  return {
    ...permission,
    ...(fields ? { fields: fields.map(named) } : {}),
    ...(rule ? { rule: withNames(rule, collection, names) } : {}),
    ...(validation ? { validation: withNames(validation, collection, names) } : {}),
    ...(presets ? { presets: renamed(presets, named) } : {}),
  };
}

/** @NOTE A question mark stands in no name of a field. */
function nameOf(key: string, collection: string, { byId, byCollection }: FieldNames): string {
  const field = byId.get(key);
  if (field !== undefined) return field.name;
  return byCollection.get(collection)?.has(key) === true ? `?${key}` : key;
}

function withNames(said: JsonObject, collection: string, names: FieldNames): JsonObject {
  return Object.fromEntries(
    Object.entries(said).map(([key, value]) => [
      nameOf(key, collection, names),
      within(value, names.byId.get(key)?.to ?? (isFrame(key) ? collection : ""), names),
    ]),
  );
}

function within(value: Json, collection: string, names: FieldNames): Json {
  if (Array.isArray(value)) return value.map((part) => within(part, collection, names));
  if (typeof value !== "object" || value === null) return value;
  return withNames(value, collection, names);
}

/** What stands around conditions on the same entries. */
const isFrame = (key: string): boolean =>
  ["_and", "_or", "_some", "_none"].includes(key) || /^\d+$/.test(key);

const renamed = (values: JsonObject, named: (name: string) => string): JsonObject =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [named(name), value]));
