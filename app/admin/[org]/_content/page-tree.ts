import type { EntrySummary } from "@/lib/content/entry.ts";

/** What the parent picker and the addresses need of each page. */
export type PageNode = Pick<EntrySummary, "id" | "parentId" | "slug" | "title" | "position">;

/** The pages above one, outermost first. */
export function ancestorsOfPage(pages: readonly PageNode[], parentId: string | null): PageNode[] {
  const above: PageNode[] = [];
  let next = parentId;
  while (next !== null && above.length < pages.length) {
    const page = pages.find(({ id }) => id === next);
    if (page === undefined) break;
    above.unshift(page);
    next = page.parentId;
  }
  return above;
}

/** The path of a page below the website's root, with a slash at either end. */
export function pathBefore(pages: readonly PageNode[], parentId: string | null): string {
  const slugs = ancestorsOfPage(pages, parentId).map(({ slug }) => slug);
  return slugs.length === 0 ? "/" : `/${slugs.join("/")}/`;
}

type Place = { readonly slug: string; readonly parentId: string | null };

/** Whether the page stands at the root of the website. */
export const isHome = ({ slug, parentId }: Place): boolean => parentId === null && slug === "home";

/** The path of a page on the website. */
export const pathOf = (pages: readonly PageNode[], place: Place): string =>
  isHome(place) ? "/" : `${pathBefore(pages, place.parentId)}${place.slug}`;

export type Level = { readonly page: PageNode; readonly depth: number };

/** Pages by the id of the page above them, each level in its order. */
export function childrenByParent<Page extends { readonly parentId: string | null }>(
  pages: readonly Page[],
): Map<string | null, Page[]> {
  const byParent = new Map<string | null, Page[]>();
  for (const page of pages) {
    const siblings = byParent.get(page.parentId);
    if (siblings === undefined) byParent.set(page.parentId, [page]);
    else siblings.push(page);
  }
  return byParent;
}

/** All pages in tree order with their depth, but for one and everything below it. */
export function levelsOf(pages: readonly PageNode[], without: string | null): Level[] {
  const byParent = childrenByParent(pages);
  const below = (parentId: string | null, depth: number): Level[] =>
    (byParent.get(parentId) ?? [])
      .filter(({ id }) => id !== without)
      .flatMap((page) => [{ page, depth }, ...below(page.id, depth + 1)]);
  return below(null, 0);
}

/** The place after the last child of a parent. */
export function lastPosition(pages: readonly PageNode[], parentId: string | null): number {
  const siblings = pages.filter((page) => page.parentId === parentId);
  return Math.max(-1, ...siblings.map(({ position }) => position)) + 1;
}
