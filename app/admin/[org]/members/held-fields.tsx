"use client";

import { Badge } from "@/app/_ui/badge.tsx";
import type { MemberDetail } from "@/lib/members/member.ts";
import type { PolicySummary } from "@/lib/policies/policy.ts";
import type { RoleSummary } from "@/lib/roles/role.ts";
import { ChoicesField } from "../_rights/choices-field.tsx";
import { policyChoices } from "../_rights/policy-choices.ts";
import { RoleBadges } from "../_rights/role-badges.tsx";
import { roleChoices, type Viewer } from "./member-limits.ts";

type HeldRolesProps = {
  /** Undefined: somebody who is being added. */
  member?: MemberDetail;
  roles: readonly RoleSummary[] | null;
  viewer: Viewer;
  /** Shows what they hold, and nothing that they could. */
  readOnly?: boolean;
};

/** The roles of a form's `roles`; badges alone for whoever may not read roles. */
export function HeldRoles({ member, roles, viewer, readOnly }: HeldRolesProps) {
  const held = member?.roles ?? [];
  if (roles === null) {
    return (
      <p className="flex flex-col items-start gap-2 text-sm text-muted">
        <RoleBadges roles={held} />
        To change roles it takes the right to read them.
      </p>
    );
  }
  const slugs = held.map(({ slug }) => slug);
  const self = member?.self === true;
  return (
    <ChoicesField
      name="roles"
      label="Roles"
      readOnly={readOnly}
      choices={(chosen) => roleChoices({ ...{ roles, chosen, self, viewer }, held: slugs })}
    />
  );
}

type HeldPoliciesProps = Pick<HeldRolesProps, "member" | "readOnly"> & {
  policies: readonly PolicySummary[] | null;
};

/** The policies of a form's `policies`; names alone for whoever may not read policies. */
export function HeldPolicies({ member, policies, readOnly }: HeldPoliciesProps) {
  const held = member?.policies ?? [];
  if (policies === null) {
    return (
      <p className="flex flex-col items-start gap-2 text-sm text-muted">
        <span className="flex flex-wrap gap-1">
          {held.length === 0 ? "None" : held.map(({ id, name }) => <Badge key={id}>{name}</Badge>)}
        </span>
        To change them it takes the right to read policies.
      </p>
    );
  }
  const ids = held.map(({ id }) => id);
  return (
    <ChoicesField
      name="policies"
      label="Policies"
      readOnly={readOnly}
      choices={policyChoices(policies, ids)}
      empty="There is no policy yet."
    />
  );
}
