import { decide } from "@/lib/access/decide.ts";
import type { Resource } from "@/lib/query/resource.ts";
import { findOne } from "@/lib/query/find-one.ts";
import type { Scope } from "@/lib/tenancy/scope.ts";
import { modelOf } from "../models/model-of.ts";
import { entrySource } from "./entry-source.ts";

const PLAIN = { include: null, fields: {} };

/** Names an entry and its present revision. */
export type Written = {
  readonly collection: string;
  readonly id: string;
  readonly revision: number;
};

/**
 * An entry as whoever has just written it may see it: as drafted, else as published, else nothing
 * but that it is there.
 */
export async function readWritten(
  scope: Scope,
  { collection, id, revision }: Written,
): Promise<Resource> {
  const { publishes } = modelOf(scope, collection);
  for (const [action, view] of publishes ? VIEWS : VIEWS.slice(1)) {
    const decision = decide(scope.principal, scope.grants, { action, collection, id });
    if (!decision.allowed) continue;
    const source = entrySource(scope, { collection, view, cases: decision.permit.cases });
    const found = await findOne(scope, source, { id, ...PLAIN });
    if (found !== null) return found.item;
  }
  return { type: collection, id, attributes: {}, relationships: {}, revision };
}

const VIEWS = [
  ["read-draft", "draft"],
  ["read", "published"],
] as const;
