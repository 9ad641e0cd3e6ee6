import { z } from "zod";
import { WHOLE } from "@/lib/access/grants.ts";
import type { Permit } from "@/lib/access/permit.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema, listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import type { Source } from "@/lib/query/source.ts";
import { tableSource, type TableModel } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { importModel } from "./import-model.ts";
import { lineModel } from "./line-model.ts";

const common = { action: "read", collection: "imports" } as const;
const list = z.strictObject({ question: listQuestionSchema });
const one = z.strictObject({ id: z.uuid(), question: entryQuestionSchema });

type One = z.infer<typeof one>;
type Asked = { readonly scope: Scope; readonly permit: Permit<"read">; readonly input: One };

/** Imports for programs: one's own, or everybody's for an Admin. @throws BadParameter. */
export const listImportResources = defineQuery({
  ...{ ...common, input: list },
  run: ({ scope, permit, input: { question } }) =>
    readList(scope, ownOf(scope, permit, importModel), question),
});

/** One import. @throws NotFound, also for somebody else's; BadParameter. */
export const getImportResource = defineQuery({
  ...{ ...common, input: one },
  run: (asked) => get(asked, importModel),
});

/** Lines of those imports: what became of each item. @throws BadParameter. */
export const listLineResources = defineQuery({
  ...{ ...common, input: list },
  run: ({ scope, permit, input: { question } }) =>
    readList(scope, ownOf(scope, permit, lineModel), question),
});

/** One line of an import. @throws NotFound, also for one of somebody else's; BadParameter. */
export const getLineResource = defineQuery({
  ...{ ...common, input: one },
  run: (asked) => get(asked, lineModel),
});

async function get({ scope, permit, input: { id, question } }: Asked, model: TableModel) {
  const found = await findOne(scope, ownOf(scope, permit, model), { id, ...question });
  if (found === null) throw new NotFound();
  return found;
}

function ownOf(scope: Scope, { owner }: Permit<"read">, model: TableModel): Source {
  const all = tableSource(scope, model, [WHOLE]);
  if (owner === null) return all;
  return { ...all, where: sql`${all.where} AND t.member_id = ${owner}::uuid` };
}
