import { plainText, shortened } from "./plain-text.ts";
import { numberedSlug } from "@/lib/content/numbered-slug.ts";
import { slugFrom } from "./slug.ts";

export type AuthorEntry = {
  readonly login: string;
  readonly name: string;
  readonly slug: string;
  readonly notes: readonly string[];
};

/** A login as WordPress's own importer reads it: exports hold stray characters around some. */
export const loginOf = (login: string): string =>
  login.replaceAll(/[^\p{L}\p{M}\p{N} _.@-]/gu, "").trim();

/**
 * The authors of an export by login: those it lists, then those who wrote something and are not
 * listed.
 */
export function authorsOf(
  names: ReadonlyMap<string, string>,
  items: readonly { creator: string }[],
): ReadonlyMap<string, AuthorEntry> {
  const authors = new Map<string, AuthorEntry>();
  const slugs = new Set<string>();
  const unlisted = items.map(({ creator }) => creator).filter((login) => !names.has(login));
  for (const login of [...names.keys(), ...unlisted]) {
    if (login === "" || authors.has(login)) continue;
    const slug = freeSlug(slugFrom(login) || "author", slugs);
    slugs.add(slug);
    const notes = names.has(login)
      ? ["e-mail address left out: WordPress shows it to nobody"]
      : ["the file lists no such author; made from the login"];
    const name = shortened(plainText(names.get(login) ?? ""), 500) || login;
    authors.set(login, { login, name, slug, notes });
  }
  return authors;
}

function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(numberedSlug(slug, number))) number += 1;
  return numberedSlug(slug, number);
}
