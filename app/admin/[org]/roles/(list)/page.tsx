import type { Metadata } from "next";
import { Card } from "@/app/_ui/card.tsx";
import { CreateLink } from "@/app/_ui/create-link.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { RoleGraph } from "../role-graph.tsx";
import { nestingOf } from "../role-nesting.ts";
import { RoleTable } from "../role-table.tsx";

export const metadata: Metadata = { title: "Roles" };

/** The roles of the organization, and which of them contains which. */
export default async function RolesPage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { roles } = await loadPage(listRoles, slug, {});
  const { can } = await abilitiesIn(slug);
  const base = `/admin/${slug}/roles`;
  const nesting = nestingOf(roles);
  return (
    <>
      <PageHeader
        title="Roles"
        description="A role gives whoever holds it its policies, and those of all roles that it contains. Roles add up; none of them takes anything away."
        actions={can.createRoles && <CreateLink href={`${base}/new`}>New role</CreateLink>}
      />
      <div className="flex flex-col gap-6">
        <Card flush>
          <RoleTable base={base} roles={roles} />
        </Card>
        {nesting.length === 0 ? (
          <Card
            title="Roles within roles"
            description="No role contains another so far. A role that does gives all that the other gives, and follows it when it changes."
          />
        ) : (
          <Card
            flush
            title="Roles within roles"
            description="From left to right: a role gives all that the roles right of it give."
          >
            <RoleGraph base={base} roles={roles} nesting={nesting} />
          </Card>
        )}
      </div>
    </>
  );
}
