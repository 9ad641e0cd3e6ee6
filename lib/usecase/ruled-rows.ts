import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { holdsField, unitedFields, type Case } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { holdingCases, type TableModel } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** A row of a system collection, and the permit for the action as such. */
type Row = { readonly id: string; readonly permit: Permit };

/**
 * The cases of a permit that hold for a row which is there, for a use case's `load`. Asked before the
 * row is read: one that is hidden is not asked about more often than one that is not there.
 * @throws NotFound for a row that the caller may not even read; Forbidden for one that they may only
 * read.
 */
export async function admittedCases(
  scope: Scope,
  model: TableModel,
  { permit, id }: Row,
): Promise<readonly Case[]> {
  const holding = await holdingCases(scope, model, { cases: permit.cases, id });
  if (holding.length > 0) return holding;
  const cases = heldFor(scope, "read", permit.collection);
  const isKnown = (await holdingCases(scope, model, { cases, id })).length > 0;
  throw isKnown ? new Forbidden() : new NotFound();
}

/**
 * Sees, once a row is written, that the rules of the action hold for what it has become, for every
 * field that was named. The transaction is rolled back where they do not. @throws Forbidden.
 */
export async function requireStillHeld(
  scope: Scope,
  model: TableModel,
  { permit, id, named }: Row & { readonly named: readonly string[] },
): Promise<void> {
  const cases = heldFor(scope, permit.action, permit.collection);
  const holding = await holdingCases(scope, model, { cases, id });
  const fields = unitedFields(holding);
  if (holding.length > 0 && named.every((name) => holdsField(fields, name))) return;
  throw new Forbidden("Your permissions do not let this become what you would make of it.");
}

/** @NOTE The permit for a row holds the cases of then alone. */
function heldFor(scope: Scope, action: Action, collection: string): readonly Case[] {
  const decision = decide(scope.principal, scope.grants, { action, collection, id: null });
  return decision.allowed ? decision.permit.cases : [];
}
