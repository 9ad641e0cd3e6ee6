import type { Permit } from "@/lib/access/permit.ts";
import { Conflict } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { type ImportRow, isAtWork } from "./import-row.ts";
import { getImportRow, holdImport } from "./repository.ts";

/** An import of the caller's own, or of anybody's for whoever may; held where it is to change. @throws NotFound. */
export async function loadImport(
  scope: Scope,
  { id }: { readonly id: string },
  permit: Permit,
): Promise<ImportRow> {
  const seen = await getImportRow(scope, id, permit);
  return permit.action === "read" ? seen : holdImport(scope, id);
}

/** @throws Conflict where an import is at work, or at another step. */
export function requireStep(row: ImportRow, steps: readonly ImportRow["step"][]): void {
  if (isAtWork(row)) throw new Conflict("The import is at work. Wait for it, or pause it first.");
  if (!steps.includes(row.step)) throw new Conflict("The import is not at this step any more.");
}
