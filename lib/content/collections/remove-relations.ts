import type { Scope } from "@/lib/tenancy/scope.ts";
import { demand } from "@/lib/usecase/demand.ts";
import { forgetField } from "./field-permissions.ts";
import type { HeldCollection } from "./held-collection.ts";
import { removedNow } from "./removed-now.ts";
import { saveFields } from "./repository.ts";

/**
 * Takes the relations of a collection away that lead to one that goes, which takes the right to change
 * it. @throws Forbidden; NotFound.
 */
export async function removeRelations(
  scope: Scope,
  collection: HeldCollection,
  slug: string,
): Promise<void> {
  const { id, fields } = collection;
  const leading = fields.filter(({ to }) => to === slug);
  if (leading.length === 0) return;
  const permit = demand(scope, { action: "update", collection: "collections", id });
  await saveFields(scope, permit, {
    fields: fields.filter((field) => !leading.includes(field)),
    removed: removedNow(scope, collection, leading),
  });
  for (const field of leading) await forgetField(scope, field.id);
}
