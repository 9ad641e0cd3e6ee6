import type { Permit } from "@/lib/access/permit.ts";
import type { Json, JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { ArchivedTable } from "./archived-table.ts";
import { textOf } from "./text-of.ts";

/** How many rows are in memory at once. */
const PAGE = 100;

/** All rows of a table in the order of their keys, some at a time. */
export async function* readTable(
  scope: Scope,
  _permit: Permit<"read">,
  table: ArchivedTable,
): AsyncGenerator<JsonObject[]> {
  let after: JsonObject | null = null;
  for (;;) {
    const rows = await readPage(scope, table, after);
    if (rows.length > 0) yield rows;
    after = rows.at(-1) ?? null;
    if (rows.length < PAGE) return;
  }
}

async function readPage(
  { db, organizationId }: Scope,
  { rows, key, without = {} }: ArchivedTable,
  after: JsonObject | null,
): Promise<JsonObject[]> {
  const gone = ["organization_id", ...Object.keys(without)];
  const columns = key.map(({ column }) => column);
  const found = await db.$queryRaw<{ row: string }[]>`
    SELECT (to_jsonb(r) - ${gone}::text[])::text AS row FROM (${rows}) r
    WHERE r.organization_id = ${organizationId}::uuid ${after === null ? sql`` : beyond(key, after)}
    ${columns.length === 0 ? sql`` : sql`ORDER BY ${joinSql(columns)}`} LIMIT ${PAGE}`;
  return found.map(({ row }) => JSON.parse(row) as JsonObject);
}

function beyond(key: ArchivedTable["key"], after: JsonObject): Sql {
  if (key.length === 0) return sql`AND false`;
  const values = key.map(({ name, type }) => sql`${textOf(after[name])}::${type}`);
  return sql`AND (${joinSql(key.map(({ column }) => column))}) > (${joinSql(values)})`;
}

/** The members by the ids of their people on this instance. */
export async function membersByPerson(
  { db, organizationId }: Scope,
  _permit: Permit<"read">,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.member.findMany({
    where: { organizationId },
    select: { id: true, userId: true },
  });
  return new Map(rows.map(({ id, userId }) => [userId, id]));
}

/** Adds rows to a table of the scope's organization, as they are. */
export async function addRows(
  { db, organizationId }: Scope,
  _permit: Permit<"create">,
  { into, rows }: { readonly into: Sql; readonly rows: readonly Json[] },
): Promise<void> {
  const own = rows.map((row) => ({ ...(row as JsonObject), organization_id: organizationId }));
  await db.$executeRaw`
    INSERT INTO ${into}
    SELECT r.* FROM jsonb_populate_recordset(NULL::${into}, ${JSON.stringify(own)}::jsonb) r`;
}

/** A permission as it is kept, with fields by their ids. */
export type KeptPermission = {
  readonly id: string;
  readonly collection: string;
  readonly action: string;
  readonly fields: readonly string[] | null;
  readonly rule: JsonObject | null;
  readonly validation: JsonObject | null;
  readonly presets: JsonObject | null;
};

/** All permissions of the scope's organization. */
export const permissionsHere = ({ db, organizationId }: Scope): Promise<KeptPermission[]> =>
  db.$queryRaw`
    SELECT id::text, collection, action, fields, rule, validation, presets FROM permissions
    WHERE organization_id = ${organizationId}::uuid ORDER BY id`;

/** How many rows of a table the scope's organization has. */
export async function countRows(
  { db, organizationId }: Scope,
  _permit: Permit<"read">,
  { rows }: ArchivedTable,
): Promise<number> {
  const [found] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (${rows}) r WHERE r.organization_id = ${organizationId}::uuid`;
  return found?.count ?? 0;
}

/** The files of the scope's organization, each once, and how many bytes they have together. */
export async function sizeOfFiles(
  { db, organizationId }: Scope,
  _permit: Permit<"read">,
): Promise<{ readonly count: number; readonly bytes: number }> {
  const [found] = await db.$queryRaw<{ count: number; bytes: number }[]>`
    SELECT count(*)::int AS count, coalesce(sum(size), 0)::float8 AS bytes
    FROM (SELECT DISTINCT digest, size FROM assets
      WHERE organization_id = ${organizationId}::uuid) AS files`;
  return found ?? { count: 0, bytes: 0 };
}
