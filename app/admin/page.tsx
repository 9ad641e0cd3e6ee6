import { Building2 } from "lucide-react";
import type { Metadata } from "next";
import { Link } from "@/app/_ui/link.tsx";
import { redirect } from "next/navigation";
import { Avatar } from "@/app/_ui/avatar.tsx";
import { Badge } from "@/app/_ui/badge.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { listOwnOrganizations, type OwnOrganization } from "@/lib/doors/page/own-organizations.ts";
import { ownRoles } from "@/lib/doors/page/own-roles.ts";
import { roleName } from "./[org]/_shell/role-name.ts";
import { PlainFrame } from "./plain-frame.tsx";

export const metadata: Metadata = { title: "Your organizations" };

/** Leads to the only organization, or lets one choose among several. */
export default async function ChooserPage() {
  const person = await signedInPerson();
  const organizations = await listOwnOrganizations();
  const [only] = organizations;
  if (only !== undefined && organizations.length === 1) redirect(`/admin/${only.slug}`);
  return (
    <PlainFrame>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-2xl px-4 py-10 sm:py-16">
        <h1 className="text-2xl font-semibold text-ink">Your organizations</h1>
        <p className="mt-1 text-sm text-muted">
          Each has its own website, people and rules. Nothing of one shows in another.
        </p>
        <div className="mt-6 overflow-hidden rounded-lg border bg-surface shadow-card">
          {organizations.length === 0 ? (
            <EmptyState icon={<Building2 />} title="You belong to no organization yet">
              An admin of an organization can add {person.email} as a member. It appears here as
              soon as they did.
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {organizations.map((organization) => (
                <OrganizationRow key={organization.slug} organization={organization} />
              ))}
            </ul>
          )}
        </div>
        {person.instanceOwner && (
          <p className="mt-4 text-sm">
            <LinkButton href="/admin/archive" size="sm">
              Bring in an organization
            </LinkButton>
          </p>
        )}
      </main>
    </PlainFrame>
  );
}

async function OrganizationRow({ organization }: { organization: OwnOrganization }) {
  const { slug, name, host } = organization;
  const roles = await ownRoles(slug);
  return (
    <li className="relative flex items-center gap-3.5 px-4 py-3.5 transition-colors hover:bg-hover sm:px-5">
      <Avatar name={name} shape="square" size="lg" />
      <div className="min-w-0 flex-1">
        <Link
          href={`/admin/${slug}`}
          className="rounded-sm text-base font-medium text-ink after:absolute after:inset-0"
        >
          {name}
        </Link>
        <p className="truncate text-xs text-muted">{host}</p>
      </div>
      <span className="flex flex-wrap justify-end gap-1">
        <RoleBadges roles={roles} />
      </span>
    </li>
  );
}

function RoleBadges({ roles }: { roles: readonly string[] | null }) {
  if (roles === null) return <Badge tone="warning">Second factor needed</Badge>;
  if (roles.length === 0) return <Badge>No role</Badge>;
  return roles.map((role) => <Badge key={role}>{roleName(role)}</Badge>);
}
