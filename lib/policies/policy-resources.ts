import { z } from "zod";
import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema, listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import type { Source } from "@/lib/query/source.ts";
import { tableSource } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { revisionFor } from "@/lib/usecase/revision-for.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { policyModel } from "./policy-model.ts";
import { withNamedFields } from "./with-named-fields.ts";

/** The organization's policies for programs: filtered, ordered and paged as they ask. @throws BadParameter. */
export const listPolicyResources = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "policies",
  input: z.strictObject({ question: listQuestionSchema }),
  run: async ({ scope, input, permit }) => {
    const answer = await readList(scope, sourceFor(scope, permit), input.question);
    return { ...answer, items: answer.items.map((item) => withNamedFields(scope, item)) };
  },
});

/** One policy. @throws NotFound; BadParameter. */
export const getPolicyResource = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "policies",
  input: z.strictObject({ id: z.uuid(), question: entryQuestionSchema }),
  run: async ({ scope, input: { id, question }, permit }) => {
    const found = await findOne(scope, sourceFor(scope, permit), { id, ...question });
    if (found === null) throw new NotFound();
    return { ...found, item: withNamedFields(scope, found.item) };
  },
});

const sourceFor = (scope: Scope, { cases }: Permit): Source => ({
  ...tableSource(scope, policyModel, cases),
  revision: revisionFor(scope, "policies"),
});
