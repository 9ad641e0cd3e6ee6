import type { EntryStatus } from "@/lib/content/entry.ts";
import type { Highlight } from "@/lib/query/highlight.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import { searchEverything } from "./search-everything.ts";

/** How many entries an answer holds. */
const MOST = "8";

/** An entry that holds certain words, as far as it takes to recognize and open it. */
export type FoundEntry = {
  readonly collection: string;
  readonly id: string;
  /** Null: it has none that the caller may read. */
  readonly title: string | null;
  /** Null: its collection has no drafts, or the caller reads none there. */
  readonly status: EntryStatus | null;
  readonly highlights: readonly FoundWords[];
};

/** A piece of a text, and where in it words were found. */
export type FoundWords = Highlight;

/** The best of what was found. */
export type FoundEntries = {
  readonly entries: readonly FoundEntry[];
  /** Whether there are more. */
  readonly more: boolean;
};

/**
 * The entries that answer words best, in all collections that the caller may read, drafts included
 * where they may read drafts. @throws as `searchEverything`.
 */
export async function findEntries(caller: Caller, words: unknown): Promise<FoundEntries> {
  const question = { filter: { _search: words }, size: MOST, after: null, before: null };
  const { items, page } = await searchEverything(caller, { view: "draft", question });
  return { entries: items.map(foundEntry), more: page.next !== null };
}

function foundEntry({ type, id, attributes, highlights = [] }: Resource): FoundEntry {
  const { title = null, status = null } = attributes;
  return {
    ...{ collection: type, id, highlights },
    title: typeof title === "string" ? title : null,
    status: status as EntryStatus | null,
  };
}
