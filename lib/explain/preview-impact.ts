import { z } from "zod";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { accessChangeSchema, withChange } from "./access-change.ts";
import { readAccessGraph } from "./access-graph.ts";
import { compareAccess, type Impact, type ImpactLine } from "./compare-access.ts";
import { mayReadAll, requireWholeSight } from "./whole-sight.ts";

const input = z.strictObject({ change: accessChangeSchema });

/**
 * Who would gain and who would lose what by a change, before it is made; it changes nothing. Names
 * are told to those alone who may read all members, or all domains.
 * @throws Forbidden for a right to some policies alone; NotFound and Invalid as `withChange`.
 */
export const previewImpact = defineQuery({
  action: "read",
  collection: "policies",
  input,
  run: async ({ scope, input: { change }, permit }): Promise<Impact> => {
    requireWholeSight(permit);
    const graph = await readAccessGraph(scope);
    const impact = compareAccess(graph, withChange(graph, change));
    const mayName = mayReadAll(scope, "users", "name") && mayReadAll(scope, "domains", "hostname");
    return mayName ? impact : { gains: unnamed(impact.gains), losses: unnamed(impact.losses) };
  },
});

const unnamed = (lines: readonly ImpactLine[]): ImpactLine[] =>
  lines.map((line) => ({ ...line, names: [] }));
