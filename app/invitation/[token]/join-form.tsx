"use client";

import { ChoosePasswordForm } from "@/app/_screens/choose-password-form.tsx";
import type { PolicyRules } from "@/lib/auth/password-policy.ts";
import { joinAsNew } from "./actions.ts";

type JoinFormProps = { token: string; email: string; rules: PolicyRules };

/** A first password; signs in with it and opens the dashboard. */
export function JoinForm({ token, email, rules }: JoinFormProps) {
  return (
    <ChoosePasswordForm
      email={email}
      rules={rules}
      label="Join"
      save={async (values) => {
        const result = await joinAsNew(token, values);
        return result.ok ? { next: `/admin/${result.value.slug}` } : { refusal: result.error };
      }}
    />
  );
}
