import type { Action } from "@/lib/access/action.ts";
import type { CollectionModel } from "@/lib/content/models/collection-model.ts";
import type { FieldDefinition } from "@/lib/content/models/field-definition.ts";
import { findModel, modelsOf } from "@/lib/content/models/model-of.ts";
import { leadsTo, type FieldDescription } from "@/lib/query/field.ts";
import type { Reaching } from "@/lib/usecase/answer-reach.ts";

/** An entry as published, or as its editors have it. */
export type View = "published" | "draft";

/** A field as somebody may use it. */
export type CallerField = {
  readonly name: string;
  readonly description: FieldDescription;
  /** Of an own collection; null: the field is in code. */
  readonly definition: FieldDefinition | null;
  /** The entries that a relationship leads to, and how they are seen from here; null: an attribute. */
  readonly target: { readonly collection: string; readonly view: View } | null;
};

/** What somebody may do to entries of a collection. */
export type Deed = "create" | "update" | "publish" | "restore" | "bin" | "delete";

/** A collection as somebody may use it. */
export type CallerCollection = {
  readonly model: CollectionModel;
  /** The fields that they may read in each view; absent: the view is not theirs. */
  readonly views: ReadonlyMap<View, readonly CallerField[]>;
  readonly deeds: ReadonlySet<Deed>;
  readonly creatable: readonly CallerField[];
  readonly updatable: readonly CallerField[];
};

/**
 * The collections of content as the engine lets somebody use them. What is not here is in no schema:
 * no name of it is told by introspection, suggestion or error.
 */
export function callerCollections(reaching: Reaching): ReadonlyMap<string, CallerCollection> {
  const all = modelsOf(reaching).map((model): [string, CallerCollection] => [
    model.slug,
    callerCollection(model, reaching),
  ]);
  return new Map(all.filter(([, { views, deeds }]) => views.size > 0 || deeds.size > 0));
}

function callerCollection(model: CollectionModel, reaching: Reaching): CallerCollection {
  const { slug } = model;
  const views = (["published", "draft"] as const).filter((view) => maySee(view, model, reaching));
  const writable = (action: Action) =>
    fieldsFor(model, "draft", reaching).filter(({ name, description }) => {
      if (name === "id" || name === "status" || description.access === "read-only") return false;
      return reaching.reach(slug, action)?.(name) === true;
    });
  return {
    model,
    views: new Map(views.map((view) => [view, readableFields(model, view, reaching)])),
    deeds: new Set(DEEDS.filter((deed) => mayDo(deed, model, reaching))),
    creatable: writable("create"),
    updatable: writable("update"),
  };
}

const DEEDS: readonly Deed[] = ["create", "update", "publish", "restore", "bin", "delete"];

/** @NOTE The bin takes an entry as a whole, and so the right to all of its fields. */
function mayDo(deed: Deed, { slug, publishes, fields }: CollectionModel, { reach }: Reaching) {
  switch (deed) {
    case "bin": {
      const held = reach(slug, "update");
      return held !== null && [...fields.keys()].every((name) => name === "id" || held(name));
    }
    case "restore":
      return reach(slug, "update") !== null && reach(slug, pastOf(publishes)) !== null;
    case "publish":
      return publishes && reach(slug, deed) !== null;
    default:
      return reach(slug, deed) !== null;
  }
}

/** The right to what an entry was: who may see the draft, or what is shown, may see what it was. */
const pastOf = (publishes: boolean): Action => (publishes ? "read-draft" : "read");

/** The right that it takes to look at a view. */
const actionFor = (view: View): Action => (view === "draft" ? "read-draft" : "read");

const maySee = (view: View, { slug, publishes }: CollectionModel, { reach }: Reaching): boolean =>
  (view === "published" || publishes) && reach(slug, actionFor(view)) !== null;

function readableFields(model: CollectionModel, view: View, reaching: Reaching): CallerField[] {
  const held = reaching.reach(model.slug, actionFor(view));
  return fieldsFor(model, view, reaching).filter(
    ({ name, description }) =>
      name !== "id" && description.access !== "write-only" && held?.(name) === true,
  );
}

/** All fields but relationships to what is not there for the caller. */
function fieldsFor(model: CollectionModel, view: View, reaching: Reaching): CallerField[] {
  return [...model.fields].flatMap(([name, description]): CallerField[] => {
    const definition = model.definitions?.find((field) => field.name === name) ?? null;
    const collection = leadsTo(description);
    if (collection === null) return [{ name, description, definition, target: null }];
    const seen = viewOf(collection, view, reaching);
    const target = seen === null ? null : { collection, view: seen };
    return target === null ? [] : [{ name, description, definition, target }];
  });
}

/** As drafted where they may see drafts of it too, otherwise as published, otherwise not at all. */
function viewOf(collection: string, view: View, reaching: Reaching): View | null {
  const model = findModel(reaching, collection);
  if (model === null) return null;
  if (view === "draft" && maySee("draft", model, reaching)) return "draft";
  return maySee("published", model, reaching) ? "published" : null;
}
