import { z } from "zod";
import type { Action } from "@/lib/access/action.ts";
import { listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { collectionSlugSchema } from "../entry-data.ts";
import type { View } from "./entry-sql.ts";
import { keptSource } from "./kept-source.ts";

const input = z.strictObject({ collection: collectionSlugSchema, question: listQuestionSchema });

type Input = z.infer<typeof input>;

/** The published entries of a collection, a page at a time. @throws BadParameter. */
export const listPublishedEntries = listOf("read", "published");

/** All live entries as drafted, for those who may read drafts. @throws BadParameter. */
export const listDraftEntries = listOf("read-draft", "draft");

function listOf<Asked extends Action>(action: Asked, view: View) {
  return defineQuery({
    action,
    fieldwise: true,
    atOnce: true,
    collection: ({ collection }: Input) => collection,
    input,
    run: ({ scope, input: { question }, permit }) =>
      readList(
        scope,
        keptSource(scope, { collection: permit.collection, view, cases: permit.cases }),
        question,
      ),
  });
}
