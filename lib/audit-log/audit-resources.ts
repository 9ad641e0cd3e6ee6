import { z } from "zod";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema, listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import { tableSource } from "@/lib/query/table-source.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { auditModel } from "./audit-model.ts";

/** The ledger for programs: filtered, ordered and paged as they ask. @throws BadParameter. */
export const listAuditResources = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "audit-events",
  input: z.strictObject({ question: listQuestionSchema }),
  run: ({ scope, input, permit }) =>
    readList(scope, tableSource(scope, auditModel, permit.cases), input.question),
});

/** One line of the ledger. @throws NotFound; BadParameter. */
export const getAuditResource = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "audit-events",
  input: z.strictObject({ id: z.uuid(), question: entryQuestionSchema }),
  run: async ({ scope, input: { id, question }, permit }) => {
    const source = tableSource(scope, auditModel, permit.cases);
    const found = await findOne(scope, source, { id, ...question });
    if (found === null) throw new NotFound();
    return found;
  },
});
