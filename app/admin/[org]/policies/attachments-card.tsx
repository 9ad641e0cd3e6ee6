"use client";

import { Link } from "@/app/_ui/link.tsx";
import type { ReactNode } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Card } from "@/app/_ui/card.tsx";
import type { PolicyDetail } from "@/lib/policies/policy.ts";
import { attachToDomainAction, attachToMemberAction, attachToRoleAction } from "./actions.ts";
import { AttachDialog } from "./attach-dialog.tsx";
import type { Holder } from "./attachments.ts";

type AttachmentsCardProps = {
  org: string;
  policy: PolicyDetail;
  /** Who could hold it; null: not for this viewer to change. */
  roles: readonly Holder[] | null;
  members: readonly Holder[] | null;
  domains: readonly Holder[] | null;
  canPreview: boolean;
};

/** Who holds the policy, and the ways to change that. */
export function AttachmentsCard(props: AttachmentsCardProps) {
  const { org, policy, roles, members, domains, canPreview } = props;
  const shared = { org, policyId: policy.id, canPreview };
  return (
    <Card
      title="Where it is attached"
      description="Whoever holds it may do all that it opens."
      flush
    >
      <ul className="divide-y">
        <Place
          label="Roles"
          held={policy.roles.map(({ slug, name }) => ({ name, href: roleHref(org, slug, roles) }))}
        >
          {roles && (
            <AttachDialog
              {...shared}
              label="Roles"
              holders={roles}
              changeOf={(slugs) => ({ roles: [...slugs] })}
              attach={({ id: role, policies, revision }, { confirmed }) =>
                proven(() => attachToRoleAction(org, { id: role, policies, revision, confirmed }))
              }
            />
          )}
        </Place>
        <Place
          label="Members"
          held={policy.members.map((one) => ({
            name: one.name,
            href: members && `/admin/${org}/members/${one.id}`,
          }))}
        >
          {members && (
            <AttachDialog
              {...shared}
              label="Members"
              holders={members}
              changeOf={(ids) => ({ members: [...ids] })}
              attach={({ id: member, policies }) =>
                proven(() => attachToMemberAction(org, { id: member, policies }))
              }
            />
          )}
        </Place>
        <Place
          label="Domains"
          held={policy.domains.map((one) => ({
            name: one.name,
            href: domains && `/admin/${org}/domains/${one.id}`,
          }))}
        >
          {domains && (
            <AttachDialog
              {...shared}
              label="Domains"
              holders={domains}
              changeOf={null}
              attach={({ id: domain, policies }) =>
                proven(() => attachToDomainAction(org, { id: domain, policies }))
              }
            />
          )}
        </Place>
      </ul>
    </Card>
  );
}

type Held = { readonly name: string; readonly href: string | null };

type PlaceProps = { label: string; held: readonly Held[]; children: ReactNode };

function Place({ label, held, children }: PlaceProps) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 basis-40">
        <h3 className="text-sm font-medium text-ink">{label}</h3>
        {held.length === 0 ? (
          <p className="text-sm text-faint">None</p>
        ) : (
          <ul className="mt-0.5 flex flex-wrap gap-x-3 gap-y-1 text-sm text-muted">
            {held.map(({ name, href }) => (
              <li key={name} className="wrap-anywhere">
                {href === null ? (
                  name
                ) : (
                  <Link href={href} className="hover:text-ink hover:underline">
                    {name}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
      {children}
    </li>
  );
}

function roleHref(org: string, slug: string, roles: readonly Holder[] | null): string | null {
  const role = roles?.find(({ word }) => word === slug);
  return role === undefined ? null : `/admin/${org}/roles/${role.id}`;
}
