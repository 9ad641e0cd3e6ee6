import type { Permit } from "@/lib/access/permit.ts";
import type { AuditLine } from "@/lib/audit/record.ts";
import { personOf } from "@/lib/access/principal.ts";
import { Conflict, Stale } from "@/lib/kernel/errors.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { isLocalized, publishedIn, withdrawnIn } from "./models/localized.ts";
import { modelOf } from "./models/model-of.ts";

/**
 * Whether a deed concerns what an entry says in one language alone: where a language was asked for, of
 * entries that are in several.
 */
export const concernsOneLocale = (scope: Scope, collection: string): boolean =>
  scope.inLocale !== null && isLocalized(modelOf(scope, collection));

/** The ledger's line about a deed: where it concerns what is said in one language alone, with which. */
export function ofLocale<Line extends AuditLine & { readonly collection: string }>(
  scope: Scope,
  line: Line,
): Line {
  if (!concernsOneLocale(scope, line.collection)) return line;
  const { locale } = scope;
  const summary = `${line.summary} (${locale})`;
  return { ...line, summary, detail: { ...line.detail, locale } };
}

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

/** What an entry says and where it stands, as it is kept. */
type KeptContent = {
  readonly slug: string;
  readonly parentId: string | null;
  readonly data: JsonObject;
};

/**
 * Makes what the draft says in the scope's language, or what a version said in it, what the world sees;
 * in the default language also all that is in none. What is scheduled for other languages stays so.
 * @throws Conflict where nothing is published in the default language yet; Stale.
 */
export async function publishLocale(
  scope: Scope,
  permit: Permit<"publish">,
  { revision, version }: { revision: number; version?: KeptContent },
): Promise<void> {
  const { locale, locales } = scope;
  const { published: before, ...drafted } = await formsOf(scope, permit, revision);
  const { data: draft, slug, parentId } = version ?? drafted;
  const isDefault = locale === locales[0];
  if (!isDefault && before === null) {
    throw new Conflict(`Publish it in the default language first: ${locales[0] ?? ""}.`);
  }
  const model = modelOf(scope, permit.collection);
  const published = JSON.stringify(
    publishedIn(model, { draft, published: before, locale, isDefault }),
  );
  const now = new Date(scope.clock());
  const [own, failed] = [isFor(locale, sql`schedule`), isFor(locale, sql`schedule_failure`)];
  const count = await scope.db.$executeRaw(sql`
    UPDATE entries SET published = ${published}::jsonb,
      published_slug = CASE WHEN ${isDefault} THEN ${slug} ELSE published_slug END,
      published_parent_id =
        CASE WHEN ${isDefault} THEN ${parentId}::uuid ELSE published_parent_id END,
      changed = ${published}::jsonb <> draft OR (slug, parent_id) IS DISTINCT FROM
        (CASE WHEN ${isDefault} THEN ${slug} ELSE published_slug END,
          CASE WHEN ${isDefault} THEN ${parentId}::uuid ELSE published_parent_id END),
      publish_at = CASE WHEN ${own} THEN NULL ELSE publish_at END,
      schedule = CASE WHEN ${own} AND unpublish_at IS NULL THEN NULL ELSE schedule END,
      schedule_failure = CASE WHEN ${failed} THEN NULL ELSE schedule_failure END,
      published_at = coalesce(published_at, ${now}), published_updated_at = ${now},
      revision = revision + 1, updated_at = ${now}, updated_by = ${personOf(scope.principal)}::uuid
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${permit.id}::uuid
      AND revision = ${revision} AND deleted_at IS NULL`);
  if (count === 0) throw new Stale();
}

/** Whether a schedule, or what is said of one that failed, is about one language. */
const isFor = (locale: string, kept: Sql): Sql =>
  sql`coalesce(${kept}->>'locale' = ${locale}, false)`;

/**
 * Takes what an entry says in the scope's language, which is not the default one, off, in the bin or out
 * of it; nothing that was scheduled for that one brings it back. @throws Stale.
 */
export async function withdrawLocale(
  scope: Scope,
  permit: Permit<"publish">,
  revision: number,
): Promise<void> {
  const { published } = await formsOf(scope, permit, revision);
  const model = modelOf(scope, permit.collection);
  const left = published === null ? null : withdrawnIn(model, published, scope.locale);
  const now = new Date(scope.clock());
  const [own, failed] = [
    isFor(scope.locale, sql`schedule`),
    isFor(scope.locale, sql`schedule_failure`),
  ];
  const count = await scope.db.$executeRaw(sql`
    UPDATE entries SET published = ${left === null ? null : JSON.stringify(left)}::jsonb,
      publish_at = CASE WHEN ${own} THEN NULL ELSE publish_at END,
      unpublish_at = CASE WHEN ${own} THEN NULL ELSE unpublish_at END,
      schedule_failure = CASE WHEN ${failed} THEN NULL ELSE schedule_failure END,
      schedule = CASE WHEN ${own} THEN NULL ELSE schedule END,
      changed = true, published_updated_at = ${now}, revision = revision + 1, updated_at = ${now},
      updated_by = ${personOf(scope.principal)}::uuid
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${permit.id}::uuid
      AND revision = ${revision}`);
  if (count === 0) throw new Stale();
}

type Forms = KeptContent & { readonly published: JsonObject | null };

async function formsOf(
  { db, organizationId }: Scope,
  { id }: Permit,
  revision: number,
): Promise<Forms> {
  const entry = await db.entry.findFirst({
    where: { organizationId, id: id ?? "", revision },
    select: { draft: true, published: true, slug: true, parentId: true },
  });
  if (entry === null) throw new Stale();
  const { draft, published, slug, parentId } = entry;
  return { slug, parentId, data: draft as JsonObject, published: published as JsonObject | null };
}
