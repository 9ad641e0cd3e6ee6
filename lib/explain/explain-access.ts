import { knownCollections } from "@/lib/catalogue/collections.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { readAccessGraph } from "./access-graph.ts";
import { accessQuestionSchema } from "./access-question.ts";
import { explainIn } from "./explain-in.ts";
import { requireWholeSight } from "./whole-sight.ts";

/**
 * Why a member, role, domain, the public or guests may or may not do something, to an entry or a
 * field of it. It tells of no entry that whoever asks may not read, and of no comparison with a
 * field that they may not read there.
 * @throws Forbidden for a right to some policies alone; NotFound, Invalid as `explainIn`.
 */
export const explainAccess = defineQuery({
  action: "read",
  collection: "policies",
  input: accessQuestionSchema,
  run: async ({ scope, input, permit }) => {
    requireWholeSight(permit);
    const graph = await readAccessGraph(scope);
    return explainIn(scope, { graph, collections: await knownCollections(scope) }, input);
  },
});
