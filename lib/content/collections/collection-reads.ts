import { z } from "zod";
import { readsWhole } from "@/lib/access/reads-whole.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import {
  selectCollection,
  selectCollections,
  type CollectionSettings,
  type HeldCollection,
} from "./held-collection.ts";
import { modelsOf } from "../models/model-of.ts";

/** A collection as a list of them shows it. */
export type CollectionLine = CollectionSettings & {
  readonly id: string;
  readonly builtIn: boolean;
  readonly fields: number;
  readonly removed: number;
  /** How many live entries; null: not told to whoever may not read them all. */
  readonly entries: number | null;
};

/** All collections of the organization by name, those of the website too. */
export const listCollections = defineQuery({
  action: "read",
  collection: "collections",
  input: z.strictObject({}),
  run: async ({ scope }): Promise<{ collections: readonly CollectionLine[] }> => {
    const counts = await countEntries(scope);
    const collections = await selectCollections(scope);
    return {
      collections: collections.map((one) => ({
        ...settingsOf(one),
        fields: one.builtIn ? builtInFields(scope, one.slug) : one.fields.length,
        removed: one.removed.length,
        entries: readsAll(scope, one) ? (counts.get(one.id) ?? 0) : null,
      })),
    };
  },
});

/** A collection with its fields, and what relations of it may lead to. */
export type CollectionDetail = HeldCollection & {
  /** How many live entries; null: not told. */
  readonly entries: number | null;
  readonly targets: readonly { readonly slug: string; readonly name: string }[];
};

/** One collection. @throws NotFound. */
export const getCollection = defineQuery({
  action: "read",
  collection: "collections",
  input: z.strictObject({ id: z.uuid() }),
  run: async ({ scope, input: { id } }): Promise<CollectionDetail> => {
    const collection = await selectCollection(scope, id);
    const counts = readsAll(scope, collection) ? await countEntries(scope) : null;
    return {
      ...collection,
      entries: counts === null ? null : (counts.get(collection.id) ?? 0),
      targets: modelsOf(scope).map((one) => ({ slug: one.slug, name: one.name })),
    };
  },
});

function settingsOf(
  held: HeldCollection,
): CollectionSettings & Pick<CollectionLine, "id" | "builtIn"> {
  const { id, builtIn, slug, name, icon, singleton, website, publishes } = held;
  return { id, builtIn, slug, name, icon, singleton, website, publishes };
}

const builtInFields = (scope: Scope, slug: string): number =>
  modelsOf(scope).find((one) => one.slug === slug)?.fields.size ?? 0;

const readsAll = (scope: Scope, { slug, publishes }: CollectionSettings): boolean =>
  readsWhole(scope, slug) && (!publishes || readsWhole(scope, slug, "read-draft"));

async function countEntries({ db, organizationId }: Scope): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ id: string; count: number }[]>`
    SELECT collection_id AS id, count(*)::int AS count FROM entries
    WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL GROUP BY collection_id`;
  return new Map(rows.map(({ id, count }) => [id, count]));
}
