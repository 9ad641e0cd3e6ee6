import { z } from "zod";
import { Forbidden } from "@/lib/kernel/errors.ts";
import type { OwnCollections } from "@/lib/tenancy/own-collections.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { modelChange, type ModelChange } from "./field-input.ts";
import { selectCollection, type HeldCollection } from "./held-collection.ts";
import { fieldReplaced, fieldUpdated } from "./field-changes.ts";
import { collectionOf } from "./load-collection.ts";
import type { Preview } from "./preview.ts";
import { weighFieldReplacement, weighFieldUpdate, weighRemoval } from "./weigh-change.ts";

const input = z.strictObject({ change: modelChange });

/**
 * What a change of a field would lose or break, without making it. The deed then names the digest.
 * Examples are of entries that the caller may read; how many values do not fit is told to those alone
 * who may read them all.
 * @throws NotFound; Forbidden for a collection whose fields are in code; Invalid as the deed does.
 */
export const previewChange = defineQuery({
  action: "update",
  collection: "collections",
  input,
  run: async ({ scope, input: { change } }): Promise<Preview> => {
    const collection = await selectCollection(scope, await collectionOf(scope, change.field));
    if (collection.builtIn) throw new Forbidden();
    return weighChange(scope, { collection, collections: scope.collections }, change);
  },
});

type Among = { readonly collection: HeldCollection; readonly collections: OwnCollections };

function weighChange(scope: Scope, among: Among, change: ModelChange): Promise<Preview> {
  const { collection } = among;
  switch (change.kind) {
    case "update":
      return weighFieldUpdate(scope, collection, fieldUpdated(among, change));
    case "replace":
      return weighFieldReplacement(scope, collection, fieldReplaced(among, change));
    case "remove":
      return weighRemoval(scope, collection, change.field);
  }
}
