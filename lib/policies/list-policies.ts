import { z } from "zod";
import { wholeRows } from "@/lib/query/table-source.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { policyModel } from "./policy-model.ts";
import { selectPolicies } from "./policy-reads.ts";
import type { PolicySummary } from "./policy.ts";

/** The organization's policies by name, with what they open and who holds them directly. */
export const listPolicies = defineQuery({
  action: "read",
  collection: "policies",
  input: z.strictObject({}),
  run: async ({ scope, permit }): Promise<{ policies: readonly PolicySummary[] }> => ({
    policies: await selectPolicies(scope, wholeRows(scope, policyModel, permit.cases)),
  }),
});
