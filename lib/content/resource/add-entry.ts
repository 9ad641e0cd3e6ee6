import type { Permit } from "@/lib/access/permit.ts";
import { Invalid } from "@/lib/kernel/errors.ts";
import { newId, type EntryId } from "@/lib/kernel/ids.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import type { Named } from "../entry-access.ts";
import { requireParent, requirePublishedParent } from "../entry-tree.ts";
import { freeSlug } from "../imported-reads.ts";
import {
  titleIn,
  wordsIn,
  parseDraft,
  type CollectionModel,
  type Speaking,
} from "../models/collection-model.ts";
import { insertEntry, type DraftContent } from "../repository.ts";
import { requireComplete } from "../require-complete.ts";
import { requireReachable } from "../require-reachable.ts";
import { slugOf, slugSchema } from "../slug.ts";
import { keepVersions, type VersionContent } from "../versions.ts";
import { atMembers } from "./at-members.ts";
import type { Changes } from "./read-changes.ts";
import { resolveLinks, type Links } from "./resolve-links.ts";

type Adding = {
  readonly model: CollectionModel;
  readonly changes: Changes;
  /** The fields that whoever adds it has named. */
  readonly named: Named;
  /** `free`: where its address is taken, it gets one like it. */
  readonly address?: "as named" | "free";
  /** It is published with it: by somebody who may publish whatever there is (`mayToAny`). */
  readonly isPublished?: boolean;
};

/** What was added, as its first version keeps it. */
export type Added = {
  readonly id: EntryId;
  readonly content: VersionContent;
  readonly title: string;
  readonly revision: 1 | 2;
};

/**
 * Adds an entry as a draft of revision 1, with its first version; where it is published with it, as one
 * of revision 2, with the version of that.
 * @throws NotFound for a link to what the caller may not read; Conflict for a taken slug; Forbidden
 * where no rule holds for it; Invalid, naming each wrong place.
 */
export async function addEntry(
  scope: Scope,
  permit: Permit<"create">,
  { model, changes, named, address = "as named", isPublished = false }: Adding,
): Promise<Added> {
  const id = newId<EntryId>();
  const collection = model.slug;
  const links = await resolveLinks(scope, model, { changes, before: {} });
  const parentId = links.parentId ?? null;
  const entry = await atMembers(model, async () => {
    const { slug: wanted, ...entry } = newEntry(model, { id, changes, links }, scope);
    const place = { collection, id, parentId, slug: wanted };
    const slug = address === "free" && model.addressed ? await freeSlug(scope, place) : wanted;
    await requireReachable(scope, { collection, slug, parentId });
    if (parentId !== null) await requireParent(scope, { collection, id, parentId });
    return { ...entry, slug };
  });
  await insertEntry(scope, permit, { id, ...entry, parentId, named, isPublished });
  const { slug, data } = entry;
  if (isPublished) {
    await atMembers(model, () => requireComplete(scope, { collection, id, data }));
    await requirePublishedParent(scope, { id, parentId });
  }
  keepVersions(scope, id, isPublished ? ["create", "publish"] : ["create"]);
  const revision = isPublished ? 2 : 1;
  return { id, content: { slug, parentId, data }, title: titleIn(model, data), revision };
}

function newEntry(
  model: CollectionModel,
  { id, changes, links }: { id: EntryId; changes: Changes; links: Links },
  speaking: Speaking,
): Omit<DraftContent, "parentId"> {
  const { slug, position = 0, ...given } = Object.fromEntries(changes.attributes);
  const data = parseDraft(model, { ...model.blank, ...given, ...links.data }, speaking);
  const address = model.addressed ? slugFrom(slug ?? (slugOf(wordsIn(model, data)) || id)) : id;
  return { slug: address, position: Number(position), data };
}

function slugFrom(given: unknown): string {
  const result = slugSchema.safeParse(given);
  if (result.success) return result.data;
  const message = "Give it an address.";
  throw new Invalid(message, [{ path: ["slug"], message }]);
}
