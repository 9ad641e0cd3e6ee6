import { actorOf } from "@/lib/access/actor-of.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { Locked } from "@/lib/kernel/request-errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import type { UploadInput } from "./upload-input.ts";
import { UPLOAD_LIFETIME_MS } from "./upload-limits.ts";
import { foundSchema, type Found } from "./upload.ts";

type Create = Permit<"create">;

/** An upload as it stands. */
export type StoredUpload = {
  readonly filename: string;
  readonly length: number;
  readonly isComplete: boolean;
};

export async function insertUpload(
  scope: Scope,
  _permit: Create,
  upload: UploadInput & { readonly filename: string; readonly length: number },
): Promise<void> {
  const { db, organizationId, principal, clock } = scope;
  await db.upload.create({
    data: {
      ...{ organizationId, ...upload, actor: actorOf(principal) },
      ...{ createdAt: new Date(clock()), expiresAt: expiryIn(scope) },
    },
  });
}

/** @throws NotFound for one that is expired, for another purpose or somebody else's. */
export async function selectUpload(scope: Scope, wanted: UploadInput): Promise<StoredUpload> {
  const [row] = await scope.db.$queryRaw<StoredUpload[]>`
    SELECT filename, length::float8 AS length, state = 'complete' AS "isComplete"
    FROM uploads WHERE ${isOwn(scope, wanted)}`;
  if (row === undefined) throw gone();
  return row;
}

/**
 * Holds an upload that still receives, until the transaction ends.
 * @throws Locked while somebody else holds it; NotFound.
 */
export async function holdUpload(
  scope: Scope,
  _permit: Create,
  wanted: UploadInput,
): Promise<void> {
  const held = await scope.db.$queryRaw<unknown[]>`
    SELECT 1 FROM uploads WHERE ${isOwn(scope, wanted)} AND state = 'receiving'
    FOR UPDATE SKIP LOCKED`;
  if (held.length > 0) return;
  const { isComplete } = await selectUpload(scope, wanted);
  if (isComplete) throw gone();
  throw new Locked("A part of this upload is being written. Try again in a moment.");
}

/** Something came of it: its end is put off. */
export async function putOffEnd(scope: Scope, _permit: Create, wanted: UploadInput): Promise<void> {
  await scope.db.$executeRaw`
    UPDATE uploads SET expires_at = ${expiryIn(scope)} WHERE ${isOwn(scope, wanted)}`;
}

/** @throws NotFound. */
export async function saveFound(
  scope: Scope,
  _permit: Create,
  { found, ...wanted }: UploadInput & { readonly found: Found },
): Promise<void> {
  const saved = await scope.db.$executeRaw`
    UPDATE uploads SET state = 'complete', found = ${found}::jsonb,
      expires_at = ${expiryIn(scope)}
    WHERE ${isOwn(scope, wanted)}`;
  if (saved === 0) throw gone();
}

/** @throws NotFound. */
export async function removeUpload(
  scope: Scope,
  _permit: Create,
  wanted: UploadInput,
): Promise<void> {
  const removed = await scope.db.$executeRaw`DELETE FROM uploads WHERE ${isOwn(scope, wanted)}`;
  if (removed === 0) throw gone();
}

/** A complete upload of the caller's own, taken: nobody else gets it. */
export type TakenUpload = { readonly id: string; readonly filename: string; readonly found: Found };

/**
 * Takes an upload of the caller's own in the transaction of the deed that it is for: of several who try
 * at once one gets it. @throws NotFound for one that is not complete, expired, for another purpose,
 * somebody else's, or taken.
 */
export async function takeUpload(
  scope: Scope,
  _permit: Create,
  wanted: UploadInput,
): Promise<TakenUpload> {
  const [row] = await scope.db.$queryRaw<{ filename: string; found: unknown }[]>`
    DELETE FROM uploads WHERE ${isOwn(scope, wanted)} AND state = 'complete'
    RETURNING filename, found`;
  if (row === undefined) throw gone();
  return { id: wanted.id, filename: row.filename, found: foundSchema.parse(row.found) };
}

const isOwn = ({ organizationId, principal, clock }: Scope, { id, purpose }: UploadInput): Sql =>
  sql`organization_id = ${organizationId}::uuid AND id = ${id}::uuid AND purpose = ${purpose}
    AND actor = ${actorOf(principal)} AND expires_at > ${new Date(clock())}`;

const expiryIn = ({ clock }: Scope): Date => new Date(clock() + UPLOAD_LIFETIME_MS);

const gone = () => new NotFound("This upload is not there, or no longer.");
