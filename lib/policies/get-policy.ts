import { admittedCases } from "@/lib/usecase/ruled-rows.ts";
import { defineQuery } from "@/lib/usecase/use-case.ts";
import { policyIdInput } from "./policy-input.ts";
import { policyModel } from "./policy-model.ts";
import { selectPolicy } from "./policy-reads.ts";
import type { PolicyDetail } from "./policy.ts";

/** One policy with its permissions. @throws NotFound. */
export const getPolicy = defineQuery({
  action: "read",
  collection: "policies",
  input: policyIdInput,
  load: async (scope, { id }: { id: string }, permit) => {
    const holding = await admittedCases(scope, policyModel, { permit, id });
    return { id, policy: await selectPolicy(scope, id), holding };
  },
  run: ({ loaded: { policy } }): Promise<PolicyDetail> => Promise.resolve(policy),
});
