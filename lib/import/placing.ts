import { numberedSlug } from "@/lib/content/numbered-slug.ts";
import { slugFrom, wasSlug } from "./slug.ts";

/** An item that is taken, as far as its place depends on it. */
export type Listed = {
  readonly postId: number;
  readonly line: number;
  readonly type: string;
  readonly parentId: number;
  /** `post_name` as the file has it. */
  readonly slug: string;
  /** The slug that the title gives, where `post_name` gives none. */
  readonly fromTitle: string;
  readonly creator: string;
};

/** Where an entry of the import will stand. */
export type Place = {
  readonly slug: string;
  /** The parent's number in the export; null at the root. */
  readonly parentId: number | null;
  /** How the place differs from the one in the export, in words for a report. */
  readonly notes: readonly string[];
};

type Parent = { id: number | null; note: string | null };

/**
 * Gives each item a parent that is there and a slug that is free below it. The same export gives the
 * same places: whoever comes first in the file keeps the slug, a circle is cut where it closes.
 */
export function placesOf(items: ReadonlyMap<number, Listed>): ReadonlyMap<number, Place> {
  const parents = parentsOf(items);
  const places = new Map<number, Place>();
  const counts = new Map<string, number>();
  const taken = new Set<string>();
  for (const item of items.values()) {
    const parent = parents.get(item.postId) ?? { id: null, note: null };
    const { slug: wanted, note } = wantedSlug(item);
    const room = `${item.type}:${parent.id ?? ""}:`;
    let number = counts.get(room + wanted) ?? 1;
    while (taken.has(room + numberedSlug(wanted, number))) number += 1;
    counts.set(room + wanted, number + 1);
    const slug = numberedSlug(wanted, number);
    taken.add(room + slug);
    const twice = slug === wanted ? null : `address “${wanted}” is taken, became “${slug}”`;
    const notes = [parent.note, note, twice].filter((text) => text !== null);
    places.set(item.postId, { slug, parentId: parent.id, notes });
  }
  return places;
}

function wantedSlug(item: Listed): { slug: string; note: string | null } {
  const slug = slugFrom(item.slug);
  if (slug !== "") {
    const note = wasSlug(item.slug, slug)
      ? null
      : `address “${item.slug.slice(0, 200)}” became “${slug}”`;
    return { slug, note };
  }
  if (item.fromTitle !== "") return { slug: item.fromTitle, note: "address made from the title" };
  return { slug: `${item.type}-${item.postId}`, note: "address made from the number" };
}

function parentsOf(items: ReadonlyMap<number, Listed>): ReadonlyMap<number, Parent> {
  const parents = new Map<number, Parent>();
  for (const item of items.values()) parents.set(item.postId, statedParent(item, items));
  const settled = new Set<number>();
  for (const id of items.keys()) cutCircle(id, parents, settled);
  return parents;
}

function statedParent(item: Listed, items: ReadonlyMap<number, Listed>): Parent {
  if (item.type !== "page" || item.parentId === 0) return { id: null, note: null };
  if (items.get(item.parentId)?.type === "page") return { id: item.parentId, note: null };
  return { id: null, note: `parent ${item.parentId} is not among the pages, put at the root` };
}

/** Follows the parents from one item up; where the way comes back to itself, it is cut. */
function cutCircle(start: number, parents: Map<number, Parent>, settled: Set<number>): void {
  const way = new Set<number>();
  for (let id: number | null = start; id !== null && !settled.has(id);) {
    way.add(id);
    const next: number | null = parents.get(id)?.id ?? null;
    if (next !== null && way.has(next)) {
      parents.set(id, { id: null, note: `parent ${next} stands below it itself, put at the root` });
      break;
    }
    id = next;
  }
  for (const id of way) settled.add(id);
}
