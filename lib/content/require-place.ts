import type { Scope } from "@/lib/tenancy/scope.ts";
import { requireParent, requirePublishedParent } from "./entry-tree.ts";
import { requireReachable } from "./require-reachable.ts";
import type { VersionContent } from "./versions.ts";

type Publishing = {
  /** What shall be published. */
  readonly content: Pick<VersionContent, "slug" | "parentId">;
  /** Where the draft stands now. */
  readonly drafted: Pick<VersionContent, "parentId">;
};

/**
 * Sees that a version of an entry could stand where it says, among what there is now.
 * @throws Invalid for an address that is kept for something else; Conflict for a place above it that
 * is gone or stands below it.
 */
export async function requirePlace(
  scope: Scope,
  { collection, id }: { readonly collection: string; readonly id: string },
  { content, drafted }: Publishing,
): Promise<void> {
  const { slug, parentId } = content;
  await requireReachable(scope, { collection, slug, parentId });
  if (parentId !== null && parentId !== drafted.parentId) {
    await requireParent(scope, { collection, id, parentId });
  }
  await requirePublishedParent(scope, { id, parentId });
}
