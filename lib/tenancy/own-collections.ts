import { LRUCache } from "lru-cache";
import type { FieldNames, KnownField } from "@/lib/access/field-names.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import type { Scope } from "./scope.ts";

/** A collection as the organization keeps it. */
export type StoredCollection = {
  readonly slug: string;
  readonly name: string;
  readonly icon: string;
  readonly website: boolean;
  readonly publishes: boolean;
  readonly singleton: boolean;
  /** Counts changes of the model; a change names the one it was made from. */
  readonly revision: number;
  /** Definitions as they are kept; whoever makes a model of them checks them. */
  readonly fields: Json;
  /** Definitions of fields that were deleted. */
  readonly removedFields: Json;
};

/** All collections of an organization. The same object as long as nothing about them changes. */
export type OwnCollections = {
  readonly bySlug: ReadonlyMap<string, StoredCollection>;
  readonly names: FieldNames;
  /** The languages of content; the first is the default. */
  readonly locales: readonly string[];
};

const kept = new LRUCache<string, OwnCollections>({ max: 500 });

type State = { readonly organizationId: OrganizationId; readonly epoch: string | null };

/** The collections of the scope's organization in a state; read again where it is another one. */
export async function ownCollections(
  db: Scope["db"],
  { organizationId, epoch }: State,
): Promise<OwnCollections> {
  const key = `${organizationId}/${epoch ?? ""}`;
  const known = epoch === null ? undefined : kept.get(key);
  if (known !== undefined) return known;
  const read = await readCollections(db);
  // @NOTE Somebody may have changed them since the state was read: these are of another one then.
  if (epoch !== null && read.epoch === epoch) kept.set(key, read.collections);
  return read.collections;
}

type Row = {
  epoch: string | null;
  locales: string[] | null;
  collections: StoredCollection[] | null;
};

/** @NOTE What an organization is made with; while it is being made there are no settings yet. */
const FIRST_LOCALES = ["en"];

async function readCollections(
  db: Scope["db"],
): Promise<{ epoch: string | null; collections: OwnCollections }> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT
      (SELECT epoch::text FROM policy_epochs
        WHERE organization_id = gatehouse_organization()) AS epoch,
      (SELECT locales FROM organization_settings
        WHERE organization_id = gatehouse_organization()) AS locales,
      (SELECT json_agg(json_build_object(
          'slug', slug, 'name', name, 'icon', icon, 'website', website, 'publishes', publishes,
          'singleton', singleton, 'revision', revision, 'fields', fields,
          'removedFields', removed_fields) ORDER BY name, slug)
        FROM collections WHERE organization_id = gatehouse_organization()) AS collections`;
  const rows = row?.collections ?? [];
  const bySlug = new Map(rows.map((one) => [one.slug, one]));
  const locales = row?.locales ?? FIRST_LOCALES;
  return { epoch: row?.epoch ?? null, collections: { bySlug, names: namesIn(rows), locales } };
}

function namesIn(rows: readonly StoredCollection[]): FieldNames {
  const byId = new Map<string, KnownField>();
  const byCollection = new Map<string, Set<string>>();
  for (const { slug, fields } of rows) {
    const names = new Set<string>();
    for (const { id, name, to } of listOf(fields)) {
      if (typeof id !== "string" || typeof name !== "string") continue;
      byId.set(id, { name, to: typeof to === "string" ? to : null });
      names.add(name);
    }
    byCollection.set(slug, names);
  }
  return { byId, byCollection };
}

const listOf = (fields: Json): readonly Record<string, unknown>[] =>
  Array.isArray(fields) ? (fields as readonly Record<string, unknown>[]) : [];
