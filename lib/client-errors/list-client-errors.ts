import { z } from "zod";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { clientErrorConditions, clientErrorFilterSchema } from "./client-error-filter.ts";
import { clientErrorCursorSchema, clientErrorOf, type ClientError } from "./client-error.ts";

const input = z
  .strictObject({
    filter: clientErrorFilterSchema.default({}),
    /** Errors last seen before this place, or after it; neither: the latest of all. */
    older: clientErrorCursorSchema.optional(),
    newer: clientErrorCursorSchema.optional(),
    size: z.int().min(1).max(100).default(25),
  })
  .refine(({ older, newer }) => older === undefined || newer === undefined, {
    message: "Ask for older or for newer errors, not for both.",
    path: ["newer"],
  });

type Input = z.infer<typeof input>;

/** One page of errors, last seen first. A cursor is null where the list ends. */
export type ClientErrorPage = {
  readonly errors: readonly ClientError[];
  readonly older: string | null;
  readonly newer: string | null;
};

/** The errors of this organization's browsers, narrowed by a filter, a page at a time (keyset). */
export const listClientErrors = defineQuery({
  action: "read",
  collection: "client-errors",
  input,
  run: async ({ scope, input }): Promise<ClientErrorPage> => {
    const walked = await walk(scope, input);
    const goesOn = walked.length > input.size;
    const found = walked.slice(0, input.size);
    const errors = input.newer === undefined ? found : found.toReversed();
    const [first, last] = [errors.at(0), errors.at(-1)];
    const hasNewer = input.newer === undefined ? input.older !== undefined : goesOn;
    const hasOlder = input.newer === undefined ? goesOn : true;
    return {
      errors,
      newer: hasNewer && first !== undefined ? cursorOf(first) : null,
      older: hasOlder && last !== undefined ? cursorOf(last) : null,
    };
  },
});

/** One error more than asked for, in walking order, to know whether the list goes on. */
async function walk(scope: Scope, input: Input): Promise<ClientError[]> {
  const order = input.newer === undefined ? "desc" : "asc";
  const rows = await scope.db.clientError.findMany({
    where: {
      organizationId: scope.organizationId,
      ...clientErrorConditions(input.filter),
      ...beyond(input),
    },
    orderBy: [{ lastSeenAt: order }, { id: order }],
    take: input.size + 1,
  });
  return rows.map(clientErrorOf);
}

/** What stands beyond the cursor; everything does when there is none. */
function beyond({ older, newer }: Input) {
  const cursor = newer ?? older;
  if (cursor === undefined) return {};
  const [at = "", id = ""] = cursor.split("_");
  const side = newer === undefined ? "lt" : "gt";
  const lastSeenAt = new Date(at);
  return { OR: [{ lastSeenAt: { [side]: lastSeenAt } }, { lastSeenAt, id: { [side]: id } }] };
}

const cursorOf = ({ lastSeenAt, id }: ClientError): string => `${lastSeenAt}_${id}`;
