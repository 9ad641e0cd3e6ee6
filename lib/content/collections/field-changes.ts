import { Invalid } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { OwnCollections } from "@/lib/tenancy/own-collections.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import type { FieldPatch, NewField } from "./field-input.ts";
import type { HeldCollection } from "./held-collection.ts";
import { isReplacement } from "./is-replacement.ts";
import { fieldIn } from "./weigh-change.ts";
import { readFields } from "./written-fields.ts";

type Among = { readonly collection: HeldCollection; readonly collections: OwnCollections };

/** A field as it was and as it is to be, and all fields of the collection with it. */
export type FieldChange = {
  readonly before: FieldDefinition;
  readonly after: FieldDefinition;
  readonly fields: readonly FieldDefinition[];
};

/**
 * A field with what somebody wants to be otherwise laid over it.
 * @throws NotFound; Invalid, naming each wrong place; also for what would be another field.
 */
export function fieldUpdated(
  among: Among,
  { field, change }: { readonly field: string; readonly change: FieldPatch },
): FieldChange {
  const before = fieldIn(among.collection.fields, field);
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  const changed = laid(among, before, { ...before, ...Object.fromEntries(named) });
  if (!isReplacement(before, changed.after)) return changed;
  const message = "This takes values away: let another field take its place instead.";
  const place = before.blocks === null ? "fields" : "blocks";
  throw new Invalid(message, [{ path: [place], message }]);
}

/**
 * A field with an id of its own, in the place of another: of the other kind, in several languages or in
 * one, with what is described.
 * @throws NotFound; Invalid, naming each wrong place.
 */
export function fieldReplaced(
  among: Among,
  { field, definition }: { readonly field: string; readonly definition: NewField },
): FieldChange {
  const before = fieldIn(among.collection.fields, field);
  const { localized, label, name } = before;
  return laid(among, before, { localized, label, name, ...definition, id: newId() });
}

function laid(among: Among, before: FieldDefinition, wanted: object): FieldChange {
  const at = among.collection.fields.indexOf(before);
  const written = among.collection.fields.map((one, index) => (index === at ? wanted : one));
  const fields = readFields({ fields: written, at }, among);
  return { before, after: fields[at] ?? before, fields };
}
