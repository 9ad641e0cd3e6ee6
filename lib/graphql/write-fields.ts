import { GraphQLID, GraphQLInt, GraphQLNonNull, GraphQLObjectType } from "graphql";
import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import { updateEntryResource } from "@/lib/content/resource/update-entry-resource.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import {
  ACTS,
  idIn,
  NAMING,
  responseName,
  revisionsIn,
  type Act,
  type Written,
} from "./act-fields.ts";
import type { CallerCollection, View } from "./caller-collections.ts";
import { entryType } from "./entry-types.ts";
import { rootName, typeName } from "./names.ts";
import { planQuestion } from "./plan-question.ts";
import { findEntry } from "./read-fields.ts";
import { resolving, type GraphqlContext, type RootField } from "./resolving.ts";
import type { TypeStore } from "./type-store.ts";
import { documentOf, inputType } from "./written-input.ts";

/** The fields of the root that write a collection: as many as the caller may use. */
export function writeFields(
  store: TypeStore,
  collection: CallerCollection,
): Record<string, RootField> {
  const { slug } = collection.model;
  const { deeds, creatable, updatable } = collection;
  return {
    ...(deeds.has("create") && creatable.length > 0 ? createField(store, collection) : {}),
    ...(deeds.has("update") && updatable.length > 0 ? updateField(store, collection) : {}),
    ...Object.fromEntries(
      ACTS.filter(({ takes }) => deeds.has(takes)).map((act) => [
        rootName(slug, [`${act.verb}_`, ""]),
        actField(store, collection, act),
      ]),
    ),
  };
}

function createField(store: TypeStore, collection: CallerCollection): Record<string, RootField> {
  const { slug } = collection.model;
  const writable = { slug, fields: collection.creatable };
  const input = inputType(store, "Create", writable);
  return {
    [rootName(slug, ["create_", ""])]: {
      type: writtenType(store, collection),
      description: "Creates an entry, as a draft where the collection has drafts.",
      args: { input: { type: new GraphQLNonNull(input) } },
      resolve: resolving(async ({ args, writer, info }) => {
        const document = documentOf(writable, { id: null, input: args["input"] });
        const caller = await writer(responseName(info));
        const asked = { collection: slug, document };
        const { item } = await runUseCase(createEntryResource, asked, caller);
        return item;
      }),
    },
  };
}

function updateField(store: TypeStore, collection: CallerCollection): Record<string, RootField> {
  const { slug } = collection.model;
  const writable = { slug, fields: collection.updatable };
  const input = inputType(store, "Update", writable);
  return {
    [rootName(slug, ["update_", ""])]: {
      type: writtenType(store, collection),
      description: "Changes the named fields of an entry's draft, as it was at a revision.",
      args: { ...NAMING, input: { type: new GraphQLNonNull(input) } },
      resolve: resolving(async ({ args, writer, info }) => {
        const id = idIn(args);
        const document = documentOf(writable, { id, input: args["input"] });
        const asked = { collection: slug, id, document, revisions: revisionsIn(args) };
        const caller = await writer(responseName(info));
        const { item } = await runUseCase(updateEntryResource, asked, caller);
        return item;
      }),
    },
  };
}

function actField(
  store: TypeStore,
  collection: CallerCollection,
  { description, args: taken, run }: Act,
): RootField {
  const { model } = collection;
  return {
    type: writtenType(store, collection),
    description,
    args: taken,
    resolve: resolving(async ({ args, writer, info }) => {
      const named = { collection: model.slug, id: idIn(args) };
      const caller = await writer(responseName(info));
      return run({ named, model, args, caller });
    }),
  };
}

/** What a mutation answers: the entry as it may be read now, in each view that is the caller's. */
function writtenType(store: TypeStore, { model, views }: CallerCollection) {
  const name = typeName(model.slug, "Written");
  const looks = [...views.keys()].map((view) => [
    MEMBERS[view],
    lookField(store, model.slug, view),
  ]);
  const make = () =>
    new GraphQLObjectType<Written, GraphqlContext>({
      name,
      fields: {
        id: { type: new GraphQLNonNull(GraphQLID) },
        _revision: { type: GraphQLInt, resolve: ({ revision }) => revision },
        ...(Object.fromEntries(looks) as Record<string, ReturnType<typeof lookField>>),
      },
    });
  return store.once(name, make);
}

const MEMBERS: Readonly<Record<View, string>> = { published: "entry", draft: "draft" };

const lookField = (store: TypeStore, collection: string, view: View) => ({
  type: entryType(store, collection, view),
  resolve: resolving<Written>(({ source: { id }, caller, info }) => {
    const chosen = planQuestion(store, { collection, view }, { info });
    return findEntry({ collection, view, id, ...chosen }, caller);
  }),
});
