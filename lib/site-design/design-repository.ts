import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { DEFAULT_DESIGN } from "./default-design.ts";
import type { Design } from "./design.ts";
import { designIn } from "./design-in.ts";

export type KeptDesign = { readonly design: Design; readonly revision: number };

/** The design as it is kept; revision 0 while nobody has given the website one. */
export async function getDesign({ db, organizationId }: Scope): Promise<KeptDesign> {
  const row = await db.siteDesign.findUnique({ where: { organizationId } });
  if (row === null) return { design: DEFAULT_DESIGN, revision: 0 };
  return { design: designIn(row.design), revision: row.revision };
}

/**
 * Keeps a design over the revision that its author saw.
 * @returns false where there is another revision by now.
 */
export async function saveDesign(
  { db, organizationId }: Scope,
  _permit: Permit<"update">,
  { design, revision }: KeptDesign,
): Promise<boolean> {
  const count = await db.$executeRaw`
    INSERT INTO site_designs AS d (organization_id, design, revision)
    SELECT ${organizationId}::uuid, ${JSON.stringify(design)}::jsonb, 1 WHERE ${revision} = 0
    ON CONFLICT DO NOTHING`;
  if (count === 1) return true;
  const changed = await db.$executeRaw`
    UPDATE site_designs SET design = ${JSON.stringify(design)}::jsonb, revision = revision + 1
    WHERE organization_id = ${organizationId}::uuid AND revision = ${revision}`;
  return changed === 1;
}
