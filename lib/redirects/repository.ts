import type { Permit } from "@/lib/access/permit.ts";
import { principalName } from "@/lib/access/principal.ts";
import { newId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { pathsAbove, type Redirect, type RedirectSource } from "./redirect.ts";

/** A redirect as a list shows it. */
export type RedirectRow = Redirect & {
  readonly id: string;
  readonly createdAt: Date;
  readonly createdBy: string;
};

const COLUMNS = sql`id::text AS id, path, query, below, target, status,
  created_at AS "createdAt", created_by AS "createdBy"`;

/** Lets one organization's redirects be changed by one after the other, until the transaction ends. */
export async function holdRedirects(scope: Scope): Promise<void> {
  await scope.db.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`redirects:${scope.organizationId}`}, 0))::text`;
}

/** All redirects there are. */
export const readRedirects = (scope: Scope): Promise<Redirect[]> =>
  scope.db.$queryRaw<Redirect[]>(sql`
    SELECT path, query, below, target, status FROM site_redirects
    WHERE organization_id = ${scope.organizationId}::uuid`);

/** What is listed: those in whose addresses some words stand, behind another one in their order. */
export type RedirectsAsked = {
  readonly words: string;
  readonly after: string | null;
  readonly size: number;
};

/** Redirects by the address that they are about. */
export const listRows = (
  scope: Scope,
  { words, after, size }: RedirectsAsked,
): Promise<RedirectRow[]> =>
  scope.db.$queryRaw<RedirectRow[]>(sql`
    SELECT ${COLUMNS} FROM site_redirects
    WHERE organization_id = ${scope.organizationId}::uuid AND ${holds(words)}
      AND (${after}::uuid IS NULL OR (path, query, below, id) > (
        SELECT path, query, below, id FROM site_redirects
        WHERE organization_id = ${scope.organizationId}::uuid AND id = ${after}::uuid))
    ORDER BY path, query, below, id LIMIT ${size}`);

/** How many there are in whose addresses some words stand. */
export async function countRows(scope: Scope, words: string): Promise<number> {
  const rows = await scope.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS count FROM site_redirects
    WHERE organization_id = ${scope.organizationId}::uuid AND ${holds(words)}`);
  return rows[0]?.count ?? 0;
}

const holds = (words: string) =>
  sql`(strpos(lower(path || '?' || query), lower(${words})) > 0
    OR strpos(lower(target), lower(${words})) > 0)`;

/** Redirects to be kept, and the import that leaves them; null: somebody sets them. */
export type SavedRedirects = {
  readonly redirects: readonly Redirect[];
  readonly importId: string | null;
};

/** Keeps redirects; one about the same source is replaced. @returns their ids. */
export async function saveRedirects(
  scope: Scope,
  _permit: Permit<"update">,
  { redirects, importId }: SavedRedirects,
): Promise<string[]> {
  if (redirects.length === 0) return [];
  const by = principalName(scope.principal);
  const at = new Date(scope.clock());
  const rows = JSON.stringify(redirects.map((redirect) => ({ ...redirect, id: newId() })));
  const kept = await scope.db.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO site_redirects
      (organization_id, id, path, query, below, target, status, created_at, created_by, import_id)
    SELECT ${scope.organizationId}::uuid, r.id, r.path, r.query, r.below, r.target, r.status,
      ${at}, ${by}, ${importId}::uuid
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS r(id uuid, path text, query text, below boolean, target text, status smallint)
    ON CONFLICT (organization_id, path, query, below) DO UPDATE SET target = EXCLUDED.target,
      status = EXCLUDED.status, created_at = EXCLUDED.created_at, created_by = EXCLUDED.created_by,
      import_id = EXCLUDED.import_id
    RETURNING id::text AS id`);
  return kept.map(({ id }) => id);
}

/** The redirect of this id; null where there is none. */
export async function findRow(scope: Scope, id: string): Promise<RedirectRow | null> {
  const rows = await scope.db.$queryRaw<RedirectRow[]>(sql`
    SELECT ${COLUMNS} FROM site_redirects
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${id}::uuid`);
  return rows[0] ?? null;
}

/** Puts a redirect in the place of another one; whoever does so has set it, whatever left it. */
export async function changeRedirect(
  { db, organizationId }: Scope,
  _permit: Permit<"update">,
  { id, path, query, below, target, status }: Redirect & { readonly id: string },
): Promise<void> {
  await db.siteRedirect.update({
    where: { organizationId_id: { organizationId, id } },
    data: { path, query, below, target, status, importId: null },
  });
}

/** Takes the redirects about these addresses away. */
export async function deleteSources(
  scope: Scope,
  _permit: Permit<"update">,
  sources: readonly RedirectSource[],
): Promise<void> {
  if (sources.length === 0) return;
  const rows = JSON.stringify(sources.map(({ path, query, below }) => ({ path, query, below })));
  await scope.db.$executeRaw(sql`
    DELETE FROM site_redirects r USING jsonb_to_recordset(${rows}::jsonb)
      AS s(path text, query text, below boolean)
    WHERE r.organization_id = ${scope.organizationId}::uuid
      AND r.path = s.path AND r.query = s.query AND r.below = s.below`);
}

/** Takes redirects away. @returns those that were there. */
export const deleteRedirects = (
  scope: Scope,
  _permit: Permit<"update">,
  ids: readonly string[],
): Promise<RedirectRow[]> =>
  scope.db.$queryRaw<RedirectRow[]>(sql`
    DELETE FROM site_redirects
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ANY(${[...ids]}::uuid[])
    RETURNING ${COLUMNS}`);

/** Takes away those of some redirects that an import left and that stand as it left them. @returns them. */
export const deleteAsLeft = (
  scope: Scope,
  _permit: Permit<"update">,
  { redirects, importId }: SavedRedirects,
): Promise<RedirectRow[]> =>
  scope.db.$queryRaw<RedirectRow[]>(sql`
    DELETE FROM site_redirects WHERE organization_id = ${scope.organizationId}::uuid
      AND import_id = ${importId}::uuid AND (path, query, below, target, status) IN (
        SELECT path, query, below, target, status
        FROM jsonb_to_recordset(${JSON.stringify(redirects)}::jsonb)
          AS r(path text, query text, below boolean, target text, status smallint))
    RETURNING ${COLUMNS}`);

/** Hostnames that the website is served under besides its own below ROOT. */
export async function ownHosts(scope: Scope): Promise<string[]> {
  const rows = await scope.db.hostname.findMany({
    where: { organizationId: scope.organizationId },
    select: { hostname: true },
  });
  return rows.map(({ hostname }) => hostname);
}

/** An address that is asked for; `queries`: what of its query some redirect could be about. */
export type Wanted = { readonly path: string; readonly queries: readonly string[] };

/** The redirect about just this path and one of the queries. */
export async function findByQuery(scope: Scope, wanted: Wanted): Promise<Redirect | null> {
  const rows = await scope.db.$queryRaw<Redirect[]>(sql`
    SELECT path, query, below, target, status FROM site_redirects
    WHERE organization_id = ${scope.organizationId}::uuid AND path = ${wanted.path}
      AND query <> '' AND query = ANY(${[...wanted.queries]}::text[])
    ORDER BY length(query) DESC, query LIMIT 1`);
  return rows[0] ?? null;
}

/** The redirect about this path, or about all below one above it; the nearest. */
export async function findByPath(scope: Scope, path: string): Promise<Redirect | null> {
  const rows = await scope.db.$queryRaw<Redirect[]>(sql`
    SELECT path, query, below, target, status FROM site_redirects
    WHERE organization_id = ${scope.organizationId}::uuid AND query = ''
      AND path = ANY(${pathsAbove(path)}::text[]) AND (below OR path = ${path})
    ORDER BY length(path) DESC, below LIMIT 1`);
  return rows[0] ?? null;
}

/** A path with the names that stand behind a question mark there, as some redirect has it. */
export type QueryShape = { readonly path: string; readonly names: readonly string[] };

const MOST_SHAPES = 200;

/** The different shapes of queries that redirects are about. */
export async function listShapes(scope: Scope): Promise<QueryShape[]> {
  const rows = await scope.db.$queryRaw<{ path: string; names: string }[]>(sql`
    SELECT DISTINCT path, regexp_replace(query, '=[^&]*', '', 'g') AS names FROM site_redirects
    WHERE organization_id = ${scope.organizationId}::uuid AND query <> ''
    ORDER BY path, names LIMIT ${MOST_SHAPES}`);
  return rows.map(({ path, names }) => ({ path, names: names.split("&").map(decoded) }));
}

/** @NOTE What cannot be decoded is no name that a request could have. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
