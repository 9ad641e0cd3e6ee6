import type { Permit } from "@/lib/access/permit.ts";
import { personOf } from "@/lib/access/principal.ts";
import { Stale } from "@/lib/kernel/errors.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { holdModel } from "./collections/hold-model.ts";
import { concernsOneLocale, publishLocale, withdrawLocale } from "./publish-locale.ts";
import { requireEveryLocale } from "./require-every-locale.ts";

/**
 * Makes the draft of the permitted entry what the world sees, in the place of what was scheduled to be;
 * where a language was asked for, what it says in that one (`publishLocale`).
 * @throws Stale; Conflict; Forbidden as `requireEveryLocale`.
 */
export async function publishDraft(
  scope: Scope,
  permit: Permit<"publish">,
  at: { revision: number; publishedAt?: Date },
): Promise<void> {
  if (concernsOneLocale(scope, permit.collection)) {
    holdModel(scope, permit.collection);
    return publishLocale(scope, permit, at);
  }
  await requireEveryLocale(scope, permit);
  const when = at.publishedAt ?? new Date(scope.clock());
  const count = await scope.db.$executeRaw`
    UPDATE entries SET published = draft, published_slug = slug, published_parent_id = parent_id,
      changed = false, publish_at = NULL, schedule_failure = NULL,
      schedule = CASE WHEN unpublish_at IS NOT NULL THEN schedule END, revision = revision + 1,
      published_at = coalesce(published_at, ${when}), updated_at = ${new Date(scope.clock())},
      published_updated_at = ${new Date(scope.clock())},
      updated_by = ${personOf(scope.principal)}::uuid
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${permit.id}::uuid
      AND revision = ${at.revision} AND deleted_at IS NULL`;
  if (count === 0) throw new Stale();
}

/**
 * Takes the permitted entry off the website; the draft stays, and nothing that was scheduled brings
 * it back. Where another language than the default was asked for, what it says in that one.
 * @throws Stale; Forbidden as `requireEveryLocale`.
 */
export async function withdrawPublished(
  scope: Scope,
  permit: Permit<"publish">,
  revision: number,
): Promise<void> {
  if (concernsOneLocale(scope, permit.collection) && scope.locale !== scope.locales[0]) {
    holdModel(scope, permit.collection);
    return withdrawLocale(scope, permit, revision);
  }
  await requireEveryLocale(scope, permit);
  const count = await scope.db.$executeRaw`
    UPDATE entries SET published = NULL, published_slug = NULL, published_parent_id = NULL,
      published_updated_at = NULL, publish_at = NULL, unpublish_at = NULL, schedule = NULL,
      schedule_failure = NULL, changed = true, revision = revision + 1, updated_at = ${new Date(scope.clock())},
      updated_by = ${personOf(scope.principal)}::uuid
    WHERE organization_id = ${scope.organizationId}::uuid AND id = ${permit.id}::uuid
      AND revision = ${revision} AND deleted_at IS NULL`;
  if (count === 0) throw new Stale();
}
