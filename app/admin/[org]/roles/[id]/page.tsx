import { ScanSearch, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { Link } from "@/app/_ui/link.tsx";
import { Badge } from "@/app/_ui/badge.tsx";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { listDomains } from "@/lib/domains/list-domains.ts";
import { findForPage, loadPage } from "@/lib/doors/page/load-page.ts";
import { listPolicies } from "@/lib/policies/list-policies.ts";
import { getRole } from "@/lib/roles/get-role.ts";
import { listRoles } from "@/lib/roles/list-roles.ts";
import type { RoleDetail, RoleSummary } from "@/lib/roles/role.ts";
import { entryIdOf, type EntryParams } from "../../_content/entry-params.ts";
import { organizationOf } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { SeeAsButton } from "../../see-as/see-as-button.tsx";
import { DeleteCard } from "../delete-card.tsx";
import { FactorCard } from "../factor-card.tsx";
import { HoldersCard } from "../holders-card.tsx";
import { RoleForm } from "../role-form.tsx";

export async function generateMetadata(props: EntryParams): Promise<Metadata> {
  const { org } = await props.params;
  const role = await findForPage(getRole, org, { id: await entryIdOf(props) });
  return { title: role?.name ?? "Roles" };
}

/** One role: what it gives, who holds it, and what contains it. */
export default async function RolePage(props: EntryParams) {
  const { slug } = await organizationOf(props);
  const id = await entryIdOf(props);
  const role = await loadPage(getRole, slug, { id });
  const { roles } = await loadPage(listRoles, slug, {});
  const [listed, domains] = await Promise.all([
    findForPage(listPolicies, slug, {}),
    findForPage(listDomains, slug, {}),
  ]);
  const { can, roles: own } = await abilitiesIn(slug);
  const base = `/admin/${slug}/roles`;
  const admin = own.includes("admin");
  const isWithinReach = admin || !role.admin;
  return (
    <>
      <PageHeader
        title={role.name}
        description={<code className="font-mono">{role.slug}</code>}
        status={<Marks role={role} />}
        breadcrumbs={<Breadcrumbs items={[{ label: "Roles", href: base }]} />}
        actions={
          <>
            {can.seeAs && <SeeAsButton org={slug} kind="role" id={id} />}
            {can.explain && (
              <LinkButton
                href={`/admin/${slug}/explain?who=role:${id}`}
                icon={<ScanSearch aria-hidden="true" />}
              >
                What it allows
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <RoleForm
          key={id}
          org={slug}
          {...{ role, roles }}
          policies={listed?.policies ?? null}
          admin={admin}
          canChange={can.changeRoles && isWithinReach}
          canPreview={can.previewImpact}
        />
        <div className="flex min-w-0 flex-col gap-5">
          <HoldersCard
            org={slug}
            role={role}
            domains={domains?.domains.filter((domain) => holds(domain, role)) ?? null}
            canOpenMembers={can.members}
          />
          {hasMembers(role) && (
            <FactorCard org={slug} role={role} canChange={can.changeRoles && isWithinReach} />
          )}
          <ContainersCard base={base} role={role} roles={roles} />
          {can.deleteRoles && isWithinReach && <DeleteCard org={slug} role={role} />}
        </div>
      </div>
    </>
  );
}

/** @NOTE Nobody signs in as what stands for visitors: there is nobody to ask. */
const hasMembers = ({ slug, system }: RoleDetail): boolean =>
  !(system && ["public", "guest"].includes(slug));

function Marks({ role: { admin, system } }: { role: RoleDetail }) {
  return (
    <>
      {admin && !system && (
        <Badge tone="accent" icon={<ShieldCheck aria-hidden="true" />}>
          Admin
        </Badge>
      )}
      {system && <Badge>Built in</Badge>}
    </>
  );
}

type ContainersProps = { base: string; role: RoleDetail; roles: readonly RoleSummary[] };

/** The roles whose holders have all of this one, too. */
function ContainersCard({ base, role, roles }: ContainersProps) {
  if (role.containedIn.length === 0) return null;
  return (
    <Card
      title="Contained in"
      description="Whoever holds one of these has all that this one gives."
    >
      <ul className="flex flex-col gap-1 text-sm">
        {role.containedIn.map(({ slug, name }) => (
          <li key={slug}>
            <Link
              href={`${base}/${roles.find((other) => other.slug === slug)?.id ?? ""}`}
              className="rounded-sm wrap-anywhere text-ink hover:underline"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const holds = (domain: { roles: readonly { slug: string }[] }, { slug }: RoleDetail): boolean =>
  domain.roles.some((role) => role.slug === slug);
