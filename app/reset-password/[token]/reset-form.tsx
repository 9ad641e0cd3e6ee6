"use client";

import { ChoosePasswordForm } from "@/app/_screens/choose-password-form.tsx";
import type { PolicyRules } from "@/lib/auth/password-policy.ts";
import { choosePassword } from "./actions.ts";

type ResetFormProps = { token: string; email: string; rules: PolicyRules };

/** A new password in place of a forgotten one; signs in with it. */
export function ResetForm({ token, email, rules }: ResetFormProps) {
  return (
    <ChoosePasswordForm
      email={email}
      rules={rules}
      label="Save and sign in"
      save={async (values) => {
        const result = await choosePassword(token, values);
        return result.ok ? { next: "/admin" } : { refusal: result.error };
      }}
    />
  );
}
