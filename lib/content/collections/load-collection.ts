import { Forbidden, NotFound, Stale } from "@/lib/kernel/errors.ts";
import type { Permit } from "@/lib/access/permit.ts";
import type { OwnCollections } from "@/lib/tenancy/own-collections.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { holdRights } from "@/lib/usecase/hold-rights.ts";
import { lockCollection, type HeldCollection } from "./held-collection.ts";

/** A collection to be changed, and what collections there are beside it now. */
export type LoadedCollection = {
  readonly id: string;
  readonly collection: HeldCollection;
  readonly collections: OwnCollections;
};

type Asked = {
  readonly id: string;
  readonly revision?: number | readonly number[] | undefined;
};

/**
 * Loads a collection while nobody else changes collections or rights, or writes its entries.
 * @throws NotFound; Forbidden for one whose fields are in code; Stale where it is not what the change
 * was made from.
 */
export async function loadCollection(
  scope: Scope,
  { id, revision }: Asked,
  permit: Permit,
): Promise<LoadedCollection> {
  const { collections } = await holdRights(scope, permit);
  const collection = await lockCollection(scope, id);
  if (collection.builtIn) {
    throw new Forbidden(
      "The website's own collections stay as they are: their fields are in code.",
    );
  }
  if (revision !== undefined && ![revision].flat().includes(collection.revision)) throw new Stale();
  return { id, collection, collections };
}

type AtField = Pick<Asked, "revision"> & { readonly field: string };

/** As `loadCollection`, that which a field is of, there or removed. */
export async function loadCollectionOf(
  scope: Scope,
  { field, revision }: AtField,
  permit: Permit,
): Promise<LoadedCollection> {
  return loadCollection(scope, { id: await collectionOf(scope, field), revision }, permit);
}

/** The collection that a field is of, there or removed. @throws NotFound. */
export async function collectionOf({ db, organizationId }: Scope, field: string): Promise<string> {
  const named = JSON.stringify([{ id: field }]);
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM collections WHERE organization_id = ${organizationId}::uuid
      AND (fields @> ${named}::jsonb OR removed_fields @> ${named}::jsonb)`;
  if (rows[0] === undefined) throw new NotFound();
  return rows[0].id;
}
