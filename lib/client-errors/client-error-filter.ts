import { z } from "zod";
import { sql, type Sql } from "@/lib/tenancy/sql.ts";
import { CLIENT_ERROR_KINDS, CLIENT_ERROR_STATUSES } from "./client-error.ts";

/** What the list can be narrowed to. */
export const clientErrorFilterSchema = z.strictObject({
  kind: z.enum(CLIENT_ERROR_KINDS).optional(),
  status: z.enum(CLIENT_ERROR_STATUSES).optional(),
});

export type ClientErrorFilter = z.infer<typeof clientErrorFilterSchema>;

/** The conditions of a filter on errors `t`, all of which must hold. */
export const clientErrorConditions = ({ kind, status }: ClientErrorFilter): readonly Sql[] => [
  ...(kind === undefined ? [] : [sql`t.kind = ${kind}::client_error_kind`]),
  ...(status === undefined ? [] : [sql`t.status = ${status}::client_error_status`]),
];
