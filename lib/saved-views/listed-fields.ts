import type { CollectionModel } from "@/lib/content/models/collection-model.ts";
import { modelOf } from "@/lib/content/models/model-of.ts";
import { heldFor } from "@/lib/content/resource/entry-rules.ts";
import { entrySource } from "@/lib/content/resource/entry-source.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { FieldMap } from "@/lib/query/field.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** A collection, and the fields that its list shows to the caller. */
export type Listed = { readonly model: CollectionModel; readonly fields: FieldMap };

/**
 * What the dashboard's list of a collection shows to the caller: as drafted where they may read
 * drafts, else as published.
 * @throws NotFound for whoever has no list of it, as for a collection that is not there.
 */
export function listedFields(scope: Scope, collection: string): Listed {
  const model = modelOf(scope, collection);
  const drafted = draftedFor(scope, model);
  const held = drafted ?? heldFor(scope, "read", collection);
  if (held === null) throw new NotFound();
  const view = drafted === null ? "published" : "draft";
  return { model, fields: entrySource(scope, { collection, view, cases: held.cases }).fields };
}

/** Whether there is a list of a collection for the caller. */
export const hasList = (scope: Scope, model: CollectionModel): boolean =>
  (draftedFor(scope, model) ?? heldFor(scope, "read", model.slug)) !== null;

const draftedFor = (scope: Scope, { publishes, slug }: CollectionModel) =>
  publishes ? heldFor(scope, "read-draft", slug) : null;
