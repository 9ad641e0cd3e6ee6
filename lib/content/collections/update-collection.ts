import type { z } from "zod";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { requireRootFree } from "../require-reachable.ts";
import { updateCollectionInput } from "./collection-input.ts";
import { requireFreeSlug } from "./create-collection.ts";
import {
  selectCollections,
  type CollectionSettings,
  type HeldCollection,
} from "./held-collection.ts";
import { loadCollection } from "./load-collection.ts";
import { saveSettings } from "./repository.ts";
import { requireSettable } from "./require-settable.ts";

type Input = z.infer<typeof updateCollectionInput>;

/**
 * Changes what is named of a collection, but for its fields. Where it is called otherwise in
 * addresses, permissions, relations and scopes of tokens follow.
 * @throws as `loadCollection`; Conflict for a taken slug, and where entries or permissions do not let
 * it have one entry alone, or no drafts; Invalid for a website without drafts.
 */
export const updateCollection = defineMutation({
  action: "update",
  inTurn: true,
  collection: "collections",
  input: updateCollectionInput,
  load: (scope, { id, revision }: Input, permit) => loadCollection(scope, { id, revision }, permit),
  async run({ scope, input, loaded: { collection }, permit }) {
    const after = settingsAfter(collection, input);
    if (changed(collection, after).length === 0) {
      return { id: collection.id, revision: collection.revision, after };
    }
    requireDraftsOnWebsite(after);
    if (after.slug !== collection.slug) await requireFree(scope, collection, after.slug);
    const isNewThere = after.slug !== collection.slug || !collection.website;
    if (after.website && isNewThere) await requireRootFree(scope, after.slug);
    await requireSettable(scope, collection, after);
    await saveSettings(scope, permit, { before: collection, after });
    return { id: collection.id, revision: collection.revision + 1, after };
  },
  audit: ({ loaded: { collection } }, { after }) => {
    const names = changed(collection, after);
    if (names.length === 0) return null;
    return {
      action: "collection.update",
      collection: "collections",
      subjectId: collection.id,
      summary: `Changed the collection «${collection.name}»`,
      detail: { before: part(collection, names), after: part(after, names) },
    };
  },
  announces: ["content-changed"],
});

const NAMES = ["slug", "name", "icon", "singleton", "website", "publishes"] as const;

type Name = (typeof NAMES)[number];

function settingsAfter(before: CollectionSettings, input: Input): CollectionSettings {
  return {
    slug: input.slug ?? before.slug,
    name: input.name ?? before.name,
    icon: input.icon ?? before.icon,
    singleton: input.singleton ?? before.singleton,
    website: input.website ?? before.website,
    publishes: input.publishes ?? before.publishes,
  };
}

const changed = (before: CollectionSettings, after: CollectionSettings): Name[] =>
  NAMES.filter((name) => before[name] !== after[name]);

const part = (from: CollectionSettings, names: readonly Name[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, from[name]]));

function requireDraftsOnWebsite({ website, publishes }: CollectionSettings): void {
  if (!website || publishes) return;
  const message = "What is on the website has drafts.";
  throw new Invalid(message, [{ path: ["publishes"], message }]);
}

/** @throws Conflict. */
async function requireFree(scope: Scope, { id }: HeldCollection, slug: string) {
  requireFreeSlug(await selectCollections(scope), { id, slug });
}
