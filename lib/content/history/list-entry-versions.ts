import { listQuestionSchema } from "@/lib/query/question.ts";
import { readList } from "@/lib/query/read-list.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import type { z } from "zod";
import { entryInput } from "../entry-input.ts";
import { readerOf } from "./reader.ts";
import { versionsSource } from "./versions-source.ts";

const input = entryInput.extend({ question: listQuestionSchema });

type Input = z.infer<typeof input>;

/** Who saved an entry with drafts when, newest first, for those who may read its draft now (C-6). */
export const listDraftVersions = listWith("read-draft");

/** Who saved an entry without drafts when, for those who may read and change it now. */
export const listSavedVersions = listWith("update");

function listWith<Asked extends "read-draft" | "update">(action: Asked) {
  return defineQuery({
    action,
    fieldwise: true,
    collection: ({ collection }: Input) => collection,
    input,
    run: async ({ scope, input: { question, ...entry }, permit }) => {
      await readerOf(scope, { ...entry, permit });
      return readList(scope, versionsSource(scope, entry), question);
    },
  });
}
