import { rowsOf } from "../support/attack/rows.ts";
import type { Written } from "./writer.ts";

/** Of each question the rows that should not be there. */
const QUESTIONS: Readonly<Record<string, string>> = {
  "versions without gaps": `
    SELECT entry_id FROM entry_versions GROUP BY entry_id
    HAVING min(number) <> 1 OR max(number) <> count(*)`,
  "a version and a line in the ledger for each deed": `
    SELECT e.id, v.action, count(v.*), count(DISTINCT a.id) FROM entries e
    JOIN entry_versions v ON v.entry_id = e.id
    LEFT JOIN audit_events a ON a.subject_id = e.id AND a.action = 'entry.' || v.action
    GROUP BY e.id, v.action HAVING count(DISTINCT v.number) <> count(DISTINCT a.id)`,
  "no line in the ledger of what was not done": `
    SELECT a.id FROM audit_events a WHERE a.action LIKE 'entry.%' AND a.action <> 'entry.schedule-failed'
      AND NOT EXISTS (SELECT 1 FROM entry_versions v WHERE v.entry_id = a.subject_id
        AND 'entry.' || v.action = a.action)`,
  "a revision for each deed": `
    SELECT e.id FROM entries e WHERE e.revision <>
      (SELECT count(*) FROM audit_events a WHERE a.subject_id = e.id)`,
  "the draft as it was saved last": `
    SELECT e.id FROM entries e WHERE e.draft <> (SELECT v.data->'data' FROM entry_versions v
      WHERE v.entry_id = e.id ORDER BY v.number DESC LIMIT 1)`,
  "published as a version says": `
    SELECT e.id FROM entries e WHERE e.published IS DISTINCT FROM (
      SELECT v.data->'data' FROM entry_versions v WHERE v.entry_id = e.id AND v.action = 'publish'
      ORDER BY v.number DESC LIMIT 1)`,
  "nothing is due any more": `
    SELECT id FROM entries WHERE publish_at IS NOT NULL OR schedule IS NOT NULL
      OR schedule_failure IS NOT NULL`,
  "each schedule published once": `
    SELECT e.id FROM entries e JOIN audit_events o ON o.subject_id = e.id AND o.action = 'entry.schedule'
    LEFT JOIN audit_events p ON p.subject_id = e.id AND p.action = 'entry.publish'
      AND p.actor_kind = 'schedule'
    GROUP BY e.id HAVING count(DISTINCT o.id) <> 1 OR count(DISTINCT p.id) <> 1`,
  "no job left": "SELECT id FROM graphile_worker._private_jobs",
  "one entry for each key": `
    SELECT k.key FROM idempotency_keys k LEFT JOIN entries e ON e.slug = k.key
    WHERE position(' ' in k.key) = 0 GROUP BY k.key HAVING count(e.id) <> 1
      AND NOT EXISTS (SELECT 1 FROM idempotency_keys b WHERE b.key LIKE k.key || ' %')`,
  "an answer with each key": "SELECT key FROM idempotency_keys WHERE result IS NULL",
  "texts to search of each form": `
    SELECT e.id FROM entries e WHERE NOT EXISTS (SELECT 1 FROM entry_texts t
        WHERE t.entry_id = e.id AND NOT t.published)
      OR (e.published IS NOT NULL) <> EXISTS (SELECT 1 FROM entry_texts t
        WHERE t.entry_id = e.id AND t.published)`,
};

/** What is not as it must be after all deaths, of what the database holds and what was acknowledged. */
export async function faultsIn(superUrl: string, written: readonly Written[]): Promise<string[]> {
  const asked = await Promise.all(
    Object.entries(QUESTIONS).map(async ([name, question]) => {
      const rows = await rowsOf<Record<string, unknown>>(superUrl, question, []);
      return rows.map((row) => `${name}: ${JSON.stringify(row)}`);
    }),
  );
  return [...asked.flat(), ...(await lostOf(superUrl, written))];
}

type Row = { id: string; revision: number; titles: Record<string, string>; published: number };

async function lostOf(superUrl: string, written: readonly Written[]): Promise<string[]> {
  const rows = await rowsOf<Row>(
    superUrl,
    `SELECT e.id::text AS id, e.revision,
       (SELECT count(*)::int FROM entry_versions v
         WHERE v.entry_id = e.id AND v.action = 'publish') AS published,
       (SELECT jsonb_object_agg(v.revision::text, v.data->'data'->>'title') FROM entry_versions v
         WHERE v.entry_id = e.id AND v.action IN ('create', 'save')) AS titles FROM entries e`,
    [],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const lost = written.flatMap(({ id, revision, saved, published, scheduled }) => {
    const row = found.get(id);
    if (row === undefined) return [`lost the entry ${id}`];
    const texts = [...saved].filter(([at, title]) => row.titles[String(at)] !== title);
    return [
      ...texts.map(([at, title]) => `lost the save ${at} of ${id}: ${title}`),
      ...(row.published === published
        ? []
        : [`${id} is published ${row.published}, not ${published} times`]),
      ...(row.revision === revision + (scheduled ? 1 : 0)
        ? []
        : [`${id} has revision ${row.revision}, not ${revision}`]),
    ];
  });
  const known = new Set(written.map(({ id }) => id));
  const unasked = rows.filter(({ id }) => !known.has(id)).map(({ id }) => `nobody wrote ${id}`);
  return [...lost, ...unasked];
}
