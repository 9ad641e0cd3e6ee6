import { Conflict, Invalid } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { BUILT_IN_MODELS } from "./models/built-in-models.ts";
import { isReservedSlug } from "./slug.ts";

type Place = Parameters<typeof isReservedSlug>[0];

const isAtRoot = ({ collection, parentId }: Place): boolean =>
  collection === "pages" && parentId === null;

/**
 * Refuses an address at which a page would never be seen: one that the house keeps, or where a
 * collection stands on the website. @throws Invalid at `slug`.
 */
export async function requireReachable(scope: Scope, place: Place): Promise<void> {
  if (isReservedSlug(place)) throw taken(place.slug, "is kept for something else");
  if (!isAtRoot(place) || BUILT_IN_MODELS.has(place.slug)) return;
  await holdRoot(scope);
  const { organizationId, db } = scope;
  const collection = await db.collection.findFirst({
    where: { organizationId, slug: place.slug, website: true },
    select: { id: true },
  });
  if (collection !== null) throw taken(place.slug, "is where a collection stands");
}

/**
 * Refuses a collection a name under which the website has something else already: it would hide what
 * stands there, or be hidden by it. @throws Invalid, or Conflict for a page, at `slug`.
 */
export async function requireRootFree(scope: Scope, slug: string): Promise<void> {
  const place = { collection: "pages", parentId: null, slug };
  if (isReservedSlug(place)) throw taken(slug, "is kept for something else");
  await holdRoot(scope);
  const rows = await scope.db.$queryRaw<unknown[]>`
    SELECT 1 FROM entries e JOIN collections c ON c.organization_id = e.organization_id
      AND c.id = e.collection_id AND c.slug = 'pages'
    WHERE e.organization_id = ${scope.organizationId}::uuid
      AND ((e.slug = ${slug} AND e.parent_id IS NULL)
        OR (e.published_slug = ${slug} AND e.published_parent_id IS NULL))
    LIMIT 1`;
  if (rows.length === 0) return;
  const message = `A page stands at /${slug}, or lies in the bin. Choose another name.`;
  throw new Conflict(message, [{ path: ["slug"], message }]);
}

function taken(slug: string, why: string): Invalid {
  const message = `/${slug} ${why}. Choose another address.`;
  return new Invalid(message, [{ path: ["slug"], message }]);
}

/** @NOTE A page and a collection that come at the same time would not see one another. */
async function holdRoot({ db, organizationId }: Scope): Promise<void> {
  await db.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`site-root:${organizationId}`}, 0))::text`;
}
