import type { Action } from "@/lib/access/action.ts";
import type { EntryInput } from "@/lib/content/entry-input.ts";
import type { RelatedEntry } from "@/lib/content/resource/get-related-entry.ts";
import type { EntryQuestion, ListQuestion } from "@/lib/query/question.ts";
import type { ListAnswer, OneAnswer } from "@/lib/query/resource.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import { EVERY_CREDENTIAL } from "../api-caller.ts";
import type { AddressOf } from "../resource-document.ts";
import { listQuestionOf, questionOf } from "../query-parameters.ts";
import type { Route } from "../route.ts";
import { collectionOf, contentResources, entryOf, linkedResources } from "./content-resources.ts";

type Asked<Input, Result> = (input: Input, caller: Caller) => Promise<Result>;

/** A way of looking at entries: what it is called, the right it takes, and who answers. */
export type Reads = {
  readonly action: Action;
  readonly addressOf: AddressOf;
  readonly own: "all" | "with-drafts";
  /** As in «Lists …». */
  readonly entries: string;
  readonly list: Asked<Pick<EntryInput, "collection"> & { question: ListQuestion }, ListAnswer>;
  readonly get: Asked<EntryInput & { question: EntryQuestion }, OneAnswer>;
  readonly related: Asked<EntryInput & { name: string; question: EntryQuestion }, RelatedEntry>;
};

const NO_QUESTION: EntryQuestion = { include: null, fields: {} };

/** The rows that read entries below an address: the list, one, and what one refers to. */
export function readRoutes(pattern: string, reads: Reads): readonly Route[] {
  const { action, addressOf, entries, own } = reads;
  const row = { credentials: EVERY_CREDENTIAL, action, addressOf, own, body: "none" } as const;
  const one = { ...row, method: "GET", parameters: ["include", "fields", "inLocale"] } as const;
  return [
    {
      ...row,
      method: "GET",
      pattern,
      kind: "list",
      summary: `Lists ${entries}.`,
      resources: contentResources,
      parameters: ["filter", "sort", "page", "include", "fields", "inLocale"],
      answer: async (request) => {
        const question = listQuestionOf(request.parameters);
        const input = { collection: collectionOf(request), question };
        return { kind: "list", ...(await reads.list(input, request.caller)) };
      },
    },
    {
      ...one,
      pattern: `${pattern}/:id`,
      kind: "get",
      summary: `Gets one of the ${entries}.`,
      resources: contentResources,
      answer: async (request) => {
        const input = { ...entryOf(request), question: questionOf(request.parameters) };
        return { kind: "one", ...(await reads.get(input, request.caller)) };
      },
    },
    ...linkRoutes(`${pattern}/:id`, reads),
  ];
}

function linkRoutes(pattern: string, { action, addressOf, related, own }: Reads): readonly Route[] {
  const row: Pick<
    Route,
    "own" | "credentials" | "body" | "method" | "action" | "addressOf" | "resources"
  > = {
    ...({ credentials: EVERY_CREDENTIAL, body: "none", method: "GET" } as const),
    ...{ action, addressOf, resources: linkedResources },
    own: own === "all" ? "linked" : "linked-with-drafts",
  };
  return [
    {
      ...row,
      pattern: `${pattern}/relationships/:name`,
      kind: "get-relationship",
      summary: "Tells what an entry refers to.",
      parameters: [],
      answer: async (request) => {
        const { collection: type, id } = entryOf(request);
        const name = request.params["name"] ?? "";
        const input = { collection: type, id, name, question: NO_QUESTION };
        const { linkage, revision } = await related(input, request.caller);
        return { kind: "linkage", owner: { type, id }, name, data: linkage, revision };
      },
    },
    {
      ...row,
      pattern: `${pattern}/:name`,
      kind: "get-related",
      summary: "Gets what an entry refers to: an entry or none, or several in their order.",
      parameters: ["include", "fields", "inLocale"],
      answer: async (request) => {
        const name = request.params["name"] ?? "";
        const input = { ...entryOf(request), name, question: questionOf(request.parameters) };
        const found = (await related(input, request.caller)).related;
        if (found !== null && "items" in found) return { kind: "related", ...found };
        return { kind: "one", item: found?.item ?? null, included: found?.included ?? [] };
      },
    },
  ];
}
