"use client";

import { NewPasswordField } from "@/app/_screens/new-password-field.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { submitToNextAuth } from "@/app/login/submit-to-next-auth.ts";
import type { PolicyRules } from "@/lib/auth/password-policy.ts";
import { registerInput } from "@/lib/people/register-input.ts";
import { registerAsNew } from "../actions.ts";

type RegisterFormProps = { token: string; email: string; rules: PolicyRules };

/** Name and password of somebody new; signs them in. */
export function RegisterForm({ token, email, rules }: RegisterFormProps) {
  const form = useSchemaForm(registerInput, { defaultValues: { name: "", password: "" } });
  return (
    <FormRoot
      form={form}
      onSubmit={async (values) => {
        const result = await registerAsNew(token, values);
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        const fields = { email, password: values.password };
        const refusal = await submitToNextAuth({ action: "callback/credentials", fields });
        window.location.replace(refusal === null ? `/admin/${result.value.slug}` : "/login");
        return new Promise(() => undefined);
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField label="Your name" autoComplete="name" {...form.field("name")} />
      <NewPasswordField rules={rules} about={[email]} field={form.field("password")} />
      <SubmitButton wide size="lg" loadingLabel="One moment…">
        Create account
      </SubmitButton>
    </FormRoot>
  );
}
