import type { Action } from "@/lib/access/action.ts";
import { ruleFields, viewFor } from "@/lib/content/resource/entry-fields.ts";
import { ENTRY_MODELS, isContentCollection } from "@/lib/content/resource/entry-model.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { KnownCollection } from "./known-collection.ts";

const ACTIONS: readonly Action[] = [
  "create",
  "read",
  "read-draft",
  "update",
  "delete",
  "publish",
  "share",
];

/** The scope's organization's content, by name, as permissions speak of it. */
export async function contentCollections(scope: Scope): Promise<readonly KnownCollection[]> {
  const rows = await scope.db.collection.findMany({
    where: { organizationId: scope.organizationId },
    select: { slug: true, name: true, icon: true },
    orderBy: [{ name: "asc" }, { slug: "asc" }],
  });
  return rows.flatMap(({ slug, name, icon }): KnownCollection[] => {
    if (!isContentCollection(slug)) return [];
    const ruled = (action: Action) => ruleFields(slug, viewFor(action));
    return [
      {
        ...{ slug, name, icon, kind: "content", drafts: true, actions: ACTIONS },
        fields: ENTRY_MODELS[slug],
        ruleFields: ruled,
      },
    ];
  });
}
