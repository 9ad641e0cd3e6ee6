import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  GraphQLUnionType,
  type GraphQLFieldConfig,
  type GraphQLOutputType,
} from "graphql";
import type { DefinedKind } from "@/lib/content/models/field-kinds.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { FieldKind } from "@/lib/query/field.ts";
import { richTextSchema, type RichText } from "@/lib/richtext/schema.ts";
import { toText } from "@/lib/richtext/to-text.ts";
import type { CallerField } from "./caller-collections.ts";
import { memberName, valueTypeName } from "./names.ts";
import { PAGE_BLOCKS, type Shaped, type ShapedBlock } from "./page-blocks.ts";
import { DATE_TIME, INTEGER, JSON_VALUE } from "./scalars.ts";
import type { TypeStore } from "./type-store.ts";

type Place = { readonly slug: string; readonly path: readonly string[] };

/** What GraphQL shows of an attribute. Anything may be null: redacted, or not filled in yet. */
export function attributeType(
  store: TypeStore,
  slug: string,
  { name, description, definition }: CallerField,
): GraphQLOutputType {
  const place = { slug, path: [name] };
  if (definition !== null) return shapedType(store, place, definition);
  if ((description.schema as unknown) === richTextSchema) return RICH_TEXT;
  if (isPageBlocks(slug, name)) return blocksType(store, place, PAGE_BLOCKS);
  return BY_KIND[description.kind];
}

function shapedType(store: TypeStore, place: Place, field: Shaped): GraphQLOutputType {
  switch (field.kind) {
    case "group":
      return objectType(store, place, field.fields ?? []);
    case "list":
      return listOf(objectType(store, place, field.fields ?? []));
    case "blocks":
      return blocksType(store, place, field.blocks ?? []);
    default:
      return BY_DEFINED_KIND[field.kind];
  }
}

function objectType(
  store: TypeStore,
  place: Place,
  fields: readonly Shaped[],
): GraphQLObjectType<JsonObject> {
  const name = valueTypeName(place.slug, "Value", place.path);
  return store.once(name, () => {
    return new GraphQLObjectType<JsonObject>({ name, fields: membersOf(store, place, fields) });
  });
}

function blocksType(
  store: TypeStore,
  place: Place,
  blocks: readonly ShapedBlock[],
): GraphQLOutputType {
  const kinds = blocks.map((block): [string, GraphQLObjectType<JsonObject>] => {
    const inside = { ...place, path: [...place.path, block.name] };
    const name = valueTypeName(place.slug, "Block", inside.path);
    const make = () =>
      new GraphQLObjectType<JsonObject>({
        name,
        description: block.label,
        fields: { ...BLOCK_MEMBERS, ...membersOf(store, inside, block.fields) },
      });
    return [block.name, store.once(name, make)];
  });
  const named = new Map(kinds.map(([kind, type]) => [kind, type.name]));
  const name = valueTypeName(place.slug, "Blocks", place.path);
  const union = store.once(
    name,
    () =>
      new GraphQLUnionType({
        name,
        types: kinds.map(([, type]) => type),
        resolveType: ({ kind }: JsonObject) =>
          typeof kind === "string" ? named.get(kind) : undefined,
      }),
  );
  return listOf(union);
}

function membersOf(store: TypeStore, { slug, path }: Place, fields: readonly Shaped[]) {
  const members = fields.map((field): [string, GraphQLFieldConfig<JsonObject, unknown>] => {
    const place = { slug, path: [...path, field.name] };
    return [
      memberName(field.name),
      {
        type: shapedType(store, place, field),
        description: field.label,
        resolve: (value) => value[field.name],
      },
    ];
  });
  return Object.fromEntries(members);
}

const listOf = (type: GraphQLOutputType) => new GraphQLList(new GraphQLNonNull(type));

const RICH_TEXT = new GraphQLObjectType<RichText>({
  name: "RichText",
  description: "Rich text as Tiptap and ProseMirror write it, or what it says.",
  fields: {
    json: { type: new GraphQLNonNull(JSON_VALUE), resolve: (text) => text },
    text: { type: new GraphQLNonNull(GraphQLString), resolve: toText },
  },
});

const linked = (name: string, member: string) =>
  new GraphQLObjectType<JsonObject>({
    name,
    fields: {
      url: { type: new GraphQLNonNull(GraphQLString) },
      [member]: { type: new GraphQLNonNull(GraphQLString) },
    },
  });

const TEXTS = listOf(GraphQLString);

const BY_KIND: Readonly<Record<FieldKind, GraphQLOutputType>> = {
  text: GraphQLString,
  integer: INTEGER,
  decimal: GraphQLFloat,
  boolean: GraphQLBoolean,
  instant: DATE_TIME,
  id: GraphQLID,
  "text-list": TEXTS,
  "id-list": listOf(GraphQLID),
  json: JSON_VALUE,
};

type Plain = Exclude<DefinedKind, "group" | "list" | "blocks">;

const BY_DEFINED_KIND: Readonly<Record<Plain, GraphQLOutputType>> = {
  text: GraphQLString,
  "long-text": GraphQLString,
  "rich-text": RICH_TEXT,
  slug: GraphQLString,
  integer: INTEGER,
  decimal: GraphQLFloat,
  boolean: GraphQLBoolean,
  date: GraphQLString,
  instant: DATE_TIME,
  choice: GraphQLString,
  choices: TEXTS,
  email: GraphQLString,
  url: GraphQLString,
  colour: GraphQLString,
  json: JSON_VALUE,
  image: linked("Image", "alt"),
  file: linked("File", "name"),
  relation: GraphQLID,
  relations: listOf(GraphQLID),
};

const BLOCK_MEMBERS = {
  id: { type: new GraphQLNonNull(GraphQLID) },
  kind: { type: new GraphQLNonNull(GraphQLString) },
};

const isPageBlocks = (slug: string, name: string): boolean => slug === "pages" && name === "blocks";
