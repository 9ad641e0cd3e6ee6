"use client";

import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Callout } from "@/app/_ui/callout.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { PasswordField } from "@/app/_ui/password-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { changeEmailInput } from "@/lib/account/change-email-input.ts";
import { changeEmailAction } from "../actions.ts";

/** The address that somebody wants to sign in with; it is theirs once they confirm it from there. */
export function EmailForm({ email }: { email: string }) {
  const form = useSchemaForm(changeEmailInput, { defaultValues: { present: "", email: "" } });
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo !== undefined) {
    return (
      <div role="status">
        <Callout tone="success" title={`Look into the mail of ${sentTo}`}>
          Until you open the link there, you sign in with {email}. It works for a day.
        </Callout>
      </div>
    );
  }
  return (
    <FormRoot
      form={form}
      onSubmit={async (values) => {
        const result = await proven(() => changeEmailAction(values));
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        setSentTo(values.email);
      }}
    >
      <TextField
        label="New address"
        type="email"
        inputMode="email"
        autoComplete="email"
        spellCheck={false}
        {...form.field("email")}
      />
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        {...form.field("present")}
      />
      <div>
        <SubmitButton loadingLabel="Sending…">Send a link there</SubmitButton>
      </div>
    </FormRoot>
  );
}
