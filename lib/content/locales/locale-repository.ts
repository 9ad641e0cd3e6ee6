import type { Permit } from "@/lib/access/permit.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";

/** The languages as they are now; nobody else changes them until the transaction ends. */
export async function holdLocales({ db, organizationId }: Scope): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ locales: string[] }[]>`
    SELECT locales FROM organization_settings
    WHERE organization_id = ${organizationId}::uuid FOR UPDATE`;
  return rows[0]?.locales ?? [];
}

/** How many entries, in the bin or out of it, say something in one of these languages. */
export async function countSaying(
  { db, organizationId }: Scope,
  locales: readonly string[],
): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM entries e
    WHERE e.organization_id = ${organizationId}::uuid AND EXISTS (
      SELECT 1 FROM collections c, jsonb_array_elements(c.fields) AS f
      WHERE c.organization_id = e.organization_id AND c.id = e.collection_id
        AND f->'localized' = 'true'
        AND (jsonb_exists_any(e.draft->(f->>'id'), ${[...locales]}::text[])
          OR jsonb_exists_any(e.published->(f->>'id'), ${[...locales]}::text[])))`;
  return rows[0]?.count ?? 0;
}

/** Sets the languages. */
export async function saveLocales(
  { db, organizationId }: Scope,
  _permit: Permit<"update">,
  locales: readonly string[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO organization_settings (organization_id, locales)
    VALUES (${organizationId}::uuid, ${[...locales]}::text[])
    ON CONFLICT (organization_id) DO UPDATE SET locales = excluded.locales`;
}
