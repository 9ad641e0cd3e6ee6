import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { toKept } from "./kept-definition.ts";
import { listedFields } from "./listed-fields.ts";
import { viewerOf } from "./own-view.ts";
import { getView, keepState } from "./repository.ts";
import { viewDefinitionSchema } from "./view-definition.ts";

const input = z.strictObject({
  collection: z.string().min(1).max(80),
  definition: viewDefinitionSchema,
  opens: z.uuid().nullable(),
});

/**
 * Remembers how the caller arranged a list, and the view that it opens with, for them alone.
 * @NOTE No line in the ledger: it changes what one person sees of what they may see anyway.
 * @throws NotFound for whoever has no list of the collection, or no such view; Invalid.
 */
export const keepArrangement = defineMutation({
  action: "update",
  collection: "saved-views",
  input,
  async run({ scope, input: { collection, definition, opens }, permit }) {
    const memberId = viewerOf(scope);
    const kept = toKept(listedFields(scope, collection), definition);
    const view = opens === null ? null : await getView(scope, { id: opens, memberId });
    if (view !== null && view.collection !== collection) throw new NotFound();
    await keepState(scope, permit, {
      ...{ collection, memberId },
      definition: { opens, definition: kept },
    });
  },
  audit: () => null,
});
