import { z } from "zod";
import { Stale } from "@/lib/kernel/errors.ts";

/** The revisions that a change may be made from; `any` or absent: whatever it is. */
export const revisionInput = z
  .union([z.int(), z.array(z.int()).max(50), z.literal("any")])
  .optional();

/** Sees that a change is made from the present revision, where it names one. @throws Stale. */
export function requireRevision(named: z.infer<typeof revisionInput>, present: number): void {
  if (named === undefined || named === "any" || [named].flat().includes(present)) return;
  throw new Stale();
}
