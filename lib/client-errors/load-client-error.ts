import type { Case } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { admittedCases } from "@/lib/usecase/ruled-rows.ts";
import { clientErrorModel } from "./client-error-model.ts";
import { clientErrorOf, type ClientError } from "./client-error.ts";

/** An error, and of the permit's cases those that hold for it. */
export type LoadedClientError = {
  readonly id: string;
  readonly holding: readonly Case[];
  readonly error: ClientError;
};

/** One error of this organization through the rules of the permit. @throws NotFound; Forbidden. */
export async function loadClientError(
  scope: Scope,
  { id }: { readonly id: string },
  permit: Permit,
): Promise<LoadedClientError> {
  const { db, organizationId } = scope;
  const holding = await admittedCases(scope, clientErrorModel, { id, permit });
  const row = await db.clientError.findUnique({
    where: { organizationId_id: { organizationId, id } },
  });
  if (row === null) throw new NotFound("This error is not known, or was forgotten.");
  return { id, holding, error: clientErrorOf(row) };
}
