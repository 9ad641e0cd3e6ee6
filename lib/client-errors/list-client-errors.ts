import { z } from "zod";
import type { Permit } from "@/lib/access/permit.ts";
import { wholeRows } from "@/lib/query/table-source.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { joinSql, sql, type Sql } from "@/lib/tenancy/sql.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { clientErrorConditions, clientErrorFilterSchema } from "./client-error-filter.ts";
import { clientErrorModel } from "./client-error-model.ts";
import {
  clientErrorCursorSchema,
  clientErrorOf,
  type ClientError,
  type StoredClientError,
} from "./client-error.ts";

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
  run: async ({ scope, input, permit }): Promise<ClientErrorPage> => {
    const walked = await walk(scope, input, permit);
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
async function walk(scope: Scope, input: Input, permit: Permit): Promise<ClientError[]> {
  const order = input.newer === undefined ? sql`DESC` : sql`ASC`;
  const conditions = [
    wholeRows(scope, clientErrorModel, permit.cases),
    ...clientErrorConditions(input.filter),
    ...beyond(input),
  ];
  const rows = await scope.db.$queryRaw<StoredClientError[]>(sql`
    SELECT t.id::text AS id, t.kind::text AS kind, t.status::text AS status, t.message, t.source,
      t.stack, t.page, t.browser, t.directive, t.blocked, t.count,
      t.first_seen_at AS "firstSeenAt", t.last_seen_at AS "lastSeenAt"
    FROM client_errors t WHERE ${joinSql(conditions, " AND ")}
    ORDER BY t.last_seen_at ${order}, t.id ${order} LIMIT ${input.size + 1}`);
  return rows.map(clientErrorOf);
}

/** What stands beyond the cursor; everything does when there is none. */
function beyond({ older, newer }: Input): readonly Sql[] {
  const cursor = newer ?? older;
  if (cursor === undefined) return [];
  const [at = "", id = ""] = cursor.split("_");
  const place = sql`(${new Date(at)}::timestamptz, ${id}::uuid)`;
  return newer === undefined
    ? [sql`(t.last_seen_at, t.id) < ${place}`]
    : [sql`(t.last_seen_at, t.id) > ${place}`];
}

const cursorOf = ({ lastSeenAt, id }: ClientError): string => `${lastSeenAt}_${id}`;
