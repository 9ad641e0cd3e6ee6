import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { OwnCollections } from "@/lib/tenancy/own-collections.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import { findModel } from "../models/model-of.ts";
import { requireRootFree } from "../require-reachable.ts";
import { createCollectionInput } from "./collection-input.ts";
import { idsWithin } from "./field-ids.ts";
import { selectCollections, type HeldCollection } from "./held-collection.ts";
import { insertCollection } from "./repository.ts";

/**
 * Adds a collection of the organization's own. Nobody but an Admin may do anything with it until a
 * permission says so (S-32).
 * @throws Conflict for a taken slug; Invalid for a relation that leads nowhere, and for the id of a field
 * that is there already, in whatever collection, or was.
 */
export const createCollection = defineMutation({
  action: "create",
  inTurn: true,
  collection: "collections",
  input: createCollectionInput,
  async run({ scope, input, permit }) {
    // @NOTE Whoever comes at the same time waits, and then looks anew.
    const { collections } = await holdRights(scope, permit);
    requireTargets(collections, input);
    const present = await selectCollections(scope);
    requireFreeSlug(present, { id: null, slug: input.slug });
    requireNewIds(present, input.fields);
    if (input.website) await requireRootFree(scope, input.slug);
    const id = newId();
    await insertCollection(scope, permit, { id, ...input });
    return { id };
  },
  audit: ({ input }, { id }) => ({
    action: "collection.create",
    collection: "collections",
    subjectId: id,
    summary: `Created the collection «${input.name}»`,
  }),
});

/** Sees that no other collection is called so in addresses. @throws Conflict. */
export function requireFreeSlug(
  present: readonly HeldCollection[],
  { id, slug }: { readonly id: string | null; readonly slug: string },
): void {
  if (!present.some((one) => one.slug === slug && one.id !== id)) return;
  const message = "Another collection has this name in addresses.";
  throw new Conflict(message, [{ path: ["slug"], message }]);
}

type Described = { readonly slug: string; readonly fields: readonly FieldDefinition[] };

function requireTargets(collections: OwnCollections, { slug, fields }: Described): void {
  const issues = fields.flatMap(({ to }, index) => {
    if (to === null || to === slug || findModel({ collections }, to) !== null) return [];
    return [{ path: ["fields", index, "to"], message: "There is no such collection." }];
  });
  if (issues.length > 0) throw new Invalid("Some of the fields lead nowhere.", issues);
}

/**
 * @NOTE Permissions hold the bare ids of fields: one that stood in two collections would be called
 * in both as it is in one of them. A removed one may be restored.
 */
function requireNewIds(
  present: readonly HeldCollection[],
  fields: readonly FieldDefinition[],
): void {
  const known = new Set(present.flatMap((one) => idsWithin([...one.fields, ...one.removed])));
  const issues = fields.flatMap(({ id }, index) =>
    known.has(id)
      ? [{ path: ["fields", index, "id"], message: "Another field has this id already." }]
      : [],
  );
  if (issues.length > 0) throw new Invalid("Some of the fields are there already.", issues);
}
