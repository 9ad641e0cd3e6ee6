import type { ImportRow } from "../imports/import-row.ts";
import { fieldsFor, plain } from "./fields-for.ts";
import type { Mapping, Way } from "./mapping.ts";

type Field = { readonly name: string; readonly label: string };
type Target = { readonly slug: string; readonly name: string; readonly fields: readonly Field[] };

const WEBSITE: ReadonlyMap<string, string> = new Map([
  ["page", "pages"],
  ["post", "posts"],
  ["author", "authors"],
]);

/** Where things most likely go: what a website has where ours has it, the rest where the names agree. */
export function suggestMapping(
  { kind: source, name, found }: Pick<ImportRow, "kind" | "name" | "found">,
  targets: readonly Target[],
): Mapping {
  const ways = found.kinds.map(({ kind, columns, count, refused }): [string, Way] => {
    const names = columns.map((column) => column.name);
    const words = source === "wxr" ? kind : name;
    const slug = source === "wxr" ? WEBSITE.get(kind) : undefined;
    const target = targets.find((one) => one.slug === slug) ?? bestOf(targets, words, names);
    const isNothing = target === null || (source === "wxr" && refused === count);
    if (isNothing) return [kind, { collection: null, fields: {}, key: null }];
    const key =
      source === "wxr" ? null : (names.find((one) => /^(?:id|sku|key)$/i.test(one)) ?? null);
    return [kind, { collection: target.slug, fields: fieldsFor(target, names), key }];
  });
  return {
    ways: Object.fromEntries(ways),
    ...{ publish: source === "wxr" ? "as there" : "drafts", conflicts: "rename" },
    files: source === "wxr",
  };
}

/** The collection that is called like the file, or that has most of its columns. */
function bestOf(
  targets: readonly Target[],
  words: string,
  columns: readonly string[],
): Target | null {
  const spoken = plain(words.replace(/\.[a-z]+$/i, ""));
  const called = targets.find(
    ({ slug, name }) => alike(plain(slug), spoken) || alike(plain(name), spoken),
  );
  if (called !== undefined) return called;
  const scored = targets.map((target) => ({
    target,
    score: Object.keys(fieldsFor(target, columns)).length,
  }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best === undefined || best.score === 0 ? null : best.target;
}

const alike = (one: string, other: string): boolean => one === other || one === `${other}s`;
