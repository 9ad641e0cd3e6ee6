import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";

/**
 * Sees that a permit concerns all fields, where a use case asks for one beside its own: of its own,
 * the runner sees to that (`fieldwise`).
 * @throws Forbidden.
 */
export function requireWholeEntry({ fields }: Permit): void {
  if (fields !== "all") {
    throw new Forbidden("Your right is to some fields of this alone; the editor shows all.");
  }
}
