import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { storableText } from "@/lib/kernel/storable-text.ts";
import type { StagedLine } from "../source/staged-line.ts";
import { ofSameMember } from "./of-same-member.ts";

export type Outcome = "created" | "updated" | "unchanged" | "left" | "refused";

/** A line as it waits for its turn. */
export type LineRow = {
  readonly number: number;
  readonly line: number;
  readonly kind: string;
  readonly name: string;
  readonly externalKey: string | null;
  readonly link: string | null;
  readonly content: string | null;
  readonly outcome: Outcome | "undone" | null;
  readonly notes: readonly string[];
  readonly collection: string | null;
  readonly entryId: string | null;
};

const columns = sql`number, line, kind, name, external_key AS "externalKey", link, content, outcome,
  notes, collection, entry_id::text AS "entryId"`;

/** Adds lines behind those that are there. What can never be taken has its outcome already. */
export async function insertLines(
  { db, organizationId }: Scope,
  importId: string,
  lines: readonly (StagedLine & { readonly number: number })[],
): Promise<void> {
  const rows = lines.map(({ number, line, kind, name, externalKey, link, content, refusal }) => ({
    ...{ number, line, kind: kind.slice(0, 100), external_key: externalKey, link },
    name: storableText(name),
    content: content === null ? null : JSON.stringify(content),
    notes: refusal === null ? [] : [refusal],
    outcome: refusal === null ? null : "refused",
  }));
  await db.$executeRaw`
    INSERT INTO import_lines (organization_id, import_id, number, line, kind, name, external_key, link,
      content, notes, outcome, forecast)
    SELECT ${organizationId}::uuid, ${importId}::uuid, l.number, l.line, l.kind, l.name, l.external_key,
      l.link, l.content, l.notes, l.outcome, l.outcome
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS l(number int, line int, kind text,
      name text, external_key text, link text, content text, notes jsonb, outcome text)`;
}

/** @NOTE What lines say is in memory several times while they are taken. */
const MOST_BYTES = 8_000_000;

/**
 * The lines whose turn comes next, for a check or for the import itself: one, and of those behind it as
 * many as are asked for and say no more than MOST_BYTES together.
 */
export const waitingLines = (
  { db, organizationId }: Scope,
  importId: string,
  { what, after, most }: { what: "forecast" | "outcome"; after: number; most: number },
): Promise<LineRow[]> => {
  const waits = what === "forecast" ? sql`forecast IS NULL` : sql`outcome IS NULL`;
  return db.$queryRaw<LineRow[]>(sql`
    SELECT ${columns} FROM (
      SELECT w.*, sum(coalesce(octet_length(w.content), 0)) OVER (ORDER BY w.number) AS bytes,
        row_number() OVER (ORDER BY w.number) AS place FROM (
          SELECT * FROM import_lines
          WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
            AND number > ${after} AND ${waits} ORDER BY number LIMIT ${most}) w) l
    WHERE place = 1 OR bytes <= ${MOST_BYTES} ORDER BY number`);
};

/** What became of a line, or what would. */
export type LineResult = {
  readonly number: number;
  readonly outcome: Outcome;
  readonly notes: readonly string[];
  readonly collection: string | null;
  readonly entryId: string | null;
  readonly address: string | null;
};

/** Writes what the check said of lines. */
export async function noteForecasts(
  { db, organizationId }: Scope,
  importId: string,
  results: readonly LineResult[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE import_lines l SET forecast = r.outcome, notes = r.notes, collection = r.collection,
      address = r.address
    FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb) AS r(number int, outcome text,
      notes jsonb, collection text, address text)
    WHERE l.organization_id = ${organizationId}::uuid AND l.import_id = ${importId}::uuid
      AND l.number = r.number`;
}

/**
 * Writes what became of lines, and where they stand now: not always where the check said. A line that is imported a second time stays what it was at first: an entry
 * that this import made.
 */
export async function noteOutcomes(
  { db, organizationId }: Scope,
  importId: string,
  results: readonly LineResult[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE import_lines l SET outcome = r.outcome, notes = r.notes, collection = r.collection,
      address = coalesce(r.address, l.address), entry_id = coalesce(r."entryId", l.entry_id),
      forecast = CASE WHEN l.entry_id IS NULL THEN r.outcome ELSE l.forecast END
    FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb) AS r(number int, outcome text,
      notes jsonb, collection text, address text, "entryId" uuid)
    WHERE l.organization_id = ${organizationId}::uuid AND l.import_id = ${importId}::uuid
      AND l.number = r.number`;
}

/** Has every line that could be taken judged anew. */
export async function forgetForecasts(
  { db, organizationId }: Scope,
  importId: string,
): Promise<void> {
  await db.$executeRaw`
    UPDATE import_lines SET forecast = NULL, address = NULL, notes = '[]', collection = NULL
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND content IS NOT NULL`;
}

/**
 * Where the pages of an exported site will stand here, by where they stood: as this import says, and else
 * where an earlier one of the same member brought them. Others' tell nothing: what somebody else imported
 * may not be theirs to read.
 */
export async function addressesOfLinks(
  scope: Scope,
  importId: string,
  links: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { db, organizationId } = scope;
  const rows = await db.$queryRaw<{ link: string; address: string }[]>`
    SELECT DISTINCT ON (l.link) l.link, l.address FROM import_lines l
    JOIN imports i ON i.organization_id = l.organization_id AND i.id = l.import_id
    LEFT JOIN entries e ON e.organization_id = l.organization_id AND e.id = l.entry_id
    WHERE l.organization_id = ${organizationId}::uuid AND l.link = ANY (${[...links]}::text[])
      AND l.address IS NOT NULL AND (l.import_id = ${importId}::uuid
        OR (e.id IS NOT NULL AND e.deleted_at IS NULL))
      AND ${ofSameMember(scope, importId)}
    ORDER BY l.link, l.import_id = ${importId}::uuid DESC, l.import_id DESC`;
  return new Map(rows.map(({ link, address }) => [link, address]));
}

/** How many lines wait for the import itself. */
export async function countWaiting(
  { db, organizationId }: Scope,
  importId: string,
): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM import_lines
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND outcome IS NULL`;
  return row?.count ?? 0;
}

/** The last entry that an import made and that was not taken back; null: none is left. */
export async function lastMade(
  { db, organizationId }: Scope,
  importId: string,
): Promise<{ readonly number: number; readonly collection: string; readonly id: string } | null> {
  const rows = await db.$queryRaw<{ number: number; collection: string; id: string }[]>`
    SELECT number, collection, entry_id::text AS id FROM import_lines
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND entry_id IS NOT NULL AND forecast = 'created'
      AND coalesce(outcome, '') NOT IN ('undone', 'left')
    ORDER BY number DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** Writes that what a line made is in the bin, or why it is not. */
export async function noteUndone(
  { db, organizationId }: Scope,
  importId: string,
  { number, reason }: { readonly number: number; readonly reason: string | null },
): Promise<void> {
  const notes = JSON.stringify(reason === null ? [] : [reason]);
  await db.$executeRaw`
    UPDATE import_lines SET outcome = ${reason === null ? "undone" : "left"}, notes = ${notes}::jsonb
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND number = ${number}`;
}

/** The address that a line will have, by the key that knows it. */
export async function addressOfKey(
  { db, organizationId }: Scope,
  importId: string,
  externalKey: string,
): Promise<string | null> {
  const rows = await db.$queryRaw<{ address: string }[]>`
    SELECT address FROM import_lines
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND external_key = ${externalKey} AND address IS NOT NULL LIMIT 1`;
  return rows[0]?.address ?? null;
}

/** Where pages stood, and the entries that they became, of those that are there or were taken back. */
export const movedLines = (
  { db, organizationId }: Scope,
  importId: string,
  { after, most, now }: { after: number; most: number; now: "there" | "undone" },
): Promise<{ number: number; link: string; address: string }[]> =>
  db.$queryRaw`
    SELECT number, link, address FROM import_lines
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND number > ${after} AND link IS NOT NULL AND address IS NOT NULL AND entry_id IS NOT NULL
      AND CASE WHEN outcome = 'undone' THEN 'undone' ELSE 'there' END = ${now}
    ORDER BY number LIMIT ${most}`;

/** Lines of a kind that can be taken, behind a number. */
export const linesOfKind = (
  { db, organizationId }: Scope,
  importId: string,
  { kind, after, size }: { readonly kind: string; readonly after: number; readonly size: number },
): Promise<LineRow[]> =>
  db.$queryRaw<LineRow[]>(sql`
    SELECT ${columns} FROM import_lines
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND kind = ${kind} AND number > ${after} AND content IS NOT NULL
    ORDER BY number LIMIT ${size}`);
