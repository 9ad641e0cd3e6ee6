import type { z } from "zod";
import type { Action } from "@/lib/access/action.ts";
import { decide } from "@/lib/access/decide.ts";
import { NotFound } from "@/lib/kernel/errors.ts";
import { entryQuestionSchema, type EntryQuestion } from "@/lib/query/question.ts";
import { findOne } from "@/lib/query/find-one.ts";
import type { OneAnswer } from "@/lib/query/resource.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { entryInput, type EntryInput } from "../entry-input.ts";
import { entrySource } from "./entry-source.ts";
import type { View } from "./entry-sql.ts";

const input = entryInput.extend({ question: entryQuestionSchema });

type Input = z.infer<typeof input>;

/**
 * An entry as published. One that is not published is there as a draft, for those who may read
 * drafts: what somebody has just created has an address.
 * @throws NotFound, for everybody else too; BadParameter.
 */
export const getPublishedEntry = getIn("read", "published");

/** A live entry as drafted, for those who may read drafts. @throws NotFound; BadParameter. */
export const getDraftEntry = getIn("read-draft", "draft");

function getIn<Asked extends Action>(action: Asked, view: View) {
  return defineQuery({
    action,
    collection: ({ collection }: Input) => collection,
    input,
    run: async ({ scope, input: { question, ...entry }, permit }): Promise<OneAnswer> => {
      const source = entrySource(scope, { ...entry, view, fields: permit.fields });
      const found =
        (await findOne(scope, source, { ...question, id: entry.id })) ??
        (view === "published" ? await findDraft(scope, entry, question) : null);
      if (found === null) throw new NotFound();
      return found;
    },
  });
}

/** @NOTE Asked only where nothing is published: what is shown there is never a pending change. */
async function findDraft(
  scope: Scope,
  { collection, id }: EntryInput,
  question: EntryQuestion,
): Promise<OneAnswer | null> {
  const decision = decide(scope.principal, scope.grants, { action: "read-draft", collection, id });
  if (!decision.allowed) return null;
  const fields = decision.permit.fields;
  const source = entrySource(scope, { collection, view: "draft", fields });
  return findOne(scope, source, { ...question, id });
}
