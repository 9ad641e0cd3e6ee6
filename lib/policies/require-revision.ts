import { Stale } from "@/lib/kernel/errors.ts";

/** Sees that a change is made from the present revision, where it names one. @throws Stale. */
export function requireRevision(
  named: number | readonly number[] | undefined,
  present: number,
): void {
  if (named === undefined || [named].flat().includes(present)) return;
  throw new Stale();
}
