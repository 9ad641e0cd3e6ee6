import { mediaStorage } from "@/lib/media/storage/media-storage.ts";
import type { OrganizationId } from "@/lib/kernel/ids.ts";
import { rowsOf } from "../support/attack/rows.ts";

/** Of each question the rows that should not be there, whatever died while it imported. */
const QUESTIONS: Readonly<Record<string, string>> = {
  "an import that is not over": "SELECT id, step, halt, reason FROM imports WHERE step <> 'done'",
  "a count that is no count of lines": `
    SELECT i.id, i.done, i.total FROM imports i WHERE i.done <> i.total OR i.total <> (
      SELECT count(*) FROM import_lines l WHERE l.import_id = i.id AND l.outcome = 'created')`,
  "a line without its entry": `
    SELECT l.number FROM import_lines l WHERE l.outcome = 'created' AND NOT EXISTS (
      SELECT 1 FROM entries e WHERE e.organization_id = l.organization_id AND e.id = l.entry_id)`,
  "an entry that is there twice, or that no line made": `
    SELECT e.organization_id, e.external_key, count(*) FROM entries e LEFT JOIN import_lines l
      ON l.organization_id = e.organization_id AND l.entry_id = e.id
    GROUP BY 1, 2 HAVING count(*) <> 1 OR count(l.number) <> 1`,
  "an entry that is half written": `
    SELECT e.id FROM entries e WHERE e.published IS NULL
      OR NOT EXISTS (SELECT 1 FROM entry_versions v WHERE v.entry_id = e.id)
      OR NOT EXISTS (SELECT 1 FROM entry_texts t WHERE t.entry_id = e.id AND t.published)`,
  "an entry that the ledger has not once": `
    SELECT e.id, count(a.id) FROM entries e LEFT JOIN audit_events a
      ON a.organization_id = e.organization_id AND a.action = 'entry.import'
      AND a.detail->'created' ? e.id::text
    GROUP BY e.id HAVING count(a.id) <> 1`,
  "an entry in the ledger that is not there": `
    SELECT named.id FROM audit_events a, jsonb_array_elements_text(a.detail->'created') AS named(id)
    WHERE a.action = 'entry.import' AND NOT EXISTS (
      SELECT 1 FROM entries e WHERE e.id::text = named.id)`,
  "a step that the ledger has not once": `
    SELECT i.id, word FROM imports i, unnest(ARRAY['import.start', 'import.finish']) AS word
    WHERE 1 <> (SELECT count(*) FROM audit_events a WHERE a.subject_id = i.id AND a.action = word)`,
  "a file of an import that is not in the library": `
    SELECT f.url, f.reason FROM import_files f WHERE f.reason IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM assets a WHERE a.organization_id = f.organization_id
        AND a.id::text = split_part(f.address, '/', 3))`,
  "a file that the ledger has not once": `
    SELECT f.id, count(a.id) FROM assets f LEFT JOIN audit_events a ON a.subject_id = f.id
    GROUP BY f.id HAVING count(a.id) <> 1`,
  "a piece of a file that was read": "SELECT import_id, number FROM import_parts",
  "a job that is left": `
    SELECT t.identifier, j.last_error FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id`,
};

type Asset = {
  readonly organization_id: OrganizationId;
  readonly id: string;
  readonly digest: string;
  readonly size: string;
};

/** What is not as it must be after all deaths: in the database, and of files beside their rows. */
export async function importFaults(superUrl: string): Promise<string[]> {
  const asked = await Promise.all(
    Object.entries(QUESTIONS).map(async ([name, question]) => {
      const rows = await rowsOf<Record<string, unknown>>(superUrl, question, []);
      return rows.map((row) => `${name}: ${JSON.stringify(row)}`);
    }),
  );
  return [...asked.flat(), ...(await withoutBytes(superUrl))];
}

async function withoutBytes(superUrl: string): Promise<string[]> {
  const assets = await rowsOf<Asset>(
    superUrl,
    "SELECT organization_id::text, id::text, digest, size::text FROM assets",
    [],
  );
  const found = await Promise.all(
    assets.map(async ({ organization_id: organizationId, id, digest, size }) => {
      const bytes = await mediaStorage().sizeOf({ organizationId, digest });
      return String(bytes) === size ? [] : [`the file ${id} has ${bytes} of ${size} bytes`];
    }),
  );
  return found.flat();
}
