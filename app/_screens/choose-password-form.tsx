"use client";

import { submitToNextAuth } from "@/app/login/submit-to-next-auth.ts";
import { chosenPasswordInput } from "@/lib/people/chosen-password.ts";
import type { PolicyRules } from "@/lib/auth/password-policy.ts";
import type { ActionFailure } from "@/lib/doors/form/form-action.ts";
import { FormRoot, SubmitButton } from "../_ui/form-root.tsx";
import { useSchemaForm } from "../_ui/use-schema-form.ts";
import { NewPasswordField } from "./new-password-field.tsx";

type ChoosePasswordFormProps = {
  /** Whose password it becomes; password managers keep it beside. */
  email: string;
  readonly rules: PolicyRules;
  /** What the button says. */
  label: string;
  save: (values: {
    password: string;
  }) => Promise<{ readonly next: string } | { readonly refusal: ActionFailure }>;
};

/** A new password, once; then signs in with it and goes on. */
export function ChoosePasswordForm({ email, rules, label, save }: ChoosePasswordFormProps) {
  const form = useSchemaForm(chosenPasswordInput, { defaultValues: { password: "" } });
  return (
    <FormRoot
      form={form}
      onSubmit={async (values) => {
        const saved = await save(values);
        if ("refusal" in saved) {
          return { message: saved.refusal.detail, issues: saved.refusal.issues };
        }
        const fields = { email, password: values.password };
        const refusal = await submitToNextAuth({ action: "callback/credentials", fields });
        window.location.replace(refusal === null ? saved.next : "/login");
        return new Promise(() => undefined);
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <NewPasswordField rules={rules} about={[email]} field={form.field("password")} />
      <SubmitButton wide size="lg" loadingLabel="One moment…">
        {label}
      </SubmitButton>
    </FormRoot>
  );
}
