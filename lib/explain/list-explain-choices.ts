import { z } from "zod";
import { describeCollections, type CollectionDescription } from "@/lib/catalogue/collections.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { readAccessGraph } from "./access-graph.ts";
import type { SubjectName } from "./subject.ts";
import { mayReadAll, requireWholeSight } from "./whole-sight.ts";

/** Somebody whom one may ask about. */
export type SubjectChoice = SubjectName & { readonly name: string };

export type ExplainChoices = {
  /** Whoever asks, where they are a member. */
  readonly self: SubjectName | null;
  readonly subjects: readonly SubjectChoice[];
  readonly collections: readonly CollectionDescription[];
};

/**
 * Whom and what a question about access may name. Members and domains are named to those alone who
 * may read all of them. @throws Forbidden for a right to some policies alone.
 */
export const listExplainChoices = defineQuery({
  action: "read",
  collection: "policies",
  input: z.strictObject({}),
  run: async ({ scope, permit }): Promise<ExplainChoices> => {
    requireWholeSight(permit);
    const { members, roles, domains } = await readAccessGraph(scope);
    const known = mayReadAll(scope, "users", "name") ? members : [];
    const partners = mayReadAll(scope, "domains", "hostname") ? domains : [];
    const { principal } = scope;
    return {
      self: principal.kind === "member" ? { kind: "member", id: principal.memberId } : null,
      subjects: [
        { kind: "public", id: null, name: "Visitors" },
        { kind: "guest", id: null, name: "Guests" },
        ...known.map(({ id, name }) => ({ kind: "member", id, name }) as const),
        ...[...roles.values()].map(({ id, name }) => ({ kind: "role", id, name }) as const),
        ...partners.map(({ id, hostname }) => ({ kind: "domain", id, name: hostname }) as const),
      ],
      collections: await describeCollections(scope),
    };
  },
});
