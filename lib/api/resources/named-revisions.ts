import { PreconditionRequired } from "@/lib/kernel/request-errors.ts";
import { revisionsOf } from "../if-match.ts";
import type { ApiRequest } from "../route.ts";

/**
 * The revisions that a change may be made from, as an input names them; none for whichever it is.
 * @throws PreconditionRequired where the request names none.
 */
export function namedRevisions({ ifMatch }: ApiRequest): { revision?: number[] } {
  const revisions = revisionsOf(ifMatch);
  if (revisions === null) throw new PreconditionRequired();
  return revisions === "any" ? {} : { revision: revisions };
}
