import { BUILT_IN_MODELS } from "@/lib/content/models/built-in-models.ts";
import type { View } from "@/lib/content/resource/entry-sql.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import type { ListQuestion } from "@/lib/query/question.ts";
import type { ListAnswer } from "@/lib/query/resource.ts";
import { readTogether } from "@/lib/usecase/read-together.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import { searchDrafts, searchPublished } from "./search-entries.ts";

/** What is looked for, and whether drafts are, too, by those who may read them. */
type Searching = {
  readonly view: View;
  /** `filter._search` says which words; `filter.collection` may say where. */
  readonly question: Pick<ListQuestion, "filter" | "size" | "after" | "before">;
};

/**
 * Searches all collections of content that the caller may read: entries with their title, the best
 * first, and in `highlights` where the words stand. As many statements, however many collections.
 * @throws NotFound for whoever may read none; BadParameter without words to look for.
 */
export const searchEverything = (
  caller: Caller,
  { view, question }: Searching,
): Promise<ListAnswer> =>
  readTogether(caller, ({ reach, collections, caller: together }) => {
    const all = [...new Set([...BUILT_IN_MODELS.keys(), ...collections.bySlug.keys()])];
    const drafted = view === "draft" ? all.filter((slug) => reach(slug, "read-draft")) : [];
    const shown = all.filter((slug) => reach(slug, "read") && !drafted.includes(slug));
    const input = { collections: [...drafted, ...shown], question };
    if (input.collections.length === 0) throw new NotFound();
    return drafted.length > 0
      ? runUseCase(searchDrafts, input, together)
      : runUseCase(searchPublished, input, together);
  });
