"use client";

import { z } from "zod";
import { FormRoot } from "@/app/_ui/form-root.tsx";
import { PasswordField } from "@/app/_ui/password-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { signInSchema } from "@/lib/auth/credentials.ts";
import { proveSelfAction } from "../account/actions.ts";

const schema = z.object({ present: signInSchema.shape.password });

type ProofFormProps = { id: string; email: string; onProven: () => void };

/** The password of whoever is signed in. */
export function ProofForm({ id, email, onProven }: ProofFormProps) {
  const form = useSchemaForm(schema, { defaultValues: { present: "" } });
  return (
    <FormRoot
      id={id}
      form={form}
      onSubmit={async (values) => {
        const result = await proveSelfAction(values);
        if (result.ok) return onProven();
        form.resetField("present");
        return { message: result.error.detail, issues: result.error.issues };
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        {...form.field("present")}
      />
    </FormRoot>
  );
}
