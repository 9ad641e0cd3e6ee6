import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadPolicy } from "./load-policy.ts";
import { namePermissions } from "./name-permissions.ts";
import { policyIdInput } from "./policy-input.ts";
import { removePolicy } from "./repository.ts";
import { watchVisitors } from "./watch-visitors.ts";

/** Deletes a policy with its permissions; whoever held it does so no more. @throws NotFound. */
export const deletePolicy = defineMutation({
  action: "delete",
  collection: "policies",
  input: policyIdInput,
  load: (scope, { id }: { id: string }, permit) => loadPolicy(scope, { id }, permit),
  async run({ scope, permit }): Promise<{ visitorsChanged: boolean }> {
    const { visitorsChanged } = await watchVisitors(scope, { confirmed: true }, () =>
      removePolicy(scope, permit),
    );
    return { visitorsChanged };
  },
  audit: ({ loaded: { policy } }) => ({
    action: "policy.delete",
    collection: "policies",
    subjectId: policy.id,
    summary: `Deleted the policy «${policy.name}»`,
    detail: {
      before: {
        ...{ name: policy.name, description: policy.description },
        permissions: namePermissions(policy.permissions),
        roles: policy.roles.map(({ slug }) => slug),
        members: policy.members.map(({ id }) => id),
        domains: policy.domains.map(({ id }) => id),
      },
    },
  }),
  announces: ({ visitorsChanged }) => (visitorsChanged ? ["content-changed"] : []),
});
