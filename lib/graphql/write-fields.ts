import {
  GraphQLID,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLObjectType,
  type GraphQLFieldConfigArgumentMap,
  type GraphQLResolveInfo,
} from "graphql";
import { binEntryUseCase } from "@/lib/content/bin-entry.ts";
import { createEntryResource } from "@/lib/content/resource/create-entry-resource.ts";
import { deleteEntryResource } from "@/lib/content/resource/delete-entry-resource.ts";
import { publishEntryResource } from "@/lib/content/resource/publish-entry-resource.ts";
import { updateEntryResource } from "@/lib/content/resource/update-entry-resource.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { CallerCollection, View } from "./caller-collections.ts";
import { entryType } from "./entry-types.ts";
import { rootName, typeName } from "./names.ts";
import { planQuestion } from "./plan-question.ts";
import { findEntry } from "./read-fields.ts";
import { resolving, type GraphqlContext, type RootField } from "./resolving.ts";
import type { TypeStore } from "./type-store.ts";
import { documentOf, inputType } from "./written-input.ts";

/** What is left of an entry to tell once it was written. */
type Written = { readonly id: string; readonly revision: number | null };

type Named = { readonly collection: string; readonly id: string; readonly revision: number };
type Doing = (named: Named, caller: Caller) => Promise<Written>;

/** The fields of the root that write a collection: as many as the caller may use. */
export function writeFields(
  store: TypeStore,
  collection: CallerCollection,
): Record<string, RootField> {
  const { slug } = collection.model;
  const { deeds, creatable, updatable } = collection;
  const doing = (verb: string, description: string, run: Doing) => ({
    [rootName(slug, [`${verb}_`, ""])]: actField(store, collection, { description, run }),
  });
  return {
    ...(deeds.has("create") && creatable.length > 0 ? createField(store, collection) : {}),
    ...(deeds.has("update") && updatable.length > 0 ? updateField(store, collection) : {}),
    ...(deeds.has("publish")
      ? {
          ...doing("publish", "Publishes an entry as it is drafted.", moveTo("published")),
          ...doing("unpublish", "Takes an entry off the website.", moveTo("draft")),
        }
      : {}),
    ...(deeds.has("bin") ? doing("bin", "Moves an entry to the bin.", bin) : {}),
    ...(deeds.has("delete") ? doing("delete", "Deletes an entry for good.", remove) : {}),
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
        const { id, revision } = namedIn(args);
        const document = documentOf(writable, { id, input: args["input"] });
        const asked = { collection: slug, id, document, revisions: [revision] };
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
  { description, run }: { readonly description: string; readonly run: Doing },
): RootField {
  const { slug } = collection.model;
  return {
    type: writtenType(store, collection),
    description,
    args: NAMING,
    resolve: resolving(async ({ args, writer, info }) =>
      run({ collection: slug, ...namedIn(args) }, await writer(responseName(info))),
    ),
  };
}

const moveTo =
  (status: "published" | "draft"): Doing =>
  async ({ collection, id, revision }, caller) => {
    const document = { type: collection, id, attributes: { status }, relationships: {} };
    const asked = { collection, id, document, revisions: [revision] };
    return (await runUseCase(publishEntryResource, asked, caller)).item;
  };

const bin: Doing = async (named, caller) => {
  await runUseCase(binEntryUseCase, named, caller);
  return { id: named.id, revision: null };
};

const remove: Doing = async ({ collection, id, revision }, caller) => {
  await runUseCase(deleteEntryResource, { collection, id, revisions: [revision] }, caller);
  return { id, revision: null };
};

const NAMING: GraphQLFieldConfigArgumentMap = {
  id: { type: new GraphQLNonNull(GraphQLID) },
  revision: {
    type: new GraphQLNonNull(GraphQLInt),
    description: "The `_revision` that the change was made from; another one is refused as stale.",
  },
};

/** @throws NotFound for what is no id at all. */
function namedIn(args: Readonly<Record<string, unknown>>): Omit<Named, "collection"> {
  const id = String(args["id"]);
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) throw new NotFound();
  return { id, revision: Number(args["revision"]) };
}

const responseName = ({ path }: GraphQLResolveInfo): string => String(path.key);

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
