import { z } from "zod";
import { readAccessGraph } from "@/lib/explain/access-graph.ts";
import { compareAccess, type Impact } from "@/lib/explain/compare-access.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { failedAssertions } from "./check-assertions.ts";
import { unstorableParts } from "./check-storable.ts";
import { compareStates, isSame } from "./compare-states.ts";
import { differenceLines, type ChangeLines } from "./difference-lines.ts";
import { stateOf } from "./file-state.ts";
import { graphAfter } from "./graph-after.ts";
import { policyFileSchema } from "./policy-file.ts";
import { readPolicyState } from "./read-policy-state.ts";
import type { Issue } from "@/lib/kernel/errors.ts";
import { requireWholeRights } from "./whole-right.ts";

/** What a file would change, and who would notice. */
export type Comparison = {
  readonly same: boolean;
  readonly changes: readonly ChangeLines[];
  /** What is here and not in the file, and would stay. */
  readonly leftAlone: { readonly roles: readonly string[]; readonly policies: readonly string[] };
  /** Who would gain and lose what; without names. */
  readonly impact: Impact;
  /** What of the file could not be kept here, and which of its assertions would not hold. */
  readonly refused: readonly Issue[];
  /** Which of its assertions do not hold in the organization as it stands. */
  readonly broken: readonly Issue[];
};

/**
 * Holds a file that was read against the organization; it changes nothing.
 * @throws Forbidden for whoever may read some roles or policies alone.
 */
export const comparePolicyFile = defineQuery({
  action: "read",
  collection: "policies",
  input: z.strictObject({ file: policyFileSchema, missing: z.enum(["leave", "delete"]) }),
  run: async ({ scope, input: { file, missing } }): Promise<Comparison> => {
    requireWholeRights(scope, ["read"]);
    const current = await readPolicyState(scope);
    const difference = compareStates(current, stateOf(file), missing);
    const graph = await readAccessGraph(scope);
    const { gains, losses } = compareAccess(graph, graphAfter(graph, difference));
    return {
      same: isSame(difference),
      changes: differenceLines(difference),
      leftAlone: difference.leftAlone,
      impact: { gains: gains.map(unnamed), losses: losses.map(unnamed) },
      refused: [
        ...(await unstorableParts(scope, file)),
        ...failedAssertions(stateOf(file), file.assertions),
      ],
      broken: failedAssertions(current, file.assertions),
    };
  },
});

/** @NOTE A right to policies is none to people. */
const unnamed = <Line extends { readonly names: readonly string[] }>(line: Line): Line => ({
  ...line,
  names: [],
});
