import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema, listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import { tableSource } from "@/lib/query/table-source.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { memberModel } from "./member-model.ts";

/** The organization's members for programs: filtered, ordered and paged as they ask. @throws BadParameter. */
export const listMemberResources = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "users",
  input: z.strictObject({ question: listQuestionSchema }),
  run: ({ scope, input, permit }) =>
    readList(scope, tableSource(scope, memberModel, permit.cases), input.question),
});

/** One member. @throws NotFound; BadParameter. */
export const getMemberResource = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "users",
  input: z.strictObject({ id: z.uuid(), question: entryQuestionSchema }),
  run: async ({ scope, input: { id, question }, permit }) => {
    const source = tableSource(scope, memberModel, permit.cases);
    const found = await findOne(scope, source, { id, ...question });
    if (found === null) throw new NotFound();
    return found;
  },
});
