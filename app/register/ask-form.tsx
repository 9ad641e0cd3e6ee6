"use client";

import { useState } from "react";
import { askToRegisterInput } from "@/lib/people/register-input.ts";
import { Callout } from "../_ui/callout.tsx";
import { FormRoot, SubmitButton } from "../_ui/form-root.tsx";
import { SelectField } from "../_ui/select-field.tsx";
import { TextField } from "../_ui/text-field.tsx";
import { useSchemaForm } from "../_ui/use-schema-form.ts";
import { askForAccount } from "./actions.ts";

type AskFormProps = { organizations: readonly { slug: string; name: string }[] };

/** An address, and where there are several, an organization; what it says then is the same for every one. */
export function AskForm({ organizations }: AskFormProps) {
  const [first] = organizations;
  const form = useSchemaForm(askToRegisterInput, {
    defaultValues: { email: "", organization: organizations.length === 1 ? first?.slug : "" },
  });
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo !== undefined) {
    return (
      <div role="status">
        <Callout tone="success" title="Look into your mail">
          A letter is on its way to {sentTo}. Its link works for a day. Nothing came? Look among
          unwanted mail, or try again later.
        </Callout>
      </div>
    );
  }
  return (
    <FormRoot
      form={form}
      onSubmit={async (values) => {
        const result = await askForAccount(values);
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        setSentTo(values.email);
      }}
    >
      {organizations.length > 1 && (
        <SelectField
          label="Organization"
          placeholder="Choose one"
          options={organizations.map(({ slug, name }) => ({ value: slug, label: name }))}
          {...form.field("organization")}
        />
      )}
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        inputMode="email"
        spellCheck={false}
        {...form.field("email")}
      />
      <SubmitButton wide size="lg" loadingLabel="Sending…">
        Send a link
      </SubmitButton>
    </FormRoot>
  );
}
