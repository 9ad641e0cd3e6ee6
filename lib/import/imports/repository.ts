import type { Permit } from "@/lib/access/permit.ts";
import type { Scheduler } from "@/lib/access/principal.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { MemberId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { Mapping } from "../mapping/mapping.ts";
import {
  importOf,
  type Found,
  type Halt,
  type ImportRow,
  type Step,
  type StoredImport,
} from "./import-row.ts";

const columns = sql`i.id::text AS id, i.member_id::text AS "memberId", i.by, i.name, i.kind,
  i.step, i.halt, i.reason, i.found, i.mapping, i.cursor, i.total,
  i.done, i.created_at AS "createdAt", i.finished_at AS "finishedAt"`;

type Whose = Pick<Permit, "owner">;

/** The imports of those whom the permit is about, latest first. */
export async function listImportRows(
  { db, organizationId }: Scope,
  { owner }: Whose,
): Promise<readonly ImportRow[]> {
  const rows = await db.$queryRaw<StoredImport[]>(sql`
    SELECT ${columns} FROM imports i
    WHERE i.organization_id = ${organizationId}::uuid AND ${ownedBy(owner)}
    ORDER BY i.created_at DESC, i.id LIMIT 100`);
  return rows.map(importOf);
}

const ownedBy = (owner: MemberId | null): Sql =>
  owner === null ? sql`true` : sql`i.member_id = ${owner}::uuid`;

/** An import of those whom the permit is about. @throws NotFound. */
export async function getImportRow(
  { db, organizationId }: Scope,
  id: string,
  { owner }: Whose,
): Promise<ImportRow> {
  const [row] = await db.$queryRaw<StoredImport[]>(sql`
    SELECT ${columns} FROM imports i
    WHERE i.organization_id = ${organizationId}::uuid AND i.id = ${id}::uuid AND ${ownedBy(owner)}`);
  if (row === undefined) throw new NotFound();
  return importOf(row);
}

/** An import, held until the transaction ends: of those who work on it at once, one goes on. @throws NotFound. */
export async function holdImport({ db, organizationId }: Scope, id: string): Promise<ImportRow> {
  const [row] = await db.$queryRaw<StoredImport[]>(sql`
    SELECT ${columns} FROM imports i
    WHERE i.organization_id = ${organizationId}::uuid AND i.id = ${id}::uuid FOR UPDATE`);
  if (row === undefined) throw new NotFound();
  return importOf(row);
}

type NewImport = {
  readonly id: string;
  readonly memberId: string;
  readonly by: Scheduler;
  readonly name: string;
};

export async function insertImport(
  { db, organizationId }: Scope,
  _permit: Permit<"create">,
  { id, memberId, by, name }: NewImport,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO imports (organization_id, id, member_id, by, name, step)
    VALUES (${organizationId}::uuid, ${id}::uuid, ${memberId}::uuid, ${JSON.stringify(by)}::jsonb,
      ${name}, 'reading')`;
}

/** What of an import may change. */
export type ImportChange = {
  readonly kind?: ImportRow["kind"];
  readonly step?: Step;
  readonly halt?: Halt;
  readonly reason?: string;
  readonly found?: Found;
  readonly mapping?: Mapping;
  readonly cursor?: number;
  readonly total?: number;
  readonly done?: number;
  readonly finishedAt?: Date;
};

/** Changes an import that is held. */
export async function changeImport(
  { db, organizationId, clock }: Scope,
  id: string,
  change: ImportChange,
): Promise<void> {
  const set = [sql`updated_at = ${new Date(clock())}`, sql`revision = revision + 1`];
  if (change.kind !== undefined) set.push(sql`kind = ${change.kind}`);
  if (change.step !== undefined) set.push(sql`step = ${change.step}`);
  if (change.halt !== undefined) set.push(sql`halt = ${change.halt}`);
  if (change.reason !== undefined) set.push(sql`reason = ${change.reason}`);
  if (change.found !== undefined) set.push(sql`found = ${JSON.stringify(change.found)}::jsonb`);
  if (change.mapping !== undefined)
    set.push(sql`mapping = ${JSON.stringify(change.mapping)}::jsonb`);
  if (change.cursor !== undefined) set.push(sql`cursor = ${change.cursor}`);
  if (change.total !== undefined) set.push(sql`total = ${change.total}`);
  if (change.done !== undefined) set.push(sql`done = ${change.done}`);
  if (change.finishedAt !== undefined) set.push(sql`finished_at = ${change.finishedAt}`);
  await db.$executeRaw(sql`
    UPDATE imports SET ${joinSql(set, ", ")}
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid`);
}
