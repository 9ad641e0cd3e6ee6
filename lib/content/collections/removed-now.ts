import { Conflict } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { FieldDefinition } from "../models/field-definition.ts";
import type { HeldCollection, RemovedField } from "./held-collection.ts";

/** How many removed fields a collection keeps. */
const MOST = 100;

/** The removed fields of a collection and those that join them now. @throws Conflict for too many. */
export function removedNow(
  { clock }: Scope,
  { removed }: Pick<HeldCollection, "removed">,
  fields: readonly FieldDefinition[],
): readonly RemovedField[] {
  const removedAt = new Date(clock()).toISOString();
  const all = [...removed, ...fields.map((field) => ({ ...field, removedAt }))];
  if (all.length <= MOST) return all;
  throw new Conflict(
    `At most ${MOST} removed fields are kept: delete some of them for good first.`,
  );
}
