import { z } from "zod";
import { clientErrorFilterSchema } from "@/lib/client-errors/client-error-filter.ts";
import { CLIENT_ERROR_KINDS, clientErrorCursorSchema } from "@/lib/client-errors/client-error.ts";

export type ErrorsSearch = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks of the list. A part of it that means nothing is passed over. */
const searchSchema = z.object({
  kind: z.enum(CLIENT_ERROR_KINDS).optional().catch(undefined),
  /** Unsaid: those that are open. */
  status: z.enum(["resolved", "all"]).optional().catch(undefined),
  older: clientErrorCursorSchema.optional().catch(undefined),
  newer: clientErrorCursorSchema.optional().catch(undefined),
  /** The error whose details stand beside the list. */
  error: z.uuid().optional().catch(undefined),
});

export type ErrorsQuery = z.infer<typeof searchSchema>;

export const errorsQueryOf = (search: ErrorsSearch): ErrorsQuery => searchSchema.parse(search);

/** The input of the list for a query. */
export function listInputOf({ kind, status, older, newer }: ErrorsQuery) {
  const wanted = { ...(kind && { kind }), ...(status !== "all" && { status: status ?? "open" }) };
  const filter = clientErrorFilterSchema.parse(wanted);
  if (older !== undefined) return { filter, older };
  return newer === undefined ? { filter } : { filter, newer };
}

/** The address of the same list with something changed; what is undefined is left out. */
export function errorsAddress(base: string, query: ErrorsQuery): string {
  const parts = Object.entries(query).filter((part): part is [string, string] => !!part[1]);
  const search = new URLSearchParams(parts).toString();
  return search === "" ? base : `${base}?${search}`;
}
