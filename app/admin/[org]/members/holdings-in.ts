import { findForPage } from "@/lib/doors/page/load-page.ts";
import { listPolicies } from "@/lib/policies/list-policies.ts";
import type { PolicySummary } from "@/lib/policies/policy.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import type { RoleSummary } from "@/lib/roles/role.ts";
import { abilitiesIn } from "../_shell/sections.ts";
import type { Viewer } from "./member-limits.ts";

type Holdings = {
  /** What a member can be given; null where the viewer may not read it. */
  readonly roles: readonly RoleSummary[] | null;
  readonly policies: readonly PolicySummary[] | null;
  readonly viewer: Viewer;
};

/** All that the forms about members choose from, as the signed-in member sees it. */
export async function holdingsIn(organizationSlug: string): Promise<Holdings> {
  const { can, roles: own } = await abilitiesIn(organizationSlug);
  const [roles, policies] = await Promise.all([
    findForPage(listRoles, organizationSlug, {}),
    findForPage(listPolicies, organizationSlug, {}),
  ]);
  return {
    roles: roles?.roles ?? null,
    policies: policies?.policies ?? null,
    viewer: { admin: own.includes("admin"), changes: can.changeMembers },
  };
}
