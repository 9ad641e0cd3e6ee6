"use client";

import { proven } from "@/app/admin/_proof/proven.ts";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { PasswordField } from "@/app/_ui/password-field.tsx";
import { NewPasswordField } from "@/app/_screens/new-password-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { changePasswordInput } from "@/lib/account/change-password-input.ts";
import type { PolicyRules } from "@/lib/auth/password-policy.ts";
import { changePasswordAction } from "../actions.ts";

type PasswordFormProps = { email: string; name: string; rules: PolicyRules };

/** The present password and the one to come. */
export function PasswordForm({ email, name, rules }: PasswordFormProps) {
  const toast = useToast();
  const form = useSchemaForm(changePasswordInput, {
    defaultValues: { present: "", password: "" },
  });
  return (
    <FormRoot
      form={form}
      onSubmit={async (values) => {
        const result = await proven(() => changePasswordAction(values));
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        form.reset();
        const description = "Your other sessions have ended.";
        toast({ title: "Password changed", description });
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label="Present password"
        autoComplete="current-password"
        {...form.field("present")}
      />
      <NewPasswordField rules={rules} about={[email, name]} field={form.field("password")} />
      <div>
        <SubmitButton loadingLabel="Changing…">Change password</SubmitButton>
      </div>
    </FormRoot>
  );
}
