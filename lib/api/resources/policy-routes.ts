import { createPolicy } from "@/lib/policies/create-policy.ts";
import { deletePolicy } from "@/lib/policies/delete-policy.ts";
import { policyModel } from "@/lib/policies/policy-model.ts";
import { getPolicyResource, listPolicyResources } from "@/lib/policies/policy-resources.ts";
import { updatePolicy } from "@/lib/policies/update-policy.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import type { Route } from "../route.ts";
import { CONFIRMED } from "./confirmed-field.ts";
import { systemReads, type SystemReads } from "./system-reads.ts";
import { systemWrites } from "./system-writes.ts";

const resource = {
  type: "policies",
  summary: "Permissions together, to be attached to roles, members and domains.",
  fields: new Map([...policyModel.fields, ["confirmed", CONFIRMED] as const]),
};

const reads: SystemReads = {
  list: (input, caller) => runUseCase(listPolicyResources, input, caller),
  get: (input, caller) => runUseCase(getPolicyResource, input, caller),
};

/** Policies of the organization. */
export const policyRoutes: readonly Route[] = [
  ...systemReads(resource, reads),
  ...systemWrites(resource, reads.get, {
    create: {
      summary: "Adds a policy with its permissions; nobody holds it yet.",
      run: (input, caller) => runUseCase(createPolicy, input, caller),
    },
    update: {
      summary: "Changes a policy; `permissions` is the whole new list.",
      precondition: "if-match",
      kept: {},
      run: (input, caller) => runUseCase(updatePolicy, input, caller),
    },
    remove: {
      summary: "Deletes a policy; whoever held it does so no more.",
      run: (input, caller) => runUseCase(deletePolicy, input, caller),
    },
  }),
];
