import { z } from "zod";
import type { Permit } from "@/lib/access/permit.ts";
import { holdsField, WHOLE } from "@/lib/access/grants.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema, listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import type { Source } from "@/lib/query/source.ts";
import { tableSource } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { revisionFor } from "@/lib/usecase/revision-for.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { collectionTable } from "./collection-table.ts";
import { fieldTable } from "./field-table.ts";

const list = z.strictObject({ question: listQuestionSchema });
const one = z.strictObject({ id: z.uuid(), question: entryQuestionSchema });

/** The organization's collections for programs. @throws BadParameter. */
export const listCollectionResources = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "collections",
  input: list,
  run: ({ scope, input, permit }) => readList(scope, collectionsFor(scope, permit), input.question),
});

/** One collection. @throws NotFound; BadParameter. */
export const getCollectionResource = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "collections",
  input: one,
  run: ({ scope, input, permit }) => found(scope, collectionsFor(scope, permit), input),
});

/** The fields of collections for programs, removed ones too. @throws BadParameter. */
export const listFieldResources = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "collections",
  input: list,
  run: ({ scope, input, permit }) => readList(scope, fieldsFor(scope, permit), input.question),
});

/** One field. @throws NotFound; BadParameter. */
export const getFieldResource = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "collections",
  input: one,
  run: ({ scope, input, permit }) => found(scope, fieldsFor(scope, permit), input),
});

const collectionsFor = (scope: Scope, { cases }: Permit): Source => ({
  ...tableSource(scope, collectionTable, cases),
  revision: revisionFor(scope, "collections"),
});

/** @NOTE Fields are seen by whoever may see what a collection is made of, there. */
function fieldsFor(scope: Scope, { fields }: Permit): Source {
  const all = tableSource(scope, fieldTable, [WHOLE]);
  const isSeen = holdsField(fields, "fields");
  return {
    ...all,
    where: isSeen ? all.where : sql`false`,
    revision: revisionFor(scope, "collections"),
  };
}

async function found(scope: Scope, source: Source, { id, question }: z.infer<typeof one>) {
  const answer = await findOne(scope, source, { id, ...question });
  if (answer === null) throw new NotFound();
  return answer;
}
