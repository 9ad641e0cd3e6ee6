import { z } from "zod";
import { WHOLE } from "@/lib/access/grants.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema, listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import { tableSource } from "@/lib/query/table-source.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { bypassTokenModel } from "./bypass-token-model.ts";

/** The website's bypass tokens that nobody revoked, for programs. @throws BadParameter. */
export const listBypassTokenResources = defineQuery({
  action: "read",
  collection: "site",
  input: z.strictObject({ question: listQuestionSchema }),
  run: ({ scope, input: { question } }) =>
    readList(scope, tableSource(scope, bypassTokenModel, [WHOLE]), question),
});

/** One of them. @throws NotFound; BadParameter. */
export const getBypassTokenResource = defineQuery({
  action: "read",
  collection: "site",
  input: z.strictObject({ id: z.uuid(), question: entryQuestionSchema }),
  run: async ({ scope, input: { id, question } }) => {
    const source = tableSource(scope, bypassTokenModel, [WHOLE]);
    const found = await findOne(scope, source, { id, ...question });
    if (found === null) throw new NotFound();
    return found;
  },
});
