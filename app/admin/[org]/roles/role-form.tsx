"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { z } from "zod";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useFollow } from "@/app/_ui/use-follow.ts";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import type { PolicySummary } from "@/lib/policies/policy.ts";
import { updateRoleInput } from "@/lib/roles/role-input.ts";
import type { RoleDetail, RoleSummary } from "@/lib/roles/role.ts";
import { StaleDialog } from "../_content/stale-dialog.tsx";
import { useRightsForm } from "../_rights/use-rights-form.tsx";
import { updateRoleAction } from "./actions.ts";
import { RightsCards } from "./rights-cards.tsx";
import { roleText } from "./role-text.ts";

const roleSchema = updateRoleInput
  .pick({ name: true, description: true, contains: true, policies: true })
  .required();

type RoleValues = z.infer<typeof roleSchema>;

type RoleFormProps = {
  org: string;
  role: RoleDetail;
  roles: readonly RoleSummary[];
  /** Null: not for this viewer's eyes. */
  policies: readonly PolicySummary[] | null;
  /** Whether whoever looks is an Admin. */
  admin: boolean;
  canChange: boolean;
  canPreview: boolean;
};

/** What a role is and gives. Sends only what was changed, and from which state it was changed. */
export function RoleForm(props: RoleFormProps) {
  const { org, role, roles, policies, admin, canChange, canPreview } = props;
  const router = useRouter();
  const toast = useToast();
  const [stale, setStale] = useState(false);
  const [revision, setRevision] = useState(role.revision);
  const form = useSchemaForm(roleSchema, { defaultValues: valuesOf(role) });
  const { dirtyFields, isDirty } = form.formState;
  const guard = useUnsavedGuard({ when: isDirty });
  const base = `/admin/${org}/roles`;
  const take = (theirs: RoleDetail) => {
    form.reset(valuesOf(theirs));
    setRevision(theirs.revision);
  };
  useFollow({ current: role, isDirty, take });

  const changedIn = (values: RoleValues): Partial<RoleValues> => {
    const names = Object.keys(dirtyFields) as (keyof RoleValues)[];
    return Object.fromEntries(names.map((name) => [name, values[name]]));
  };
  const rights = useRightsForm({
    ...{ org, canPreview, refuse: form.refuse },
    changeOf: (values: RoleValues) => {
      const { contains, policies: attached } = changedIn(values);
      const change = { ...(contains && { contains }), ...(attached && { policies: attached }) };
      return { kind: "role", id: role.id, ...change };
    },
    send: (values, { confirmed }) =>
      proven(() =>
        updateRoleAction(org, { id: role.id, revision, confirmed, ...changedIn(values) }),
      ),
    onSaved: (values, saved) => {
      form.settle(values);
      setRevision(saved.revision);
      toast({ title: "Saved", description: "It holds from the next click on." });
      router.refresh();
    },
    onStale: () => setStale(true),
  });
  const takeTheirs = () => {
    take(role);
    setStale(false);
    router.refresh();
    return Promise.resolve();
  };
  const save = canChange && <SubmitButton disabled={!isDirty}>Save changes</SubmitButton>;

  return (
    <>
      <FormRoot form={form} onSubmit={rights.submit}>
        {guard}
        <fieldset disabled={!canChange} className="contents">
          <Card title="What it is" footer={save}>
            <NameFields form={form} system={role.system} />
          </Card>
          {!role.admin || !role.system ? (
            <RightsCards
              {...{ base, roles, policies, admin }}
              edited={role}
              readOnly={!canChange}
              footer={save}
            />
          ) : (
            <Card
              title="What it gives"
              description="Everything in this organization. There is nothing to choose."
            />
          )}
        </fieldset>
      </FormRoot>
      {rights.questions}
      <StaleDialog
        editor={{ stale, task: null, takeTheirs, keepWriting: () => setStale(false) }}
        ownText={() => roleText(form.getValues(), { roles, policies: policies ?? role.policies })}
      />
    </>
  );
}

type NameFieldsProps = {
  form: ReturnType<typeof useSchemaForm<RoleValues, RoleValues>>;
  system: boolean;
};

function NameFields({ form, system }: NameFieldsProps) {
  return (
    <div className="flex flex-col gap-5">
      <TextField
        label="Name"
        readOnly={system}
        help={system ? "It came with the organization and keeps its name." : undefined}
        {...form.field("name")}
      />
      <TextArea label="Description" optional rows={2} {...form.field("description")} />
    </div>
  );
}

const valuesOf = ({ name, description, contains, policies }: RoleDetail): RoleValues => ({
  name,
  description,
  contains: contains.map(({ slug }) => slug),
  policies: policies.map(({ id }) => id),
});
