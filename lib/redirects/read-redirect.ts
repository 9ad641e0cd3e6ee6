import { z } from "zod";
import { Invalid } from "@/lib/kernel/errors.ts";
import { ADDRESS_MAX, readSource, readTarget, statusSchema, type Redirect } from "./redirect.ts";

const address = z.string().trim().min(1, "Write an address.").max(ADDRESS_MAX);

/** A redirect as somebody writes it. */
export const redirectSchema = z.strictObject({
  from: address,
  to: address,
  status: statusSchema.default(301),
});

/** What is wrong with a redirect, and in which of its addresses. */
export type RedirectProblem = { readonly part: "from" | "to"; readonly reason: string };

/** Reads a redirect in the spelling that it is kept in; what is wrong where it cannot be. */
export function readRedirect(
  { from, to, status }: z.infer<typeof redirectSchema>,
  hosts: readonly string[],
): Redirect | RedirectProblem {
  const source = readSource(from);
  if ("wrong" in source) return { part: "from", reason: source.wrong };
  const read = readTarget(to, { below: source.below, hosts });
  if ("wrong" in read) return { part: "to", reason: read.wrong };
  return { ...source, target: read.target, status };
}

/** A redirect that can be. @throws Invalid, at the address of one that cannot. */
export function soundOrRefuse(read: Redirect | RedirectProblem): Redirect {
  if (!("part" in read)) return read;
  const { part, reason } = read;
  throw new Invalid(reason, [{ path: [part], message: reason }]);
}
