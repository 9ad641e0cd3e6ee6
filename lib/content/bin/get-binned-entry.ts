import type { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema } from "@/lib/query/question.ts";
import type { OneAnswer } from "@/lib/query/resource.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput } from "../entry-input.ts";
import { binSource } from "./bin-source.ts";

const input = entryInput.extend({ question: entryQuestionSchema });

type Input = z.infer<typeof input>;

/** An entry in the bin, for those who may take it out and read it. @throws NotFound; BadParameter. */
export const getBinnedEntry = defineQuery({
  action: "update",
  fieldwise: true,
  collection: ({ collection }: Input) => collection,
  input,
  run: async ({ scope, input: { id, question }, permit }): Promise<OneAnswer> => {
    const found = await findOne(scope, binSource(scope, permit), { ...question, id });
    if (found === null) throw new NotFound();
    return found;
  },
});
