import { z } from "zod";
import type { Action } from "@/lib/access/action.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { leadsTo } from "@/lib/query/field.ts";
import { findOne } from "@/lib/query/find-one.ts";
import { readListed } from "@/lib/query/read-listed.ts";
import { entryQuestionSchema } from "@/lib/query/question.ts";
import { isMany, type Linkage, type OneAnswer, type Resource } from "@/lib/query/resource.ts";
import type { Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput } from "../entry-input.ts";
import type { View } from "./entry-sql.ts";
import { findVisible, type Sight } from "./find-visible.ts";

const input = entryInput.extend({
  /** Of a relationship. */
  name: z.string().max(200),
  /** About what the relationship leads to. */
  question: entryQuestionSchema,
});

type Input = z.infer<typeof input>;

/** Where a relationship leads. */
export type RelatedEntry = {
  readonly linkage: Linkage;
  /** Null where it leads to nothing; of one to several entries all of them, in their order. */
  readonly related: OneAnswer | RelatedEntries | null;
  /** Of the entry that has the relationship. */
  readonly revision: number | null;
};

type RelatedEntries = {
  readonly items: readonly Resource[];
  readonly included: readonly Resource[];
};

/** What an entry as published refers to. @throws NotFound; BadParameter. */
export const getPublishedRelated = relatedIn("read", "published");

/** What an entry as drafted refers to. @throws NotFound; BadParameter. */
export const getDraftRelated = relatedIn("read-draft", "draft");

function relatedIn<Asked extends Action>(action: Asked, view: View) {
  return defineQuery({
    action,
    fieldwise: true,
    atOnce: true,
    collection: ({ collection }: Input) => collection,
    input,
    run: ({ scope, input, permit }) => follow(scope, input, { view, cases: permit.cases }),
  });
}

async function follow(
  scope: Scope,
  { collection, id, name, question }: Input,
  sight: Pick<Sight, "view" | "cases">,
): Promise<RelatedEntry> {
  const visible = await findVisible(scope, { collection, id, ...sight }, (source) => {
    targetOf(source, name);
    return { include: null, fields: { [source.type]: name } };
  });
  if (visible === null) throw new NotFound();
  const { revision, relationships } = visible.found.item;
  const linkage = relationships[name] ?? null;
  if (linkage === null) return { linkage, related: null, revision };
  const target = targetOf(visible.source, name);
  const related = isMany(linkage)
    ? await readListed(scope, target, { ...question, ids: linkage.map(({ id }) => id) })
    : await findOne(scope, target, { ...question, id: linkage.id });
  return { linkage, related, revision };
}

/** @throws NotFound for a relationship that is not there for the caller. */
function targetOf(source: Source, name: string): Source {
  const field = source.fields.get(name);
  const type = field === undefined ? null : leadsTo(field);
  const target = type === null ? null : source.related(type);
  if (target === null) throw new NotFound();
  return target;
}
