import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { clientErrorOf, type ClientError } from "./client-error.ts";

/** One error of this organization. @throws NotFound. */
export async function loadClientError(
  { db, organizationId }: Scope,
  { id }: { readonly id: string },
): Promise<ClientError> {
  const row = await db.clientError.findUnique({
    where: { organizationId_id: { organizationId, id } },
  });
  if (row === null) throw new NotFound("This error is not known, or was forgotten.");
  return clientErrorOf(row);
}
