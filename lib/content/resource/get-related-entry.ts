import { z } from "zod";
import type { Action } from "@/lib/access/action.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { entryQuestionSchema } from "@/lib/query/question.ts";
import type { Identifier, OneAnswer } from "@/lib/query/resource.ts";
import type { Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput } from "../entry-input.ts";
import { entrySource } from "./entry-source.ts";
import type { View } from "./entry-sql.ts";

const input = entryInput.extend({
  /** Of a relationship. */
  name: z.string().max(200),
  /** About what the relationship leads to. */
  question: entryQuestionSchema,
});

type Input = z.infer<typeof input>;

/** Where a relationship leads. `related` is null where it leads nowhere. */
export type RelatedEntry = {
  readonly linkage: Identifier | null;
  readonly related: OneAnswer | null;
  /** Of the entry that has the relationship. */
  readonly revision: number | null;
};

/** What an entry as published refers to. @throws NotFound; BadParameter. */
export const getPublishedRelated = relatedIn("read", "published");

/** What an entry as drafted refers to. @throws NotFound; BadParameter. */
export const getDraftRelated = relatedIn("read-draft", "draft");

function relatedIn<Asked extends Action>(action: Asked, view: View) {
  return defineQuery({
    action,
    collection: ({ collection }: Input) => collection,
    input,
    run: ({ scope, input, permit }) =>
      follow(scope, entrySource(scope, { ...input, view, fields: permit.fields }), input),
  });
}

async function follow(
  scope: Scope,
  source: Source,
  { id, name, question }: Input,
): Promise<RelatedEntry> {
  const target = source.related(source.fields.get(name)?.to ?? "");
  if (target === null) throw new NotFound();
  const fields = { [source.type]: name };
  const entry = await findOne(scope, source, { id, include: null, fields });
  if (entry === null) throw new NotFound();
  const linkage = entry.item.relationships[name] ?? null;
  const { revision } = entry.item;
  if (linkage === null) return { linkage, related: null, revision };
  return {
    linkage,
    revision,
    related: await findOne(scope, target, { ...question, id: linkage.id }),
  };
}
