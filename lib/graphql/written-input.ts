import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInputObjectType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLString,
  type GraphQLInputFieldConfig,
  type GraphQLInputType,
} from "graphql";
import type { Json } from "@/lib/kernel/json.ts";
import type { EntryDocument } from "@/lib/query/entry-document.ts";
import type { FieldKind } from "@/lib/query/field.ts";
import type { CallerField } from "./caller-collections.ts";
import { memberName, typeName } from "./names.ts";
import { DATE_TIME, INTEGER, JSON_VALUE } from "./scalars.ts";
import type { TypeStore } from "./type-store.ts";

type Writable = { readonly slug: string; readonly fields: readonly CallerField[] };

/** What may be written of a collection's entries: structured values as JSON, relationships as ids. */
export function inputType(
  store: TypeStore,
  kind: "Create" | "Update",
  { slug, fields }: Writable,
): GraphQLInputObjectType {
  const name = typeName(slug, kind);
  const members = fields.map((field): [string, GraphQLInputFieldConfig] => [
    memberName(field.name),
    { type: writtenType(field), description: field.description.label ?? null },
  ]);
  return store.once(
    name,
    () => new GraphQLInputObjectType({ name, fields: Object.fromEntries(members) }),
  );
}

/** What somebody gave as input, as the document that the API would be sent. */
export function documentOf(
  { slug, fields }: Writable,
  { id, input }: { readonly id: string | null; readonly input: unknown },
): EntryDocument {
  const given = input as Readonly<Record<string, Json | undefined>>;
  const attributes: Record<string, Json> = {};
  const relationships: EntryDocument["relationships"] = {};
  for (const { name, target } of fields) {
    const value = given[memberName(name)];
    if (value === undefined) continue;
    if (target === null) attributes[name] = value;
    else relationships[name] = linkageOf(target.collection, value);
  }
  return { type: slug, id, attributes, relationships };
}

function linkageOf(type: string, value: Json): EntryDocument["relationships"][string] {
  if (Array.isArray(value)) return value.flatMap((id) => linkTo(type, id) ?? []);
  return linkTo(type, value);
}

const linkTo = (type: string, id: Json) => (typeof id === "string" ? { type, id } : null);

function writtenType({ description, target }: CallerField): GraphQLInputType {
  if (target === null) return BY_KIND[description.kind];
  return description.to === null ? new GraphQLList(new GraphQLNonNull(GraphQLID)) : GraphQLID;
}

const BY_KIND: Readonly<Record<FieldKind, GraphQLInputType>> = {
  text: GraphQLString,
  integer: INTEGER,
  decimal: GraphQLFloat,
  boolean: GraphQLBoolean,
  instant: DATE_TIME,
  id: GraphQLID,
  "text-list": new GraphQLList(new GraphQLNonNull(GraphQLString)),
  "id-list": new GraphQLList(new GraphQLNonNull(GraphQLID)),
  json: JSON_VALUE,
};
