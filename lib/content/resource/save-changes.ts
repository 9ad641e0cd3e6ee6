import type { Permit } from "@/lib/access/permit.ts";
import type { JsonObject } from "@/lib/kernel/json.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { Named } from "../entry-access.ts";
import { requireParent } from "../entry-tree.ts";
import type { EntryDetail } from "../entry.ts";
import { parseChange, type CollectionModel } from "../models/collection-model.ts";
import { updateDraft, type DraftContent } from "../repository.ts";
import { requireReachable } from "../require-reachable.ts";
import { keepVersion } from "../versions.ts";
import { atMembers } from "./at-members.ts";
import type { HowLinked } from "./merge-links.ts";
import type { Changes } from "./read-changes.ts";
import { resolveLinks } from "./resolve-links.ts";

type Saving = {
  readonly model: CollectionModel;
  /** The entry as it was. */
  readonly loaded: EntryDetail;
  readonly changes: Changes;
  readonly how?: HowLinked;
  /** The fields that whoever changes it has named. */
  readonly named: Named;
  readonly as?: "save" | "restore";
};

/**
 * Lays changes over the draft of an entry, and keeps it as its next version.
 * @returns the draft, and the revision that it has.
 * @throws Stale where somebody saved since it was loaded; NotFound for a link to what the caller may
 * not read; Conflict for a taken slug or a circle; Forbidden where no rule holds for what it has become;
 * Invalid, naming each wrong place.
 */
export async function saveChanges(
  scope: Scope,
  permit: Permit<"update">,
  { named, as = "save", ...merging }: Saving,
): Promise<DraftContent & { readonly revision: number }> {
  const { id, revision } = merging.loaded;
  const draft = await mergedDraft(scope, merging);
  await updateDraft(scope, permit, { ...draft, revision, named });
  keepVersion(scope, id, as);
  return { ...draft, revision: revision + 1 };
}

async function mergedDraft(
  scope: Scope,
  { model, loaded, changes, how = "replace" }: Omit<Saving, "named" | "as">,
): Promise<DraftContent> {
  const { id } = loaded;
  const collection = model.slug;
  const before = { ...loaded.data } as unknown as JsonObject;
  const parentBefore = loaded.parentId;
  const links = await resolveLinks(scope, model, { changes, before, parentBefore, how });
  const {
    slug: newSlug,
    position,
    ...content
  }: JsonObject = Object.fromEntries(changes.attributes);
  const slug = typeof newSlug === "string" ? newSlug : loaded.slug;
  const parentId = links.parentId === undefined ? loaded.parentId : links.parentId;
  return atMembers(model, async () => {
    if (slug !== loaded.slug || parentId !== loaded.parentId) {
      await requireReachable(scope, { collection, slug, parentId });
    }
    if (parentId !== null && parentId !== loaded.parentId) {
      await requireParent(scope, { collection, id, parentId });
    }
    const changed = { ...content, ...links.data };
    const data = parseChange(model, { before: loaded.data, changed }, scope);
    return { slug, parentId, position: Number(position ?? loaded.position), data };
  });
}
