import type { FieldNames, KnownField } from "@/lib/access/field-names.ts";
import type { Transaction } from "@/lib/db/client.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";

/** A collection as the organization keeps it. */
export type StoredCollection = {
  readonly slug: string;
  readonly name: string;
  readonly icon: string;
  readonly website: boolean;
  readonly publishes: boolean;
  /** Definitions as they are kept; whoever makes a model of them checks them. */
  readonly fields: Json;
};

/** All collections of an organization. The same object as long as nothing about them changes. */
export type OwnCollections = {
  readonly bySlug: ReadonlyMap<string, StoredCollection>;
  readonly names: FieldNames;
};

/** @NOTE By organization and state: a state has one set of collections for ever. */
const kept = new Map<string, OwnCollections>();
const MOST_KEPT = 500;

/** The collections of the scope's organization, read again when its rights or collections changed. */
export async function ownCollections(
  db: Transaction,
  organizationId: OrganizationId,
): Promise<OwnCollections> {
  const [state] = await db.$queryRaw<{ epoch: string }[]>`
    SELECT epoch::text AS epoch FROM policy_epochs
    WHERE organization_id = gatehouse_organization()`;
  const key = `${organizationId}/${state?.epoch ?? ""}`;
  const known = state === undefined ? undefined : kept.get(key);
  if (known !== undefined) return known;
  const read = await readCollections(db);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  if (state !== undefined) kept.set(key, read);
  return read;
}

async function readCollections(db: Transaction): Promise<OwnCollections> {
  const rows = await db.$queryRaw<StoredCollection[]>`
    SELECT slug, name, icon, website, publishes, fields FROM collections
    WHERE organization_id = gatehouse_organization() ORDER BY name, slug`;
  return { bySlug: new Map(rows.map((row) => [row.slug, row])), names: namesIn(rows) };
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
