import type { Scope } from "@/lib/tenancy/scope.ts";
import { defineMutation } from "@/lib/usecase/use-case.ts";
import { loadPolicy } from "./load-policy.ts";
import { namePermissions } from "./name-permissions.ts";
import { policyIdInput } from "./policy-input.ts";
import { removePolicy } from "./repository.ts";
import { watchVisitors } from "./watch-visitors.ts";

/** Deletes a policy with its permissions; whoever held it does so no more. @throws NotFound. */
export const deletePolicy = defineMutation({
  action: "delete",
  inTurn: true,
  proven: true,
  collection: "policies",
  input: policyIdInput,
  load: (scope, { id }: { id: string }, permit) => loadPolicy(scope, { id }, permit),
  async run({ scope, loaded, permit }): Promise<Attached & { readonly visitorsChanged: boolean }> {
    const attached = await selectAttached(scope, loaded.id);
    const { visitorsChanged } = await watchVisitors(scope, { confirmed: true }, () =>
      removePolicy(scope, permit),
    );
    return { ...attached, visitorsChanged };
  },
  audit: ({ loaded: { policy } }, { members, domains }) => ({
    action: "policy.delete",
    collection: "policies",
    subjectId: policy.id,
    summary: `Deleted the policy «${policy.name}»`,
    detail: {
      before: {
        ...{ name: policy.name, description: policy.description },
        permissions: namePermissions(policy.permissions),
        roles: policy.roles.map(({ slug }) => slug),
        ...{ members: [...members], domains: [...domains] },
      },
    },
  }),
  announces: ({ visitorsChanged }) => (visitorsChanged ? ["content-changed"] : []),
});

type Attached = { readonly members: readonly string[]; readonly domains: readonly string[] };

/** Who holds it directly, whether or not the caller may see them: the ledger knows. */
async function selectAttached({ db, organizationId }: Scope, policyId: string): Promise<Attached> {
  const where = { organizationId, policyId };
  const members = await db.memberPolicy.findMany({ where, select: { memberId: true } });
  const domains = await db.domainPolicy.findMany({ where, select: { domainId: true } });
  return {
    members: members.map(({ memberId }) => memberId),
    domains: domains.map(({ domainId }) => domainId),
  };
}
