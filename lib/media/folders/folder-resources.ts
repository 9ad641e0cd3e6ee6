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
import { folderModel } from "./folder-model.ts";

/** The organization’s folders of files: filtered, ordered and paged as one asks. @throws BadParameter. */
export const listFolderResources = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "asset-folders",
  input: z.strictObject({ question: listQuestionSchema }),
  run: ({ scope, input, permit }) => readList(scope, sourceFor(scope, permit), input.question),
});

/** One folder. @throws NotFound; BadParameter. */
export const getFolderResource = defineQuery({
  action: "read",
  fieldwise: true,
  collection: "asset-folders",
  input: z.strictObject({ id: z.uuid(), question: entryQuestionSchema }),
  run: async ({ scope, input: { id, question }, permit }) => {
    const found = await findOne(scope, sourceFor(scope, permit), { id, ...question });
    if (found === null) throw new NotFound();
    return found;
  },
});

const sourceFor = (scope: Scope, { cases }: Permit): Source => ({
  ...tableSource(scope, folderModel, cases),
  revision: revisionFor(scope, "asset-folders"),
});
