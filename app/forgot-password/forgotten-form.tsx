"use client";

import { useState } from "react";
import { requestResetInput } from "@/lib/people/reset-input.ts";
import { Callout } from "../_ui/callout.tsx";
import { FormRoot, SubmitButton } from "../_ui/form-root.tsx";
import { TextField } from "../_ui/text-field.tsx";
import { useSchemaForm } from "../_ui/use-schema-form.ts";
import { askForReset } from "./actions.ts";

/** An address; what it says afterwards is the same for every one. */
export function ForgottenForm() {
  const form = useSchemaForm(requestResetInput, { defaultValues: { email: "" } });
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo !== undefined) {
    return (
      <div role="status">
        <Callout tone="success" title="Look into your mail">
          If somebody signs in with {sentTo}, a letter is on its way there. Its link works for an
          hour. Nothing came? Look among unwanted mail, or try again later.
        </Callout>
      </div>
    );
  }
  return (
    <FormRoot
      form={form}
      onSubmit={async (values) => {
        const result = await askForReset(values);
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        setSentTo(values.email);
      }}
    >
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
