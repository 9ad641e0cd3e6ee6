"use client";

import { useState } from "react";
import { setupSchema } from "@/lib/setup/schema.ts";
import { CheckboxField } from "../_ui/checkbox-field.tsx";
import { FormRoot, SubmitButton } from "../_ui/form-root.tsx";
import { PasswordField } from "../_ui/password-field.tsx";
import { TextField } from "../_ui/text-field.tsx";
import { useSchemaForm } from "../_ui/use-schema-form.ts";
import { submitToNextAuth } from "../login/submit-to-next-auth.ts";
import { setUp } from "./actions.ts";
import { slugOf } from "./slug-of.ts";

const EMPTY = {
  organizationName: "",
  slug: "",
  name: "",
  email: "",
  password: "",
  registration: false,
};

/** Organization and first person in one form; signs in and opens the dashboard. */
export function SetupForm({ token, root }: { token: string; root: string }) {
  const form = useSchemaForm(setupSchema, { defaultValues: EMPTY });
  const [ownSlug, setOwnSlug] = useState(false);
  const name = form.field("organizationName");
  const slug = form.field("slug");
  return (
    <FormRoot
      form={form}
      onSubmit={async (values) => {
        const result = await setUp(token, values);
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        const { email, password } = values;
        const refusal = await submitToNextAuth({
          action: "callback/credentials",
          fields: { email, password },
        });
        window.location.replace(refusal === null ? `/admin/${result.value.slug}` : "/login");
        return new Promise(() => undefined);
      }}
    >
      <TextField
        label="Organization"
        autoComplete="organization"
        placeholder="Acme Tools"
        {...name}
        onChange={(event) => {
          void name.onChange(event);
          if (!ownSlug) form.setValue("slug", slugOf(event.target.value));
        }}
      />
      <TextField
        label="Address of its website"
        mono
        spellCheck={false}
        autoCapitalize="none"
        suffix={`.${root}`}
        {...slug}
        onChange={(event) => {
          setOwnSlug(true);
          void slug.onChange(event);
        }}
      />
      <hr />
      <TextField label="Your name" autoComplete="name" {...form.field("name")} />
      <TextField
        label="Email"
        type="email"
        autoComplete="username"
        spellCheck={false}
        {...form.field("email")}
      />
      <PasswordField
        label="Password"
        autoComplete="new-password"
        help="At least 12 characters. A short sentence is easy to keep and hard to guess."
        {...form.field("password")}
      />
      <CheckboxField
        label="Let people register by themselves"
        help="They prove their address by mail and get the role User. You can change it later, in Members."
        {...form.field("registration")}
      />
      <SubmitButton wide size="lg" loadingLabel="Setting up…">
        Set up and sign in
      </SubmitButton>
    </FormRoot>
  );
}
