"use client";

import { useRouter } from "next/navigation";
import { useRef } from "react";
import type { z } from "zod";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import type { PolicySummary } from "@/lib/policies/policy.ts";
import { createRoleInput } from "@/lib/roles/role-input.ts";
import type { RoleSummary } from "@/lib/roles/role.ts";
import { createRoleAction } from "./actions.ts";
import { roleSlugOf } from "./role-slug.ts";
import { RightsCards } from "./rights-cards.tsx";

/** Policies are attached; a policy of the role's own is made where policies are. */
const newRoleSchema = createRoleInput
  .pick({ slug: true, name: true, description: true, contains: true, policies: true })
  .required();

type NewRole = z.infer<typeof newRoleSchema>;

type CreateFormProps = {
  org: string;
  roles: readonly RoleSummary[];
  /** Null: not for this viewer's eyes. */
  policies: readonly PolicySummary[] | null;
  admin: boolean;
};

/** Makes a role; its short name follows the name until somebody writes their own. */
export function CreateForm({ org, roles, policies, admin }: CreateFormProps) {
  const router = useRouter();
  const toast = useToast();
  const form = useSchemaForm(newRoleSchema, { defaultValues: EMPTY });
  const guard = useUnsavedGuard({ when: form.formState.isDirty });
  const base = `/admin/${org}/roles`;
  const [name, slug] = [form.field("name"), form.field("slug")];
  const ownSlug = useRef(false);

  /** Follows the name until somebody writes a short name of their own. */
  const suggest = (typed: string) => {
    if (ownSlug.current) return;
    form.setValue("slug", roleSlugOf(typed), {
      shouldDirty: true,
      shouldValidate: form.formState.isSubmitted,
    });
  };
  const save = async (values: NewRole) => {
    const result = await proven(() => createRoleAction(org, values));
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    toast({ title: `«${values.name}» is there`, description: "Nobody holds it yet." });
    router.push(`${base}/${result.value.id}`);
  };

  return (
    <FormRoot form={form} onSubmit={save}>
      {guard}
      <Card title="What it is">
        <div className="flex flex-col gap-5">
          <TextField
            label="Name"
            placeholder="Shift Manager"
            {...name}
            onChange={(event) => {
              void name.onChange(event);
              suggest(event.target.value);
            }}
          />
          <TextField
            label="Short name"
            mono
            autoCapitalize="off"
            spellCheck={false}
            help="For rules, files and the API. It stays as it is."
            {...slug}
            onChange={(event) => {
              ownSlug.current = event.target.value !== "";
              void slug.onChange(event);
            }}
          />
          <TextArea
            label="Description"
            optional
            rows={2}
            help="What it is for, for whoever hands it out."
            {...form.field("description")}
          />
        </div>
      </Card>
      <RightsCards {...{ roles, policies, admin }} edited={null} base={base} />
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={base}>Cancel</LinkButton>
        <SubmitButton>Create role</SubmitButton>
      </div>
    </FormRoot>
  );
}

const EMPTY = { slug: "", name: "", description: "", contains: [], policies: [] };
