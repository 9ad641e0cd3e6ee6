import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { storableText } from "@/lib/kernel/storable-text.ts";
import type { Json } from "@/lib/kernel/json.ts";
import type { StagedFile, StagedLine } from "../source/staged-line.ts";

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

/** The lines whose turn comes next, for a check or for the import itself. */
export const waitingLines = (
  { db, organizationId }: Scope,
  importId: string,
  { what, after, most }: { what: "forecast" | "outcome"; after: number; most: number },
): Promise<LineRow[]> => {
  const waits = what === "forecast" ? sql`forecast IS NULL` : sql`outcome IS NULL`;
  return db.$queryRaw<LineRow[]>(sql`
    SELECT ${columns} FROM import_lines
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND number > ${after} AND ${waits} ORDER BY number LIMIT ${most}`);
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

/** Writes what became of lines. */
export async function noteOutcomes(
  { db, organizationId }: Scope,
  importId: string,
  results: readonly LineResult[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE import_lines l SET outcome = r.outcome, notes = r.notes, collection = r.collection,
      entry_id = r."entryId"
    FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb) AS r(number int, outcome text,
      notes jsonb, collection text, "entryId" uuid)
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
  await db.$executeRaw`
    DELETE FROM import_files
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND number > 1000000 AND address IS NULL`;
}

/** Where the pages of an exported site will stand here, by where they stood. */
export async function addressesOfLinks(
  { db, organizationId }: Scope,
  importId: string,
  links: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.$queryRaw<{ link: string; address: string }[]>`
    SELECT link, address FROM import_lines
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND link = ANY (${[...links]}::text[]) AND address IS NOT NULL`;
  return new Map(rows.map(({ link, address }) => [link, address]));
}

/** How many lines came to what, by kind. */
export const countLines = (
  { db, organizationId }: Scope,
  importId: string,
): Promise<{ kind: string; forecast: string | null; outcome: string | null; count: number }[]> =>
  db.$queryRaw`
    SELECT kind, forecast, outcome, count(*)::int AS count FROM import_lines
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
    GROUP BY kind, forecast, outcome`;

/** @NOTE Files that an export lists come first; those that content alone shows are counted from here. */
export const CONTENT_FILES = 1_000_001;

/** Adds files to be fetched; one that is there already stays as it is. */
export async function insertFiles(
  { db, organizationId }: Scope,
  importId: string,
  { from, files }: { from: number; files: readonly StagedFile[] },
): Promise<void> {
  const rows = files.map(({ url, alt }, at) => ({
    number: from + at,
    url,
    alt: storableText(alt),
  }));
  await db.$executeRaw`
    INSERT INTO import_files (organization_id, import_id, number, url, alt)
    SELECT ${organizationId}::uuid, ${importId}::uuid, f.number, f.url, left(f.alt, 500)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS f(number int, url text, alt text)
    ON CONFLICT DO NOTHING`;
}

/** A line of a report. */
export type ReportLine = Pick<
  LineRow,
  "number" | "line" | "kind" | "name" | "notes" | "collection"
> & {
  readonly forecast: string | null;
  readonly outcome: string | null;
  readonly entryId: string | null;
  readonly address: string | null;
};

/** Lines of a report behind a number. @param only what came of them; null: whatever it is. */
export const reportLines = (
  { db, organizationId }: Scope,
  importId: string,
  {
    only,
    after,
    size,
    notes,
  }: { only: string | null; after: number; size: number; notes: boolean },
): Promise<ReportLine[]> =>
  db.$queryRaw(sql`
    SELECT number, line, kind, name, notes, collection, forecast, outcome, entry_id::text AS "entryId",
      address
    FROM import_lines
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid
      AND number > ${after} AND (${only}::text IS NULL OR coalesce(outcome, forecast) = ${only})
      AND (NOT ${notes} OR notes <> '[]')
    ORDER BY number LIMIT ${size}`);
