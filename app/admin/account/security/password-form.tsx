"use client";

import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { PasswordField } from "@/app/_ui/password-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { changePasswordInput } from "@/lib/account/change-password-input.ts";
import { changePasswordAction } from "../actions.ts";

/** The present password and the one to come. */
export function PasswordForm({ email }: { email: string }) {
  const toast = useToast();
  const form = useSchemaForm(changePasswordInput, {
    defaultValues: { present: "", password: "" },
  });
  return (
    <FormRoot
      form={form}
      onSubmit={async (values) => {
        const result = await changePasswordAction(values);
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
      <PasswordField
        label="New password"
        autoComplete="new-password"
        help="At least 12 characters. A short sentence is easy to keep and hard to guess."
        {...form.field("password")}
      />
      <div>
        <SubmitButton loadingLabel="Changing…">Change password</SubmitButton>
      </div>
    </FormRoot>
  );
}
