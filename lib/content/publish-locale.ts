import type { Permit } from "@/lib/access/permit.ts";
import { personOf } from "@/lib/access/principal.ts";
import { Conflict, Stale } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { isLocalized, publishedIn, withdrawnIn } from "./models/localized.ts";
import { modelOf } from "./models/model-of.ts";

/**
 * Whether a deed concerns what an entry says in one language alone: where a language was asked for, of
 * entries that are in several.
 */
export const concernsOneLocale = (scope: Scope, collection: string): boolean =>
  scope.inLocale !== null && isLocalized(modelOf(scope, collection));

/**
 * Refuses a new entry in another language than the default where it is shown at once: what is shown is
 * whole, and that is seen in the default language.
 * @throws Conflict.
 */
export function requireFirstLocale(scope: Scope, collection: string): void {
  const model = modelOf(scope, collection);
  const [first = ""] = scope.locales;
  if (model.publishes || scope.locale === first || !isLocalized(model)) return;
  throw new Conflict(`Write it in the default language first: ${first}.`);
}

/**
 * Makes what the draft says in the scope's language what the world sees; in the default language also
 * all that is in none. What was scheduled stays so.
 * @throws Conflict where nothing is published in the default language yet; Stale.
 */
export async function publishLocale(
  scope: Scope,
  permit: Permit<"publish">,
  { revision }: { revision: number },
): Promise<void> {
  const { locale, locales } = scope;
  const forms = await formsOf(scope, permit, revision);
  const isDefault = locale === locales[0];
  if (!isDefault && forms.published === null) {
    throw new Conflict(`Publish it in the default language first: ${locales[0] ?? ""}.`);
  }
  const model = modelOf(scope, permit.collection);
  const published = JSON.stringify(publishedIn(model, { ...forms, locale, isDefault }));
  const now = new Date(scope.clock());
  const count = await scope.db.$executeRaw`
    UPDATE entries SET published = ${published}::jsonb,
      published_slug = CASE WHEN ${isDefault} THEN slug ELSE published_slug END,
      published_parent_id = CASE WHEN ${isDefault} THEN parent_id ELSE published_parent_id END,
      changed = ${published}::jsonb <> draft OR (NOT ${isDefault}
        AND (slug, parent_id) IS DISTINCT FROM (published_slug, published_parent_id)),
      published_at = coalesce(published_at, ${now}), published_updated_at = ${now},
      revision = revision + 1, updated_at = ${now}, updated_by = ${personOf(scope.principal)}::uuid
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${permit.id}::uuid
      AND revision = ${revision} AND deleted_at IS NULL`;
  if (count === 0) throw new Stale();
}

/** Takes what an entry says in the scope's language, which is not the default one, off. @throws Stale. */
export async function withdrawLocale(
  scope: Scope,
  permit: Permit<"publish">,
  revision: number,
): Promise<void> {
  const { published } = await formsOf(scope, permit, revision);
  const model = modelOf(scope, permit.collection);
  const left = published === null ? null : withdrawnIn(model, published, scope.locale);
  const now = new Date(scope.clock());
  const count = await scope.db.$executeRaw`
    UPDATE entries SET published = ${left === null ? null : JSON.stringify(left)}::jsonb,
      changed = true, published_updated_at = ${now}, revision = revision + 1, updated_at = ${now},
      updated_by = ${personOf(scope.principal)}::uuid
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${permit.id}::uuid
      AND revision = ${revision} AND deleted_at IS NULL`;
  if (count === 0) throw new Stale();
}

type Forms = { readonly draft: JsonObject; readonly published: JsonObject | null };

async function formsOf(
  { db, organizationId }: Scope,
  { id }: Permit,
  revision: number,
): Promise<Forms> {
  const entry = await db.entry.findFirst({
    where: { organizationId, id: id ?? "", revision, deletedAt: null },
    select: { draft: true, published: true },
  });
  if (entry === null) throw new Stale();
  return { draft: entry.draft as JsonObject, published: entry.published as JsonObject | null };
}
