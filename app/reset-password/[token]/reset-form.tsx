"use client";

import { ChoosePasswordForm } from "@/app/_screens/choose-password-form.tsx";
import { choosePassword } from "./actions.ts";

/** A new password in place of a forgotten one; signs in with it. */
export function ResetForm({ token, email }: { token: string; email: string }) {
  return (
    <ChoosePasswordForm
      email={email}
      label="Save and sign in"
      save={async (values) => {
        const result = await choosePassword(token, values);
        return result.ok ? { next: "/admin" } : { refusal: result.error };
      }}
    />
  );
}
