import { z } from "zod";
import { CLIENT_ERROR_KINDS, CLIENT_ERROR_STATUSES } from "./client-error.ts";

/** What the list can be narrowed to. */
export const clientErrorFilterSchema = z.strictObject({
  kind: z.enum(CLIENT_ERROR_KINDS).optional(),
  status: z.enum(CLIENT_ERROR_STATUSES).optional(),
});

export type ClientErrorFilter = z.infer<typeof clientErrorFilterSchema>;

/** The conditions of a filter, all of which must hold. */
export const clientErrorConditions = ({ kind, status }: ClientErrorFilter) => ({
  ...(kind === undefined ? {} : { kind }),
  ...(status === undefined ? {} : { status }),
});
