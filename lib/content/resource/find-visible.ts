import { decide } from "@/lib/access/decide.ts";
import { findOne } from "@/lib/query/find-one.ts";
import type { EntryQuestion } from "@/lib/query/question.ts";
import type { OneAnswer } from "@/lib/query/resource.ts";
import type { Source } from "@/lib/query/source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { sql } from "@/lib/tenancy/sql.ts";
import type { EntryInput } from "../entry-input.ts";
import { modelOf } from "../models/model-of.ts";
import { entrySource, type EntryView } from "./entry-source.ts";
import { keptSource } from "./kept-source.ts";

/** An entry, the view it is seen in, and the cases of the permit to see it. */
export type Sight = EntryInput & EntryView;

/** An entry and where it was found; null when there is none for the caller. */
export type Visible = { readonly source: Source; readonly found: OneAnswer };

/**
 * Finds an entry in a view. One that is not published is there as a draft, for those who may read
 * drafts: what somebody has just created has an address.
 * @param asking what is asked of the entry as its source shows it; may throw for what is not there.
 * @throws BadParameter; whatever `asking` throws.
 */
export async function findVisible(
  scope: Scope,
  { id, ...sight }: Sight,
  asking: (source: Source) => EntryQuestion,
): Promise<Visible | null> {
  for (const source of sourcesOf(scope, { id, ...sight })) {
    const found = await findOne(scope, source, { ...asking(source), id });
    if (found !== null) return { source, found };
  }
  return null;
}

/** @NOTE Drafts last, where nothing is published: what is shown is never a pending change. */
function* sourcesOf(scope: Scope, { id, ...seen }: Sight): Generator<Source> {
  const { collection, view, said } = seen;
  yield seen.within === true && said === undefined
    ? keptSource(scope, seen)
    : entrySource(scope, seen);
  if (view === "draft" || !modelOf(scope, collection).publishes) return;
  const decision = decide(scope.principal, scope.grants, { action: "read-draft", collection, id });
  if (!decision.allowed) return;
  const drafted = { collection, view: "draft", cases: decision.permit.cases, said } as const;
  yield neverPublished(entrySource(scope, drafted));
}

/** @NOTE A rule may hide what is published from whoever may see the draft. */
const neverPublished = (source: Source): Source => ({
  ...source,
  where: sql`${source.where} AND e.published IS NULL`,
});
