import { z } from "zod";
import type { Action } from "@/lib/access/action.ts";
import { collectionSlugSchema } from "@/lib/content/entry-data.ts";
import type { View } from "@/lib/content/resource/entry-sql.ts";
import { searchedSource } from "@/lib/content/resource/searched-source.ts";
import { listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import type { ListAnswer, Resource } from "@/lib/query/resource.ts";
import { takeSearch } from "@/lib/query/search.ts";
import { BadParameter } from "@/lib/kernel/request-errors.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";

const input = z.strictObject({
  /** Where to look; the first must be one that the caller may read, others are left out. */
  collections: z.array(collectionSlugSchema).min(1).max(2_000),
  question: listQuestionSchema.pick({ filter: true, size: true, after: true, before: true }),
});

type Input = z.infer<typeof input>;

/** Searches what is published in several collections; the best first. @throws BadParameter. */
export const searchPublished = searchIn("read", "published");

/**
 * Searches drafts, and what is published where the caller may read no drafts; tells where each stands,
 * too. @throws BadParameter.
 */
export const searchDrafts = searchIn("read-draft", "draft");

function searchIn<Asked extends Action>(action: Asked, view: View) {
  return defineQuery({
    action,
    fieldwise: true,
    collection: ({ collections }: Input) => collections[0] ?? "",
    input,
    run: async ({ scope, input: { collections, question } }): Promise<ListAnswer> => {
      if (takeSearch(question.filter).words === null) {
        throw new BadParameter("filter[_search]", "Say what to look for.");
      }
      const source = searchedSource(scope, { view, collections });
      const asked = { ...question, sort: null, include: null, fields: {} };
      const answer = await readList(scope, source, asked);
      return { ...answer, items: answer.items.map((found) => asEntry(found, view)) };
    },
  });
}

/** @NOTE What is found is an entry of its collection. Where it stands is of use to those who edit. */
function asEntry(found: Resource, view: View): Resource {
  const { collection, title = null, status = null } = found.attributes;
  const type = typeof collection === "string" ? collection : found.type;
  return { ...found, type, attributes: view === "draft" ? { title, status } : { title } };
}
