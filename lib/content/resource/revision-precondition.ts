import { z } from "zod";
import { Stale } from "@/lib/kernel/errors.ts";
import { PreconditionRequired } from "@/lib/kernel/request-errors.ts";

/** The revisions that a change may be made from; `any`: whatever it is; null: none was named. */
export const revisionsSchema = z
  .union([z.int().positive(), z.literal("any"), z.array(z.int()).max(50)])
  .nullable();

export type Revisions = z.infer<typeof revisionsSchema>;

/**
 * Sees that a change is made from the present revision.
 * @throws PreconditionRequired when it names none; Stale for another one.
 */
export function requireRevision(named: Revisions, present: number): void {
  if (named === null) throw new PreconditionRequired();
  if (named === "any" || named === present) return;
  if (typeof named === "number" || !named.includes(present)) throw new Stale();
}
