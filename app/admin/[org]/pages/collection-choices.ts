import { collectionsIn } from "../_shell/collections-in.ts";
import { abilitiesIn } from "../_shell/sections.ts";

/** A collection that a block of a page may name. */
export type CollectionChoice = {
  readonly slug: string;
  readonly name: string;
  /** Whether its entries stand on the website, and so can be listed there. */
  readonly website: boolean;
};

/** The collections that blocks may name, of those that the signed-in member may read. */
export async function collectionChoices(
  organizationSlug: string,
): Promise<readonly CollectionChoice[]> {
  const { can } = await abilitiesIn(organizationSlug);
  const own = await collectionsIn(organizationSlug);
  const posts = can.posts ? [{ slug: "posts", name: "Posts", website: true }] : [];
  return [...posts, ...own.map(({ slug, name, website }) => ({ slug, name, website }))];
}
