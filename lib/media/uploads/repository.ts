import { actorOf } from "@/lib/access/actor-of.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { foundSchema, type Found, type UploadPurpose } from "./upload.ts";

/** A complete upload of the caller's own, taken: nobody else gets it. */
export type TakenUpload = { readonly id: string; readonly filename: string; readonly found: Found };

type Wanted = { readonly id: string; readonly purpose: UploadPurpose };

/**
 * Takes an upload of the caller's own in the transaction of the deed that it is for: of several who try
 * at once one gets it. @throws NotFound for one that is not complete, expired, for another purpose,
 * somebody else's, or taken.
 */
export async function takeUpload(
  scope: Scope,
  _permit: Permit<"create">,
  { id, purpose }: Wanted,
): Promise<TakenUpload> {
  const { db, organizationId, principal, clock } = scope;
  const [row] = await db.$queryRaw<{ filename: string; found: unknown }[]>`
    DELETE FROM uploads
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid
      AND actor = ${actorOf(principal)} AND purpose = ${purpose} AND state = 'complete'
      AND expires_at > ${new Date(clock())}
    RETURNING filename, found`;
  if (row === undefined) throw new NotFound("This upload is not there, or no longer.");
  return { id, filename: row.filename, found: foundSchema.parse(row.found) };
}
