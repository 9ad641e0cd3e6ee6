"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { z } from "zod";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { addMemberInput } from "@/lib/members/member-input.ts";
import type { PolicySummary } from "@/lib/policies/policy.ts";
import type { RoleSummary } from "@/lib/roles/role.ts";
import type { Invitation } from "@/lib/members/invite-member.ts";
import { addMemberAction, inviteMemberAction, mailInvitationAction } from "./actions.ts";
import { HeldPolicies, HeldRoles } from "./held-fields.tsx";
import { InvitationDialog } from "./invitation-dialog.tsx";
import type { Viewer } from "./member-limits.ts";

/** What a person fills in; a password comes from nobody but its owner. */
const newMemberSchema = addMemberInput
  .pick({ email: true, name: true, roles: true, policies: true })
  .required();

type NewMember = z.infer<typeof newMemberSchema>;
type Invited = Invitation & { readonly id: string; readonly name: string };

type AddFormProps = {
  org: string;
  /** Whether the invitation goes by mail; otherwise its link is handed over. */
  sendsMail: boolean;
  roles: readonly RoleSummary[] | null;
  policies: readonly PolicySummary[] | null;
  viewer: Viewer;
};

/** Makes a person a member, with what they may do from the first moment. */
export function AddForm({ org, sendsMail, roles, policies, viewer }: AddFormProps) {
  const router = useRouter();
  const form = useSchemaForm(newMemberSchema, { defaultValues: EMPTY });
  const [invited, setInvited] = useState<Invited>();
  const guard = useUnsavedGuard({ when: form.formState.isDirty && invited === undefined });
  const base = `/admin/${org}/members`;

  const save = async (values: NewMember) => {
    const result = await proven(() => addMemberAction(org, values));
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    const { id } = result.value;
    // @NOTE They are added in any case; what became of their invitation their own screen tells.
    if (sendsMail) await proven(() => mailInvitationAction(org, { id })).catch(() => null);
    const made = sendsMail
      ? null
      : await proven(() => inviteMemberAction(org, { id })).catch(() => null);
    if (made?.ok === true) setInvited({ id, name: values.name, ...made.value });
    else router.push(`${base}/${id}`);
  };

  return (
    <FormRoot form={form} onSubmit={save}>
      {guard}
      {invited && (
        <InvitationDialog {...invited} onDone={() => router.push(`${base}/${invited.id}`)} />
      )}
      <Card title="Who it is">
        <div className="flex flex-col gap-5">
          <TextField
            label="Email"
            type="email"
            autoComplete="off"
            help="They are invited, and choose their password themselves. Somebody who has an account on this instance keeps it, with its name."
            {...form.field("email")}
          />
          <TextField label="Name" autoComplete="off" {...form.field("name")} />
        </div>
      </Card>
      <Card title="Roles" description="Without a role or policy they may do nothing at all.">
        <HeldRoles {...{ roles, viewer }} />
      </Card>
      <Card
        title="Policies of their own"
        description="For what this one person needs and no role gives."
      >
        <HeldPolicies {...{ policies }} />
      </Card>
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={base}>Cancel</LinkButton>
        <SubmitButton>Add member</SubmitButton>
      </div>
    </FormRoot>
  );
}

const EMPTY = { email: "", name: "", roles: [], policies: [] };
