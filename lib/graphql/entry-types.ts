import {
  GraphQLID,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLString,
  type GraphQLFieldConfig,
} from "graphql";
import { linkedIn, type Resource } from "@/lib/query/resource.ts";
import type { CallerField, View } from "./caller-collections.ts";
import { memberName, typeName } from "./names.ts";
import type { TypeStore } from "./type-store.ts";
import { attributeType } from "./value-types.ts";

/** An entry, and by type and id all that was read along with it. */
export type ReadEntry = {
  readonly resource: Resource;
  readonly along: ReadonlyMap<string, Resource>;
};

type EntryField = GraphQLFieldConfig<ReadEntry, unknown, { readonly first?: unknown }>;

const TYPE_KINDS: Readonly<Record<View, string>> = { published: "Entry", draft: "Draft" };

/** The type of a collection's entries as they are seen in a view: the fields that may be read there. */
export function entryType(
  store: TypeStore,
  slug: string,
  view: View,
): GraphQLObjectType<ReadEntry> {
  const name = typeName(slug, TYPE_KINDS[view]);
  const collection = store.collections.get(slug);
  const fields = collection?.views.get(view) ?? [];
  const make = () =>
    new GraphQLObjectType<ReadEntry>({
      name,
      description: collection?.model.summary ?? null,
      fields: () => ({
        ...STANDARD,
        ...Object.fromEntries(
          fields.map((field) => [memberName(field.name), fieldOf(store, slug, field)]),
        ),
      }),
    });
  return store.once(name, make);
}

function fieldOf(store: TypeStore, slug: string, field: CallerField): EntryField {
  const { name, target } = field;
  const extensions = { [FIELD]: field };
  const description = field.description.label ?? null;
  if (target === null) {
    return {
      ...{ description, extensions, type: attributeType(store, slug, field) },
      resolve: ({ resource }) => resource.attributes[name],
    };
  }
  const type = entryType(store, target.collection, target.view);
  return field.description.to === null
    ? { ...toMany(name, type), description, extensions }
    : { ...toOne(name, type), description, extensions };
}

const toOne = (name: string, type: GraphQLObjectType<ReadEntry>): EntryField => ({
  type,
  resolve: (entry) => linkedFrom(entry, name)[0] ?? null,
});

/** @NOTE All of them without a wish: nobody takes a part for the whole. Null: not theirs to see here. */
const toMany = (name: string, type: GraphQLObjectType<ReadEntry>): EntryField => ({
  type: new GraphQLList(new GraphQLNonNull(type)),
  args: { first: { type: GraphQLInt, description: "How many at most; all of them without it." } },
  resolve: (entry, { first }) => {
    if (entry.resource.redacted?.includes(name) === true) return null;
    return linkedFrom(entry, name).slice(0, typeof first === "number" ? Math.max(first, 0) : MOST);
  },
});

/** How many entries a relationship to several leads to at most. */
export const MOST = 200;

const linkedFrom = ({ resource, along }: ReadEntry, name: string): ReadEntry[] =>
  linkedIn(resource.relationships[name]).flatMap((identifier) => {
    const found = along.get(keyOf(identifier));
    return found === undefined ? [] : [{ resource: found, along }];
  });

/** What entries read together know one another by. */
export const keyOf = ({ type, id }: { type: string; id: string }): string => `${type}/${id}`;

/** Where a field of a type says which field of the collection it shows. */
const FIELD = "gatehouse:field";

/** The field of a collection that a field of a type shows; null for one that shows none. */
export const shownField = ({
  extensions,
}: {
  readonly extensions: Readonly<Record<string, unknown>>;
}): CallerField | null => (extensions[FIELD] as CallerField | undefined) ?? null;

/** @NOTE No field of ours begins with an underscore. */
const STANDARD: Readonly<Record<string, EntryField>> = {
  id: { type: new GraphQLNonNull(GraphQLID), resolve: ({ resource }) => resource.id },
  _revision: {
    type: GraphQLInt,
    description: "Counts the changes, for those who may make one; a change names it.",
    resolve: ({ resource }) => resource.revision,
  },
  _redacted: {
    type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString))),
    description: "Of the fields asked for those that are null because you may not see them here.",
    resolve: ({ resource }) => (resource.redacted ?? []).map(memberName),
  },
};
