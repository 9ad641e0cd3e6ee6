"use client";

import { signInSchema } from "@/lib/auth/credentials.ts";
import { FormRoot, SubmitButton } from "../_ui/form-root.tsx";
import { PasswordField } from "../_ui/password-field.tsx";
import { TextField } from "../_ui/text-field.tsx";
import { useSchemaForm } from "../_ui/use-schema-form.ts";
import { submitToNextAuth } from "./submit-to-next-auth.ts";

type SignInFormProps = {
  /** Where to go afterwards: a path that the server has checked. */
  returnTo: string;
  /** Who it is, where that is known already. */
  email?: string;
};

/** Email address and password. */
export function SignInForm({ returnTo, email = "" }: SignInFormProps) {
  const form = useSchemaForm(signInSchema, { defaultValues: { email, password: "" } });
  return (
    <FormRoot
      form={form}
      onSubmit={async (fields) => {
        const refusal = await submitToNextAuth({ action: "callback/credentials", fields });
        if (refusal !== null) {
          form.resetField("password");
          form.setFocus("password");
          return refusal;
        }
        // A new document, not a soft navigation: nothing of the time before is to be kept.
        window.location.replace(returnTo);
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

/** Until the next page is here the button stays as it is, so that nobody sends the form twice. */
const stayBusy = (): Promise<undefined> => new Promise(() => undefined);
