import { z } from "zod";
import { WHOLE } from "@/lib/access/grants.ts";
import { modelsOf } from "@/lib/content/models/model-of.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema, listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import type { Resource } from "@/lib/query/resource.ts";
import type { Source } from "@/lib/query/source.ts";
import { tableSource } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import { revisionFor } from "@/lib/usecase/revision-for.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { fromKept } from "./kept-definition.ts";
import { hasList, listedFields } from "./listed-fields.ts";
import { viewerOf } from "./own-view.ts";
import { listDefinitions } from "./repository.ts";
import { savedViewModel } from "./saved-view-model.ts";

/**
 * The views of lists that the caller has, their own and those that are shared, for programs. Of fields
 * that they may not read, now, a view says nothing. @throws BadParameter; NotFound for who is no member.
 */
export const listSavedViewResources = defineQuery({
  action: "read",
  collection: "saved-views",
  input: z.strictObject({ question: listQuestionSchema }),
  run: async ({ scope, input }) => {
    const answer = await readList(scope, viewsFor(scope), input.question);
    return { ...answer, items: await withDefinitions(scope, answer.items) };
  },
});

/** One view. @throws NotFound, also for somebody else's; BadParameter. */
export const getSavedViewResource = defineQuery({
  action: "read",
  collection: "saved-views",
  input: z.strictObject({ id: z.uuid(), question: entryQuestionSchema }),
  run: async ({ scope, input: { id, question } }) => {
    const found = await findOne(scope, viewsFor(scope), { id, ...question });
    if (found === null) throw new NotFound();
    const [item = found.item] = await withDefinitions(scope, [found.item]);
    return { ...found, item };
  },
});

/** @NOTE A view is there for whoever has its list now: one of a list that is gone for them is not. */
function viewsFor(scope: Scope): Source {
  const memberId = viewerOf(scope);
  const all = tableSource(scope, savedViewModel, [WHOLE]);
  const lists = modelsOf(scope)
    .filter((model) => hasList(scope, model))
    .map(({ slug }) => slug);
  return {
    ...all,
    where: sql`${all.where} AND (t.member_id = ${memberId}::uuid OR t.shared)
      AND t.collection = ANY (${lists}::text[])`,
    revision: revisionFor(scope, "saved-views"),
  };
}

/** Tells what each view shows, by the names that fields have now, as far as the caller may read them. */
async function withDefinitions(scope: Scope, items: readonly Resource[]): Promise<Resource[]> {
  const asked = items.filter(({ attributes }) => "definition" in attributes);
  const kept = await listDefinitions(
    scope,
    asked.map(({ id }) => id),
  );
  const told = new Map(
    kept.map(({ id, collection, definition }) => [
      id,
      fromKept(listedFields(scope, collection), definition),
    ]),
  );
  return items.map((item) => {
    const definition = told.get(item.id);
    if (definition === undefined) return item;
    return { ...item, attributes: { ...item.attributes, definition: { ...definition } } };
  });
}
