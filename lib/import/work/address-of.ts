import { modelOf } from "@/lib/content/models/model-of.ts";
import type { EntryId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { ImportRow } from "../imports/import-row.ts";
import { addressOfKey } from "../imports/line-repository.ts";
import type { MappedLine } from "./mapped-lines.ts";

type Around = {
  readonly row: ImportRow;
  readonly line: MappedLine;
  readonly places: ReadonlyMap<string, string>;
};

/** Where an entry of the website stands, as a check finds out; null for what has no place there. */
export async function addressOf(
  scope: Scope,
  { row, line: { mapped }, places }: Around,
  { id, collection }: { readonly id: EntryId; readonly collection: string },
): Promise<string | null> {
  if (!modelOf(scope, collection).website) return null;
  const rows = await scope.db.$queryRaw<{ slug: string; above: string | null }[]>`
    SELECT e.slug, e.parent_id::text AS above FROM entries e
    WHERE e.organization_id = ${scope.organizationId}::uuid AND e.id = ${id}::uuid`;
  const [found] = rows;
  if (found === undefined) return null;
  if (collection !== "pages") return `/${collection}/${found.slug}`;
  const parentKey = "entry" in mapped ? mapped.entry.parentKey : null;
  if (parentKey === null) return `/${found.slug}`;
  const above = places.get(parentKey) ?? (await addressOfKey(scope, row.id, parentKey));
  return `${above ?? ""}/${found.slug}`;
}
