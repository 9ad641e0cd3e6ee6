import type { Action } from "@/lib/access/action.ts";
import type { Reaching } from "@/lib/usecase/answer-reach.ts";
import type { CollectionModel } from "./models/collection-model.ts";
import type { FieldDefinition } from "./models/field-definition.ts";
import { formDefinitions } from "./models/form-definitions.ts";
import { modelsOf } from "./models/model-of.ts";

/** A field as one member may use it. */
export type FieldFor = FieldDefinition & {
  readonly mayRead: boolean;
  readonly mayCreate: boolean;
  readonly mayUpdate: boolean;
};

/** A collection whose screens are made of its fields, as one member may use it. */
export type CollectionFor = {
  readonly slug: string;
  readonly name: string;
  readonly icon: string;
  readonly drafts: boolean;
  /** Whether its entries stand on the website, each at an address of its own. */
  readonly website: boolean;
  /** Whether it has one entry at most, and so no list. */
  readonly singleton: boolean;
  readonly titleField: string | null;
  /** Whether lists can show what is new first; else they go by the title. */
  readonly dated: boolean;
  /** The languages that fields can be in; the first is the default. */
  readonly locales: readonly string[];
  /** Those that they may read or write in some entry at least. */
  readonly fields: readonly FieldFor[];
  readonly can: Readonly<
    Record<"read" | "create" | "update" | "delete" | "publish" | "share", boolean>
  > & {
    /** Read what is not published. */
    readonly drafts: boolean;
    /** Put into the bin: a change of the whole entry. */
    readonly bin: boolean;
  };
};

/**
 * The organization's own collections, and authors, that somebody may read or write anything of, by name. Which
 * entries is another matter: rules are asked when something is done.
 */
export const collectionsFor = (reaching: Reaching): readonly CollectionFor[] =>
  modelsOf(reaching).flatMap((model) => {
    const collection = collectionFor(model, reaching);
    return collection !== null && (collection.can.read || collection.can.create)
      ? [collection]
      : [];
  });

function collectionFor(
  model: CollectionModel,
  { reach, collections }: Reaching,
): CollectionFor | null {
  const { slug, name, icon, publishes, website, singleton, titleField } = model;
  const definitions = formDefinitions(model);
  if (definitions === null) return null;
  const may = (action: Action) => reach(slug, action) !== null;
  const drafts = publishes && may("read-draft");
  const reads: readonly Action[] = publishes ? ["read", "read-draft"] : ["read"];
  const reaches = (actions: readonly Action[], field: string) =>
    actions.some((action) => reach(slug, action)?.(field) === true);
  const fields = definitions
    .filter(({ to }) => to === null || reach(to, "read") !== null)
    .map((field) => ({
      ...field,
      mayRead: reaches(reads, field.name),
      mayCreate: reaches(["create"], field.name),
      mayUpdate: reaches(["update"], field.name),
    }));
  return {
    ...{ slug, name, icon, titleField, singleton, drafts: publishes },
    website: website && model.definitions !== null,
    dated: reaches(reads, "createdAt"),
    locales: collections.locales,
    fields: fields.filter((field) => field.mayRead || field.mayCreate || field.mayUpdate),
    can: {
      ...{ read: may("read") || drafts, create: may("create"), update: may("update") },
      ...{ delete: may("delete"), publish: publishes && may("publish"), drafts },
      share: may("share"),
      bin: definitions.every((field) => reaches(["update"], field.name)) && may("update"),
    },
  };
}
