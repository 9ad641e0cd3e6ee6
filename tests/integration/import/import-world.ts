import { newId, type OrganizationId } from "@/lib/kernel/ids.ts";
import { runImport, type ImportOptions } from "@/lib/import/run-import.ts";
import type { ImportReport } from "@/lib/import/report.ts";
import { createOrganization } from "@/lib/organizations/create-organization.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { ask } from "../../support/database.ts";
import { callerOf } from "../../support/two-organizations.ts";

/** A new organization without content, and the system about to import into it. */
export async function emptyOrganization(effects: string[] = []): Promise<Caller> {
  const organizationId = newId<OrganizationId>();
  const slug = `o-${organizationId.slice(0, 8)}`;
  const provisioning = { kind: "system", organizationId, purpose: "provisioning" } as const;
  await runUseCase(createOrganization, { slug, name: slug }, callerOf(provisioning));
  return callerOf({ kind: "system", organizationId, purpose: "import" }, effects);
}

export const bringIn = (
  open: ImportOptions["open"],
  caller: Caller,
  onProgress: NonNullable<ImportOptions["onProgress"]> = () => undefined,
): Promise<ImportReport> => runImport({ open, caller, onProgress });

/** How many entries of a report came to what. */
export function outcomes(report: ImportReport): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of report.taken) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

export type EntryRow = {
  collection: string;
  path: string;
  external_key: string | null;
  published: unknown;
  draft: { title: string; body?: unknown };
  changed: boolean;
  revision: number;
  publish_at: Date | null;
  created_at: Date;
  published_at: Date | null;
};

/** Every live entry of an organization as it stands, by address; ids left out. */
export const entriesOf = (url: string, { principal }: Caller): Promise<EntryRow[]> =>
  ask<EntryRow>(
    url,
    `WITH RECURSIVE tree AS (
       SELECT e.*, '/' || e.slug AS path FROM entries e
         WHERE organization_id = $1 AND parent_id IS NULL AND deleted_at IS NULL
       UNION ALL SELECT e.*, t.path || '/' || e.slug FROM entries e JOIN tree t
         ON e.organization_id = t.organization_id AND e.parent_id = t.id AND e.deleted_at IS NULL
     ) SELECT c.slug AS collection, path, external_key, external_digest, published, draft, changed,
         tree.revision, position, publish_at, tree.created_at, published_at, published_slug
       FROM tree JOIN collections c ON c.organization_id = $1 AND c.id = collection_id
       ORDER BY 1, 2`,
    [principal.organizationId],
  );

/** Rows an organization has in a table. */
export async function countOf(url: string, table: string, { principal }: Caller): Promise<number> {
  const rows = await ask<{ count: number }>(
    url,
    `SELECT count(*)::int AS count FROM ${table} WHERE organization_id = $1`,
    [principal.organizationId],
  );
  return rows[0]?.count ?? 0;
}
