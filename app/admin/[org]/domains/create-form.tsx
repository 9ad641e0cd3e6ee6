"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import {
  createDomainInput,
  DEFAULT_REQUESTS_PER_MINUTE,
  type CreateDomain,
} from "@/lib/domains/domain-input.ts";
import type { RoleChoice } from "@/lib/domains/list-role-choices.ts";
import { createDomainAction } from "./actions.ts";
import { KeyDialog } from "./key-dialog.tsx";
import { LimitsFields } from "./limits-fields.tsx";
import { RolesField } from "./roles-field.tsx";

type CreateFormProps = { org: string; site: string; choices: readonly RoleChoice[] };

type Made = { readonly id: string; readonly key: string; readonly hostname: string };

/** Registers a domain and shows its first key. */
export function CreateForm({ org, site, choices }: CreateFormProps) {
  const router = useRouter();
  const [made, setMade] = useState<Made>();
  const form = useSchemaForm(createDomainInput, { defaultValues: EMPTY });
  const guard = useUnsavedGuard({ when: form.formState.isDirty && made === undefined });
  const base = `/admin/${org}/domains`;

  const save = async ({ origins = [], ...values }: CreateDomain) => {
    const input = origins.length > 0 ? { ...values, origins } : values;
    const result = await proven(() => createDomainAction(org, input));
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    setMade({ ...result.value, hostname: values.hostname });
  };

  return (
    <FormRoot form={form} onSubmit={save}>
      {guard}
      {made && (
        <KeyDialog
          secret={made.key}
          hostname={made.hostname}
          site={site}
          onDone={() => router.push(`${base}/${made.id}`)}
        />
      )}
      <Card title="Who calls" description="A website or program of a partner, or one of your own.">
        <div className="flex flex-col gap-5">
          <TextField
            label="Host name"
            mono
            autoCapitalize="off"
            spellCheck={false}
            placeholder="partner.example"
            help="It asks for its tokens under this name. Without https:// and path."
            {...form.field("hostname")}
          />
          <TextField
            label="Name"
            placeholder="Partner website"
            help="How your colleagues know it."
            {...form.field("name")}
          />
        </div>
      </Card>
      <Card title="What it may do" description="Without a role it may do nothing at all.">
        <RolesField choices={choices} held={[]} />
      </Card>
      <Card title="From where and how often">
        <LimitsFields originHelp="Left empty: its host name over https." />
      </Card>
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={base}>Cancel</LinkButton>
        <SubmitButton>Register and make a key</SubmitButton>
      </div>
    </FormRoot>
  );
}

const EMPTY = {
  hostname: "",
  name: "",
  roles: [],
  requestsPerMinute: DEFAULT_REQUESTS_PER_MINUTE,
  origins: [],
  ipRanges: [],
  signingKey: null,
};
