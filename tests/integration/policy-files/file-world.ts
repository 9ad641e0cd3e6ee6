import type { MemberPrincipal, Principal } from "@/lib/access/principal.ts";
import { applyPolicyFile } from "@/lib/policy-files/apply-policy-file.ts";
import type { Missing } from "@/lib/policy-files/compare-states.ts";
import type { ChangeLines } from "@/lib/policy-files/difference-lines.ts";
import { fileOf } from "@/lib/policy-files/file-state.ts";
import { getPolicyState } from "@/lib/policy-files/get-policy-state.ts";
import { readPolicyFile } from "@/lib/policy-files/read-policy-file.ts";
import { policyFileYaml } from "@/lib/policy-files/write-policy-file.ts";
import { runUseCase } from "@/lib/usecase/run-use-case.ts";
import { ask } from "../../support/database.ts";
import { callerOf, type Organization } from "../../support/two-organizations.ts";

/** The operator's hand in an organization. */
export const operator = ({ id: organizationId }: Organization): Principal => ({
  ...{ kind: "system", organizationId, purpose: "policies" },
});

/** An organization's file, as the operator would get it. */
export const exported = async (organization: Organization): Promise<string> =>
  policyFileYaml(fileOf(await runUseCase(getPolicyState, {}, callerOf(operator(organization)))));

export type Applied = {
  readonly missing?: Missing;
  readonly confirmed?: boolean;
  readonly effects?: string[];
};

/** Applies a text as a principal. */
export const apply = (
  principal: Principal,
  text: string,
  { missing = "leave", confirmed = false, effects = [] }: Applied = {},
): Promise<readonly ChangeLines[]> =>
  applyPolicyFile(callerOf(principal, effects), {
    ...{ read: readPolicyFile(text), missing, confirmed },
  });

/** A file of these roles and policies. */
export const fileText = (roles: string, policies = "", assertions = ""): string =>
  [
    "gatehouse: policies/1",
    `roles:\n${roles}`,
    ...(policies === "" ? [] : [`policies:\n${policies}`]),
    ...(assertions === "" ? [] : [`assertions:\n${assertions}`]),
  ].join("\n");

/** Gives a member a role behind everybody's back. */
export const give = (url: string, { organizationId, memberId }: MemberPrincipal, slug: string) =>
  ask(
    url,
    `INSERT INTO member_roles (organization_id, member_id, role_id)
     SELECT $1, $2, id FROM roles WHERE organization_id = $1 AND slug = $3`,
    [organizationId, memberId, slug],
  );

/** What the ledger of an organization says of roles, policies and files, oldest first. */
export async function ledger(url: string, { id }: Organization): Promise<string[]> {
  const rows = await ask<{ summary: string }>(
    url,
    `SELECT summary FROM audit_events WHERE organization_id = $1
       AND collection IN ('roles', 'policies') ORDER BY occurred_at, ctid`,
    [id],
  );
  return rows.map(({ summary }) => summary);
}
