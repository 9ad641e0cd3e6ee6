import type { Json } from "@/lib/kernel/json.ts";
import { Stale } from "@/lib/kernel/errors.ts";
import type { Caller } from "@/lib/usecase/run-use-case.ts";
import type { Resource } from "./scim-response.ts";

/** A request to SCIM as its answers see it: somebody a gate admitted, and what they sent. */
export type ScimRequest = {
  readonly caller: Caller;
  /** Where SCIM is of this organization, without a slash at the end. */
  readonly base: string;
  /** Id of the resource; null: all of them. */
  readonly id: string | null;
  readonly query: URLSearchParams;
  readonly ifMatch: string | null;
  readonly body: Json;
};

/** Sees that a writer worked from what is there now, where they say what they did. @throws Stale. */
export function requireMatch({ ifMatch }: ScimRequest, { version }: Resource): void {
  if (ifMatch === null || ifMatch.trim() === "*") return;
  if (ifMatch.split(",").some((one) => one.trim() === version)) return;
  throw new Stale();
}

/** The page that a list asks for; what cannot be read counts as left out (RFC 7644 §3.4.2.4). */
export const pageOf = ({ query }: ScimRequest) => ({
  filter: query.get("filter"),
  startIndex: wholeOf(query.get("startIndex"), 1),
  count: wholeOf(query.get("count"), 100),
});

const wholeOf = (text: string | null, fallback: number): number =>
  text !== null && /^-?\d{1,9}$/.test(text) ? Number(text) : fallback;
