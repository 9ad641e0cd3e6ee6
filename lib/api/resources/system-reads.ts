import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { isId } from "@/lib/kernel/is-id.ts";
import type { EntryQuestion, ListQuestion } from "@/lib/query/question.ts";
import type { ListAnswer, OneAnswer } from "@/lib/query/resource.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import { addressOf, API } from "../address-of.ts";
import { EVERY_CREDENTIAL } from "../api-caller.ts";
import { listQuestionOf, questionOf } from "../query-parameters.ts";
import type { ResourceDescription } from "../resource-description.ts";
import type { ApiRequest, Route } from "../route.ts";

/** Who answers the questions about a system collection. */
export type SystemReads = {
  readonly list: (input: { question: ListQuestion }, caller: Caller) => Promise<ListAnswer>;
  readonly get: (
    input: { id: string; question: EntryQuestion },
    caller: Caller,
  ) => Promise<OneAnswer>;
};

/** What every row about a system collection says. */
export const systemRow = (resource: ResourceDescription) =>
  ({ credentials: EVERY_CREDENTIAL, resources: [resource], addressOf }) as const;

/** The rows that list a system collection and get one of it. */
export function systemReads(resource: ResourceDescription, reads: SystemReads): readonly Route[] {
  const pattern = `${API}/${resource.type}`;
  const row = { ...systemRow(resource), method: "GET", action: "read", body: "none" } as const;
  return [
    {
      ...row,
      pattern,
      kind: "list",
      summary: `Lists ${resource.type}.`,
      parameters: ["filter", "sort", "page", "include", "fields"],
      answer: async ({ parameters, caller }) => ({
        kind: "list",
        ...(await reads.list({ question: listQuestionOf(parameters) }, caller)),
      }),
    },
    {
      ...row,
      pattern: `${pattern}/:id`,
      kind: "get",
      summary: `Gets one of the ${resource.type}.`,
      parameters: ["include", "fields"],
      answer: async (request) => {
        const input = { id: idOf(request), question: questionOf(request.parameters) };
        return { kind: "one", ...(await reads.get(input, request.caller)) };
      },
    },
  ];
}

/** The id that an address names. @throws NotFound for what is no id at all. */
export function idOf({ params }: ApiRequest): string {
  const id = params["id"] ?? "";
  if (!isId(id)) throw new NotFound();
  return id;
}

const PLAIN: EntryQuestion = { include: null, fields: {} };

/** An entry as whoever has just changed it may see it; nothing but its name where they may not. */
export async function shownAfter(
  { type, id, caller }: { type: string; id: string; caller: Caller },
  get: SystemReads["get"],
): Promise<OneAnswer> {
  try {
    return await get({ id, question: PLAIN }, caller);
  } catch (error) {
    if (!(error instanceof NotFound || error instanceof Forbidden)) throw error;
    const bare = { type, id, attributes: {}, relationships: {}, revision: null };
    return { item: bare, included: [] };
  }
}
