import { Stale } from "@/lib/kernel/errors.ts";
import type { ApiRequest } from "../route.ts";
import { namedRevisions } from "./named-revisions.ts";

/**
 * Sees that a change is made from the present state of what it changes, and gives its revision.
 * @throws PreconditionRequired where the request names none; Stale where it names another.
 */
export function requireNamed(request: ApiRequest, present: number): number {
  const { revision } = namedRevisions(request);
  if (revision !== undefined && !revision.includes(present)) throw new Stale();
  return present;
}
