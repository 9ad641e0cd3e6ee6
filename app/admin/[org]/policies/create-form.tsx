"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { z } from "zod";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { RadioCards } from "@/app/_ui/radio-cards.tsx";
import { TextArea } from "@/app/_ui/text-area.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { createPolicyInput } from "@/lib/policies/policy-input.ts";
import type { PolicyTemplate } from "@/lib/policies/templates.ts";
import { createPolicyAction } from "./actions.ts";

const nameSchema = createPolicyInput.pick({ name: true, description: true });

type CreateFormProps = { org: string; templates: readonly PolicyTemplate[] };

/** Begins a policy; the rest is said in its own screen. */
export function CreateForm({ org, templates }: CreateFormProps) {
  const router = useRouter();
  const [template, setTemplate] = useState(NOTHING.value);
  const [isMade, setMade] = useState(false);
  const form = useSchemaForm(nameSchema, { defaultValues: { name: "", description: "" } });
  const guard = useUnsavedGuard({ when: form.formState.isDirty && !isMade });
  const base = `/admin/${org}/policies`;

  const choose = (key: string) => {
    setTemplate(key);
    const chosen = templates.find((one) => one.key === key);
    const known = ["", ...templates.map(({ name }) => name)];
    // What somebody typed stays; the words of another template go.
    if (!known.includes(form.getValues("name"))) return;
    form.setValue("name", chosen?.name ?? "", { shouldDirty: true });
    form.setValue("description", chosen?.description ?? "", { shouldDirty: true });
  };
  const save = async (values: z.infer<typeof nameSchema>) => {
    const permissions = templates.find(({ key }) => key === template)?.permissions ?? [];
    const result = await proven(() => createPolicyAction(org, { ...values, permissions }));
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    setMade(true);
    router.push(`${base}/${result.value.id}`);
  };
  return (
    <FormRoot form={form} onSubmit={save}>
      {guard}
      <Card title="Begin with" description="Each template is a start: change it as you like.">
        <RadioCards
          label="Template"
          hideLabel
          name="template"
          columns={2}
          value={template}
          onChange={(event) => choose(event.target.value)}
          options={[
            NOTHING,
            ...templates.map(({ key, name, description }) => ({
              ...{ value: key, label: name, description },
            })),
          ]}
        />
      </Card>
      <Card title="Name">
        <div className="flex flex-col gap-5">
          <TextField
            label="Name"
            placeholder="Editors of the blog"
            help="What it opens, or for whom, in a few words."
            {...form.field("name")}
          />
          <TextArea label="Description" optional rows={2} {...form.field("description")} />
        </div>
      </Card>
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={base}>Cancel</LinkButton>
        <SubmitButton>Create policy</SubmitButton>
      </div>
    </FormRoot>
  );
}

const NOTHING = {
  value: "nothing",
  label: "Nothing",
  description: "An empty policy, to say everything yourself.",
};
