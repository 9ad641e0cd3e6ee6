import type { Permit } from "@/lib/access/permit.ts";
import { Forbidden } from "@/lib/kernel/errors.ts";

/**
 * Sees that a permit concerns all fields: the dashboard shows and saves entries as a whole, so it is
 * for those alone whose right has no list of fields. Everybody else has the API, field by field.
 * @throws Forbidden.
 */
export function requireWholeEntry({ fields }: Permit): void {
  if (fields !== "all") {
    throw new Forbidden("Your right is to some fields of this alone; the editor shows all.");
  }
}
