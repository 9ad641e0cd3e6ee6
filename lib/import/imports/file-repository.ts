import type { Scope } from "@/lib/tenancy/scope.ts";
import { storableText } from "@/lib/kernel/storable-text.ts";
import { ofSameMember } from "./of-same-member.ts";
import type { ImportRow } from "./import-row.ts";
import type { StagedFile } from "../source/staged-line.ts";

/** Longer addresses are not fetched, and stay in the content as they are. */
export const MOST_ADDRESS = 2000;

/** A file that is to be fetched. */
export type FileRow = { readonly number: number; readonly url: string; readonly alt: string };

/** Adds files behind those that are there; one that is there already stays as it is. */
export async function insertFiles(
  { db, organizationId }: Scope,
  importId: string,
  files: readonly StagedFile[],
): Promise<void> {
  const rows = files
    .filter(({ url }) => url.length <= MOST_ADDRESS)
    .map(({ url, alt }, at) => ({ at, url: storableText(url), alt: storableText(alt) }));
  if (rows.length === 0) return;
  await db.$executeRaw`
    INSERT INTO import_files (organization_id, import_id, number, url, alt)
    SELECT ${organizationId}::uuid, ${importId}::uuid, f.at + 1 + coalesce((
        SELECT max(number) FROM import_files
        WHERE organization_id = ${organizationId}::uuid AND import_id = ${importId}::uuid), 0),
      f.url, left(f.alt, 500)
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS f(at int, url text, alt text)
    ON CONFLICT (organization_id, import_id, url) DO NOTHING`;
}

/** The next file that nobody tried to fetch; null: there is none. */
export async function nextFile({ db, organizationId }: Scope, id: string): Promise<FileRow | null> {
  const rows = await db.$queryRaw<FileRow[]>`
    SELECT number, url, alt FROM import_files
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${id}::uuid
      AND address IS NULL AND reason IS NULL ORDER BY number LIMIT 1`;
  return rows[0] ?? null;
}

/** An address that another import of the same member kept the same file under; null: none did. */
export async function keptAddress(
  scope: Scope,
  importId: string,
  url: string,
): Promise<string | null> {
  const { db, organizationId } = scope;
  const rows = await db.$queryRaw<{ address: string }[]>`
    SELECT f.address FROM import_files f
    JOIN imports i ON i.organization_id = f.organization_id AND i.id = f.import_id
    JOIN assets a ON a.organization_id = f.organization_id
      AND a.id::text = split_part(f.address, '/', 3)
    WHERE f.organization_id = ${organizationId}::uuid AND f.url = ${url}
      AND ${ofSameMember(scope, importId)}
    LIMIT 1`;
  return rows[0]?.address ?? null;
}

/** Writes where a file is now, or why it is not here. */
export async function noteFile(
  { db, organizationId }: Scope,
  id: string,
  { number, address, reason }: { number: number; address: string | null; reason: string | null },
): Promise<void> {
  await db.$executeRaw`
    UPDATE import_files SET address = ${address}, reason = ${reason}
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${id}::uuid
      AND number = ${number}`;
}

/** How often files of a host could not be reached in this import. */
export async function failuresOf({ db, organizationId }: Scope, id: string, host: string) {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM import_files
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${id}::uuid
      AND reason IS NOT NULL AND reason LIKE '%could not be reached%'
      AND split_part(url, '/', 3) = ${host}`;
  return row?.count ?? 0;
}

export async function failedFiles({ db, organizationId }: Scope, id: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM import_files
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${id}::uuid
      AND reason IS NOT NULL`;
  return row?.count ?? 0;
}

/** Has files that were out of reach fetched anew, and the lines that might show them imported anew. */
export async function tryFilesAgain({ db, organizationId }: Scope, id: string): Promise<void> {
  await db.$executeRaw`
    UPDATE import_files SET reason = NULL
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${id}::uuid
      AND address IS NULL`;
  await db.$executeRaw`
    UPDATE import_lines SET outcome = NULL
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${id}::uuid
      AND outcome IN ('created', 'updated', 'unchanged')`;
}

/**
 * Where files are kept here, by the addresses that they had: as this import says, and, where files are
 * wanted, where an earlier one of the same member keeps them.
 */
export async function addressesOfFiles(
  scope: Scope,
  { id, mapping }: Pick<ImportRow, "id" | "mapping">,
  urls: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { db, organizationId } = scope;
  const rows = await db.$queryRaw<{ url: string; address: string }[]>`
    SELECT DISTINCT ON (f.url) f.url, f.address FROM import_files f
    JOIN imports i ON i.organization_id = f.organization_id AND i.id = f.import_id
    LEFT JOIN assets a ON a.organization_id = f.organization_id
      AND a.id::text = split_part(f.address, '/', 3)
    WHERE f.organization_id = ${organizationId}::uuid AND f.url = ANY (${[...urls]}::text[])
      AND f.address IS NOT NULL AND (f.import_id = ${id}::uuid
        OR (a.id IS NOT NULL AND ${mapping?.files === true}))
      AND ${ofSameMember(scope, id)}
    ORDER BY f.url, f.import_id = ${id}::uuid DESC, f.import_id DESC`;
  return new Map(rows.map(({ url, address }) => [url, address]));
}

export type FileCounts = { readonly all: number; readonly kept: number; readonly failed: number };

export async function countFiles({ db, organizationId }: Scope, id: string): Promise<FileCounts> {
  const [row] = await db.$queryRaw<FileCounts[]>`
    SELECT count(*)::int AS all, count(address)::int AS kept, count(reason)::int AS failed
    FROM import_files
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${id}::uuid`;
  return row ?? { all: 0, kept: 0, failed: 0 };
}

/** The files that are not here, and why. */
export const listFailedFiles = (
  { db, organizationId }: Scope,
  id: string,
): Promise<{ readonly url: string; readonly reason: string }[]> =>
  db.$queryRaw`
    SELECT url, reason FROM import_files
    WHERE organization_id = ${organizationId}::uuid AND import_id = ${id}::uuid
      AND reason IS NOT NULL ORDER BY number LIMIT 500`;
