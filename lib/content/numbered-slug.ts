import { MAX_SLUG } from "./slug.ts";

/** The slug with a number behind it that tells it from its namesakes: "about", "about-2", "about-3". */
export function numberedSlug(slug: string, number: number): string {
  if (number < 2) return slug;
  const suffix = `-${number}`;
  return cutSlug(slug, MAX_SLUG - suffix.length) + suffix;
}

/** The beginning of a slug, without half a surrogate pair or a hyphen at its end. */
export const cutSlug = (slug: string, length: number): string =>
  slug
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, "")
    .replace(/-+$/, "");
