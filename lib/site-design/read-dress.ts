import type { Scope } from "@/lib/tenancy/scope.ts";
import { designIn } from "./design-in.ts";
import type { Dress } from "./dress.ts";

type Row = {
  design: unknown;
  frames: string[] | null;
  level: string;
  hostname: string | null;
  slug: string;
};

/**
 * What dresses the pages of the organization's website. It takes no right of its own: whoever is shown
 * a page is shown this with it, and it says nothing else.
 */
export async function readDress(scope: Scope): Promise<Dress> {
  const [row] = await scope.db.$queryRaw<Row[]>`
    SELECT d.design, o.slug, a.level::text AS level,
      CASE WHEN jsonb_typeof(a.sources->'frame') = 'array' THEN a.sources->'frame' END AS frames,
      (SELECT h.hostname FROM hostnames h WHERE h.organization_id = a.organization_id
        ORDER BY h."primary" DESC, h.hostname LIMIT 1) AS hostname
    FROM site_access a JOIN organizations o ON o.id = a.organization_id
    LEFT JOIN site_designs d ON d.organization_id = a.organization_id
    WHERE a.organization_id = ${scope.organizationId}::uuid`;
  return {
    design: designIn(row?.design),
    locale: scope.locales[0] ?? "en",
    frames: row?.frames ?? [],
    isPublic: row?.level === "public",
    hostname: row?.hostname ?? null,
    slug: row?.slug ?? "",
  };
}
