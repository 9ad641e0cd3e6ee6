import type { Scope } from "@/lib/tenancy/scope.ts";
import { DEFAULT_DESIGN } from "./default-design.ts";
import { designSchema, type Design } from "./design.ts";

/**
 * How the organization's website looks. It takes no right of its own: whoever is shown a page of it is
 * shown this with it.
 */
export async function readDesign({ db, organizationId }: Scope): Promise<Design> {
  const row = await db.siteDesign.findUnique({ where: { organizationId } });
  return row === null ? DEFAULT_DESIGN : designIn(row.design);
}

/** @NOTE What is kept was checked when it was written; of what is none any more, the rest is lost too. */
export function designIn(kept: unknown): Design {
  const read = designSchema.safeParse(kept);
  return read.success ? read.data : DEFAULT_DESIGN;
}
