import type { CollectionModel } from "@/lib/content/models/collection-model.ts";
import { modelsOf } from "@/lib/content/models/model-of.ts";
import { relatedSource } from "@/lib/content/resource/entry-source.ts";
import { readRows } from "@/lib/query/read-rows.ts";
import type { Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { assetIdInput } from "./asset-input.ts";
import { loadAsset } from "./load-asset.ts";

/** An entry that names a file, in its draft or in its published form. */
export type AssetUse = {
  readonly collection: string;
  readonly id: string;
  /** Null: it has none, or none that the caller may read. */
  readonly title: string | null;
};

export type AssetUses = {
  readonly items: readonly AssetUse[];
  /** How many entries name it beside these: hidden from the caller, in the bin, or too many to name. */
  readonly others: number;
};

/** Most entries that are named of one collection. */
const MOST = 50;

/**
 * Where a file is used: the entries that the caller may read, by a field that they may read, and how
 * many there are beyond (C-10). @throws NotFound.
 */
export const listAssetUses = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "assets",
  input: assetIdInput,
  load: (scope, { id }: { id: string }, permit) => loadAsset(scope, { id }, permit),
  async run({ scope, loaded: { id } }): Promise<AssetUses> {
    const all = await countEntries(scope, id);
    const items = all === 0 ? [] : await readUses(scope, id);
    return { items, others: all - items.length };
  },
});

async function countEntries({ db, organizationId }: Scope, id: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT entry_id)::int AS count FROM asset_uses
    WHERE organization_id = ${organizationId}::uuid AND asset_id = ${id}::uuid`;
  return row?.count ?? 0;
}

async function readUses(scope: Scope, id: string): Promise<AssetUse[]> {
  const found = new Map<string, AssetUse>();
  for (const model of modelsOf(scope)) {
    for (const view of ["draft", "published"] as const) {
      const source = relatedSource(scope, view, model.slug);
      if (source === null) continue;
      for (const use of await usesIn(scope, source, { id, model })) found.set(use.id, use);
    }
  }
  return [...found.values()];
}

type Wanted = { readonly id: string; readonly model: CollectionModel };

/** @NOTE A field that is hidden from the caller tells nothing: what is shown must name the file itself. */
async function usesIn(scope: Scope, source: Source, { id, model }: Wanted): Promise<AssetUse[]> {
  const entry = source.fields.get("id")?.sql ?? sql`NULL`;
  const rows = await readRows(scope, source, {
    names: new Set(source.fields.keys()),
    keys: [],
    where: sql`${entry} IN (SELECT u.entry_id FROM asset_uses u
      WHERE u.organization_id = ${scope.organizationId}::uuid AND u.asset_id = ${id}::uuid)`,
    tail: sql`ORDER BY ${entry} LIMIT ${MOST}`,
  });
  return rows
    .filter(({ shown }) => JSON.stringify(shown).includes(`/media/${id}/`))
    .map((row) => {
      const title = row.shown[model.titleField ?? ""];
      const named = typeof title === "string" ? title : null;
      return { collection: model.slug, id: row.id, title: named };
    });
}
