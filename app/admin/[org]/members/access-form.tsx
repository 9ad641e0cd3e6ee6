"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useFollow } from "@/app/_ui/use-follow.ts";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { updateMemberInput } from "@/lib/members/member-input.ts";
import type { MemberDetail } from "@/lib/members/member.ts";
import type { PolicySummary } from "@/lib/policies/policy.ts";
import type { RoleSummary } from "@/lib/roles/role.ts";
import { useRightsForm } from "../_rights/use-rights-form.tsx";
import { updateMemberAction } from "./actions.ts";
import { HeldPolicies, HeldRoles } from "./held-fields.tsx";
import { accessLimit, type Viewer } from "./member-limits.ts";

const accessSchema = updateMemberInput.pick({ roles: true, policies: true }).required();

type Access = z.infer<typeof accessSchema>;

type AccessFormProps = {
  org: string;
  member: MemberDetail;
  /** Null: not for this viewer's eyes. */
  roles: readonly RoleSummary[] | null;
  policies: readonly PolicySummary[] | null;
  viewer: Viewer;
  canPreview: boolean;
};

/** What a member holds: roles, and policies of their own. Sends only what was changed. */
export function AccessForm(props: AccessFormProps) {
  const { org, member, roles, policies, viewer, canPreview } = props;
  const router = useRouter();
  const toast = useToast();
  const form = useSchemaForm(accessSchema, { defaultValues: heldBy(member) });
  const { dirtyFields, isDirty } = form.formState;
  const guard = useUnsavedGuard({ when: isDirty });
  useFollow({ current: heldBy(member), isDirty, take: form.reset });
  const limit = accessLimit(member, viewer);
  const readOnly = limit !== null;

  const changedIn = (values: Access) => ({
    ...(dirtyFields.roles && { roles: values.roles }),
    ...(dirtyFields.policies && { policies: values.policies }),
  });
  const rights = useRightsForm({
    ...{ org, canPreview, refuse: form.refuse },
    changeOf: (values: Access) => ({ kind: "member", id: member.id, ...changedIn(values) }),
    send: (values) =>
      proven(() => updateMemberAction(org, { id: member.id, ...changedIn(values) })),
    onSaved: (values) => {
      form.settle(values);
      toast({ title: "Saved", description: "It holds from their next click on." });
      router.refresh();
    },
  });

  return (
    <>
      <FormRoot form={form} onSubmit={rights.submit}>
        {guard}
        {limit !== null && <Callout>{limit}</Callout>}
        <fieldset disabled={readOnly} className="contents">
          <Card
            title="Roles"
            description="Roles add up; none of them takes anything away."
            footer={!readOnly && roles !== null && <Save disabled={!isDirty} />}
          >
            <HeldRoles {...{ member, roles, viewer, readOnly }} />
          </Card>
          <Card
            title="Policies of their own"
            description="For what this one person needs and no role gives."
            footer={!readOnly && policies !== null && <Save disabled={!isDirty} />}
          >
            <HeldPolicies {...{ member, policies, readOnly }} />
          </Card>
        </fieldset>
      </FormRoot>
      {rights.questions}
    </>
  );
}

const Save = ({ disabled }: { disabled: boolean }) => (
  <SubmitButton disabled={disabled}>Save changes</SubmitButton>
);

const heldBy = ({ roles, policies }: MemberDetail): Access => ({
  roles: roles.map(({ slug }) => slug),
  policies: policies.map(({ id }) => id),
});
