import { NotFound } from "@/lib/kernel/errors.ts";
import type { OwnCollections, StoredCollection } from "@/lib/tenancy/own-collections.ts";
import { BUILT_IN_MODELS } from "./built-in-models.ts";
import type { CollectionModel } from "./collection-model.ts";
import { definedModel } from "./defined-model.ts";

/** Whatever knows the collections of an organization: an open scope does. */
export type Knowing = { readonly collections: OwnCollections };

/** @NOTE Collections stay the same objects until they change, so a model is made once. */
const made = new WeakMap<StoredCollection, { readonly model: CollectionModel | null }>();

/** The model of a collection of content; null for one that is not there. */
export function findModel({ collections }: Knowing, slug: string): CollectionModel | null {
  const builtIn = BUILT_IN_MODELS.get(slug);
  if (builtIn !== undefined) return builtIn;
  const stored = collections.bySlug.get(slug);
  if (stored === undefined) return null;
  const known = made.get(stored) ?? { model: definedModel(stored) };
  made.set(stored, known);
  return known.model;
}

/** As `findModel`. @throws NotFound without such a collection. */
export function modelOf(knowing: Knowing, slug: string): CollectionModel {
  const model = findModel(knowing, slug);
  if (model === null) throw new NotFound();
  return model;
}

/** All collections of content: the website's first, then the organization's own by name. */
export function modelsOf(knowing: Knowing): readonly CollectionModel[] {
  const own = [...knowing.collections.bySlug.keys()].filter((slug) => !BUILT_IN_MODELS.has(slug));
  return [...BUILT_IN_MODELS.values(), ...own.flatMap((slug) => findModel(knowing, slug) ?? [])];
}
