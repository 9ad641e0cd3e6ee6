import { z } from "zod";
import { WHOLE } from "@/lib/access/grants.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema, listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import { tableSource } from "@/lib/query/table-source.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { redirectModel } from "./redirect-model.ts";

/** The website's redirects: filtered, ordered and paged as one asks. @throws BadParameter. */
export const listRedirectResources = defineQuery({
  action: "read",
  collection: "site",
  input: z.strictObject({ question: listQuestionSchema }),
  run: ({ scope, input }) =>
    readList(scope, tableSource(scope, redirectModel, [WHOLE]), input.question),
});

/** One redirect. @throws NotFound; BadParameter. */
export const getRedirectResource = defineQuery({
  action: "read",
  collection: "site",
  input: z.strictObject({ id: z.uuid(), question: entryQuestionSchema }),
  run: async ({ scope, input: { id, question } }) => {
    const source = tableSource(scope, redirectModel, [WHOLE]);
    const found = await findOne(scope, source, { id, ...question });
    if (found === null) throw new NotFound();
    return found;
  },
});
