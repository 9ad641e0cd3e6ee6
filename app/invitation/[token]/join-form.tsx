"use client";

import { ChoosePasswordForm } from "@/app/_screens/choose-password-form.tsx";
import { joinAsNew } from "./actions.ts";

/** A first password; signs in with it and opens the dashboard. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  return (
    <ChoosePasswordForm
      email={email}
      label="Join"
      save={async (values) => {
        const result = await joinAsNew(token, values);
        return result.ok ? { next: `/admin/${result.value.slug}` } : { refusal: result.error };
      }}
    />
  );
}
