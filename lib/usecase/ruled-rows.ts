import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { holdsField, unitedFields, type Case } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { holdingCases, type TableModel } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { LoadedRow } from "./use-case.ts";

/**
 * One row of a system collection through the rules of a permit, for a use case's `load`: which of the
 * permit's cases hold for it. Whether it exists at all is for the use case to see.
 * @throws NotFound for one that no case reaches and that the caller may not read either; Forbidden
 * for one that they may only read.
 */
export async function reachRow(
  scope: Scope,
  model: TableModel,
  { id, permit }: { readonly id: string; readonly permit: Permit },
): Promise<LoadedRow> {
  const holding = await holdingCases(scope, model, { id, cases: permit.cases });
  if (holding.length > 0) return { id, holding };
  const readable = await holdingNow(scope, model, { action: "read", id });
  throw readable.length > 0 ? new Forbidden() : new NotFound();
}

type Written = {
  readonly action: Action;
  readonly id: string;
  /** The fields that were written; `all`: whatever there is. */
  readonly named: readonly string[] | "all";
};

/**
 * Sees, once a row is written, that the rules of the action hold for what it has become, for every
 * field that was named. The transaction is rolled back where they do not.
 * @throws Forbidden.
 */
export async function requireRowWithin(
  scope: Scope,
  model: TableModel,
  { named, ...asked }: Written,
): Promise<void> {
  const holding = await holdingNow(scope, model, asked);
  const fields = unitedFields(holding);
  const reaches =
    fields === "all" || (named !== "all" && named.every((name) => holdsField(fields, name)));
  if (holding.length > 0 && reaches) return;
  throw new Forbidden("Your permissions do not let it become this.");
}

/** The cases of a right that hold for a row as it stands now; none without the right. */
async function holdingNow(
  scope: Scope,
  model: TableModel,
  { action, id }: Pick<Written, "action" | "id">,
): Promise<readonly Case[]> {
  const question = { action, collection: model.type, id: null };
  const decision = decide(scope.principal, scope.grants, question);
  return decision.allowed ? holdingCases(scope, model, { id, cases: decision.permit.cases }) : [];
}
