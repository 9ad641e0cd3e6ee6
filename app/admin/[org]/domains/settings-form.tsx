"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import type { DomainDetail } from "@/lib/domains/domain.ts";
import { updateDomainInput } from "@/lib/domains/domain-input.ts";
import type { RoleChoice } from "@/lib/domains/list-role-choices.ts";
import { updateDomainAction } from "./actions.ts";
import { LimitsFields } from "./limits-fields.tsx";
import { RolesField } from "./roles-field.tsx";

const settingsSchema = updateDomainInput.omit({ id: true }).required();

type Settings = z.infer<typeof settingsSchema>;

type SettingsFormProps = {
  org: string;
  domain: DomainDetail;
  choices: readonly RoleChoice[];
  canChange: boolean;
};

/** What a domain may do, from where and how often. Sends only what was changed. */
export function SettingsForm({ org, domain, choices, canChange }: SettingsFormProps) {
  const router = useRouter();
  const toast = useToast();
  const form = useSchemaForm(settingsSchema, { defaultValues: settingsOf(domain) });
  const { dirtyFields, isDirty } = form.formState;
  const guard = useUnsavedGuard({ when: isDirty });
  const held = domain.roles.map(({ slug }) => slug);

  const save = async (values: Settings) => {
    const names = Object.keys(dirtyFields) as (keyof Settings)[];
    const changed = Object.fromEntries(names.map((name) => [name, values[name]]));
    const result = await proven(() => updateDomainAction(org, { id: domain.id, ...changed }));
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    form.settle(values);
    toast({ title: "Saved", description: "It holds from the domain’s next request on." });
    router.refresh();
  };

  return (
    <FormRoot form={form} onSubmit={save}>
      {guard}
      <fieldset disabled={!canChange} className="contents">
        <Card title="Settings">
          <TextField label="Name" {...form.field("name")} />
        </Card>
        <Card title="What it may do" description="Without a role it may do nothing at all.">
          <RolesField choices={choices} held={held} />
        </Card>
        <Card
          title="From where and how often"
          footer={canChange && <SubmitButton disabled={!isDirty}>Save changes</SubmitButton>}
        >
          <LimitsFields originHelp="None: it is for servers only." />
        </Card>
      </fieldset>
    </FormRoot>
  );
}

/** @NOTE Its policies are chosen on the policies' pages; only what was changed here is sent. */
function settingsOf({ name, roles, policies, requestsPerMinute, ...domain }: DomainDetail) {
  return {
    name,
    requestsPerMinute,
    roles: roles.map(({ slug }) => slug),
    policies: policies.map(({ id }) => id),
    origins: [...domain.origins],
    ipRanges: [...domain.ipRanges],
    signingKey: domain.signingKey,
  };
}
