import { z } from "zod";
import { listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { collectionSlugSchema } from "../entry-data.ts";
import { binSource } from "./bin-source.ts";

const input = z.strictObject({ collection: collectionSlugSchema, question: listQuestionSchema });

type Input = z.infer<typeof input>;

/**
 * The bin of a collection, a page at a time, what was put there last first, for those who may take
 * entries out and read them. @throws BadParameter; NotFound.
 */
export const listBinned = defineQuery({
  action: "update",
  fieldwise: true,
  collection: ({ collection }: Input) => collection,
  input,
  run: ({ scope, input: { question }, permit }) =>
    readList(scope, binSource(scope, permit), question),
});
