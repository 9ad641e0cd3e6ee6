import type { Action } from "@/lib/access/action.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { z } from "zod";
import { entryQuestionSchema } from "@/lib/query/question.ts";
import type { OneAnswer } from "@/lib/query/resource.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput } from "../entry-input.ts";
import type { View } from "./entry-sql.ts";
import { findVisible } from "./find-visible.ts";

const input = entryInput.extend({
  question: entryQuestionSchema,
  /** What is said in the language asked for, and nothing in its place; left out: the default one's. */
  said: z.literal("alone").optional(),
});

type Input = z.infer<typeof input>;

/**
 * An entry as published; never published: its draft, for those who may read drafts.
 * @throws NotFound, for everybody else too; BadParameter.
 */
export const getPublishedEntry = getIn("read", "published");

/** A live entry as drafted, for those who may read drafts. @throws NotFound; BadParameter. */
export const getDraftEntry = getIn("read-draft", "draft");

function getIn<Asked extends Action>(action: Asked, view: View) {
  return defineQuery({
    action,
    fieldwise: true,
    atOnce: true,
    collection: ({ collection }: Input) => collection,
    input,
    run: async ({ scope, input: { question, ...entry }, permit }): Promise<OneAnswer> => {
      const sight = { ...entry, view, cases: permit.cases, within: true } as const;
      const visible = await findVisible(scope, sight, () => question);
      if (visible === null) throw new NotFound();
      return visible.found;
    },
  });
}
