"use client";

import { FormRoot, SubmitButton } from "../_ui/form-root.tsx";
import { PasswordField } from "../_ui/password-field.tsx";
import { TextField } from "../_ui/text-field.tsx";
import { useSchemaForm } from "../_ui/use-schema-form.ts";
import { stayBusy } from "./stay-busy.ts";
import { submitToNextAuth } from "./submit-to-next-auth.ts";

type PasswordStepProps = {
  email: string;
  onDone: () => void;
  /** The password was right, and a second factor is missing. */
  onFactor: () => void;
};

const schema = async () => (await import("@/lib/auth/credentials.ts")).signInSchema;

/** Email address and password. */
export function PasswordStep({ email, onDone, onFactor }: PasswordStepProps) {
  const form = useSchemaForm(schema, { defaultValues: { email, password: "" } });
  return (
    <FormRoot
      form={form}
      onSubmit={async (fields) => {
        const refusal = await submitToNextAuth({ action: "callback/credentials", fields });
        if (refusal?.code === "second-step-required") return onFactor();
        if (refusal !== null) {
          form.resetField("password");
          form.setFocus("password");
          return refusal;
        }
        onDone();
        return stayBusy();
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
      <PasswordField label="Password" autoComplete="current-password" {...form.field("password")} />
      <SubmitButton wide size="lg" loadingLabel="Signing in…">
        Sign in
      </SubmitButton>
    </FormRoot>
  );
}
