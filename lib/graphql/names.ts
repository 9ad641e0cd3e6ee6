/**
 * What things are called in GraphQL, whose names hold letters, digits and underscores alone. Each name
 * follows from that of the thing, and never from what else there is: nothing is renamed because
 * something else was added, two things never share a name, and everybody sees the same ones. What
 * belongs together follows an underscore, which no collection's name holds before a letter.
 */

/** `blog-posts` is `blogPosts`; before a digit the hyphen stays as an underscore. */
export const collectionName = (slug: string): string =>
  slug
    .replaceAll(/-(?=\d)/g, "_")
    .replaceAll(/-([a-z])/g, (_hyphen, letter: string) => letter.toUpperCase());

/** A field of the root: `posts_by_id`, `create_posts`. */
export const rootName = (slug: string, [before, after]: readonly [string, string]): string =>
  before + collectionName(slug) + after;

/** A type that belongs to a collection: `BlogPosts_Entry`. */
export function typeName(slug: string, kind: string): string {
  const name = collectionName(slug);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}_${kind}`;
}

/**
 * A field, or a kind of block. @NOTE Underscores stand singly in names of ours, so two of them are
 * nothing but a hyphen, and three what leads to a field within.
 */
export const memberName = (name: string): string => name.replaceAll("-", "__");

/** A type for the values of a field: `Events_Group_venue___address`. */
export const valueTypeName = (slug: string, kind: string, path: readonly string[]): string =>
  `${typeName(slug, kind)}_${path.map(memberName).join("___")}`;
