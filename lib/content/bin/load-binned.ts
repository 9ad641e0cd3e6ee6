import type { Case } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { holdingCases } from "../entry-access.ts";
import type { EntryInput } from "../entry-input.ts";
import { findBinned, type Binned } from "../entry-reads.ts";

/**
 * Loads the named entry from the bin through the rules of the permit.
 * @NOTE Nothing is asked less where there is no such entry: that would tell by the time it takes.
 * @throws NotFound without one that the permit reaches.
 */
export async function loadBinned<Input extends EntryInput>(
  scope: Scope,
  { collection, id }: Input,
  { action, cases }: Permit,
): Promise<Binned & { readonly holding: readonly Case[] }> {
  const binned = await findBinned(scope, collection, id);
  const holding = await holdingCases(scope, { action, collection, cases }, id);
  if (binned === null || holding.length === 0) throw new NotFound();
  return { ...binned, holding };
}
