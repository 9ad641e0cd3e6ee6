import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema, listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import { tableSource } from "@/lib/query/table-source.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { domainModel } from "./domain-model.ts";

/** The organization's domains for programs: filtered, ordered and paged as they ask. @throws BadParameter. */
export const listDomainResources = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "domains",
  input: z.strictObject({ question: listQuestionSchema }),
  run: ({ scope, input, permit }) =>
    readList(scope, tableSource(scope, domainModel, permit.cases), input.question),
});

/** One domain. @throws NotFound; BadParameter. */
export const getDomainResource = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "domains",
  input: z.strictObject({ id: z.uuid(), question: entryQuestionSchema }),
  run: async ({ scope, input: { id, question }, permit }) => {
    const source = tableSource(scope, domainModel, permit.cases);
    const found = await findOne(scope, source, { id, ...question });
    if (found === null) throw new NotFound();
    return found;
  },
});
