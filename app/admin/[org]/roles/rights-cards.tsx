"use client";

import { useWatch } from "react-hook-form";
import type { ReactNode } from "react";
import { Badge } from "@/app/_ui/badge.tsx";
import { Card } from "@/app/_ui/card.tsx";
import type { PolicySummary } from "@/lib/policies/policy.ts";
import type { RoleDetail, RoleSummary } from "@/lib/roles/role.ts";
import { ChoicesField } from "../_rights/choices-field.tsx";
import { policyChoices } from "../_rights/policy-choices.ts";
import { containsChoices } from "./contains-choices.ts";
import { RoleGraph } from "./role-graph.tsx";
import { nestingAround, nestingOf, nestingWith } from "./role-nesting.ts";

type RightsCardsProps = {
  base: string;
  /** Null: a role that is being made. */
  edited: RoleDetail | null;
  roles: readonly RoleSummary[];
  /** Null: not for this viewer's eyes. */
  policies: readonly PolicySummary[] | null;
  admin: boolean;
  /** Shows what it gives, and nothing that it could. */
  readOnly?: boolean;
  /** The form's buttons. */
  footer?: ReactNode;
};

/** What a role gives: the roles that it contains, and its policies. Parts of a form. */
export function RightsCards(props: RightsCardsProps) {
  const { base, edited, roles, policies, admin, readOnly, footer } = props;
  const held = edited?.policies ?? [];
  return (
    <>
      <Card
        title="Roles it contains"
        description="Whoever holds it has all that these give, too. When one of them changes, so does it."
      >
        <ChoicesField
          name="contains"
          label="Roles it contains"
          readOnly={readOnly}
          choices={containsChoices({ roles, admin, slug: edited?.slug ?? null })}
        />
      </Card>
      {edited !== null && <Preview {...{ base, edited, roles }} />}
      <Card title="Policies" description="What it gives by itself." footer={footer}>
        {policies === null ? (
          <p className="flex flex-wrap gap-1 text-sm text-muted">
            {held.length === 0
              ? "None."
              : held.map(({ id, name }) => <Badge key={id}>{name}</Badge>)}
          </p>
        ) : (
          <ChoicesField
            name="policies"
            label="Policies"
            readOnly={readOnly}
            choices={policyChoices(
              policies,
              held.map(({ id }) => id),
            )}
            empty="There is no policy yet."
          />
        )}
      </Card>
    </>
  );
}

type PreviewProps = { base: string; edited: RoleDetail; roles: readonly RoleSummary[] };

/** Where the role stands among those that it contains and that contain it, as the form has it. */
function Preview({ base, edited, roles }: PreviewProps) {
  const contains = useWatch<{ contains: string[] }, "contains">({ name: "contains" });
  const nesting = nestingAround(nestingWith(nestingOf(roles), edited.slug, contains), edited.slug);
  if (nesting.length === 0) return null;
  return (
    <Card
      flush
      title="Roles within roles"
      description={
        nesting.some(({ pending }) => pending)
          ? "Dashed lines are not saved yet."
          : "From left to right: a role gives all that the roles right of it give."
      }
    >
      <RoleGraph {...{ base, roles, nesting }} current={edited.slug} />
    </Card>
  );
}
