import type { z } from "zod";
import { defineMutation, defineQuery } from "@/lib/usecase/use-case.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";
import { deleteCollectionInput } from "./field-input.ts";
import { selectCollection, selectCollections } from "./held-collection.ts";
import { loadCollection } from "./load-collection.ts";
import type { Preview } from "./preview.ts";
import { removeRelations } from "./remove-relations.ts";
import { removeCollection } from "./repository.ts";
import { requireConfirmed } from "./require-confirmed.ts";
import { weighDeletion } from "./weigh-deletion.ts";

type Input = z.infer<typeof deleteCollectionInput>;

/** What deleting a collection would take along, without doing it. @throws NotFound; Forbidden. */
export const previewDeletion = defineQuery({
  action: "delete",
  collection: "collections",
  input: deleteCollectionInput.pick({ id: true, alsoFields: true }),
  run: async ({ scope, input: { id, alsoFields } }): Promise<Preview> => {
    const collection = await selectCollection(scope, id);
    if (collection.builtIn) throw new Forbidden();
    return weighDeletion(scope, { collection, alsoFields, all: await selectCollections(scope) });
  },
});

/**
 * Deletes a collection with its entries, their versions and all permissions to it. Relations of other
 * collections that lead there are removed with it where they are named.
 * @throws as `loadCollection`; Conflict while relations lead there that are not named, and where rules
 * ask one that is; ConfirmationRequired where something is lost and that was not looked at.
 */
export const deleteCollection = defineMutation({
  action: "delete",
  inTurn: true,
  proven: true,
  collection: "collections",
  input: deleteCollectionInput,
  load: (scope, { id, revision }: Input, permit) => loadCollection(scope, { id, revision }, permit),
  async run({ scope, input: { alsoFields, confirmLoss }, loaded: { collection }, permit }) {
    const all = await selectCollections(scope);
    const preview = await weighDeletion(scope, { collection, all, alsoFields });
    requireConfirmed(preview, confirmLoss);
    for (const other of all) {
      if (other.id !== collection.id) await removeRelations(scope, other, collection.slug);
    }
    await removeCollection(scope, permit, collection.slug);
    return { entries: preview.entries };
  },
  audit: ({ loaded: { collection } }, { entries }) => ({
    action: "collection.delete",
    collection: "collections",
    subjectId: collection.id,
    summary: `Deleted the collection «${collection.name}» with ${entries} entries`,
    detail: {
      before: {
        ...{ slug: collection.slug, name: collection.name },
        fields: collection.fields.map(({ name, kind }) => `${name} (${kind})`),
      },
    },
  }),
  announces: ["content-changed"],
});
