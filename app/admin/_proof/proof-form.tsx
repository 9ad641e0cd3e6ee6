"use client";

import type { ReactNode } from "react";
import { FormRoot } from "@/app/_ui/form-root.tsx";
import { PasswordField } from "@/app/_ui/password-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import type { ProofQuestion } from "@/lib/account/ask-proof.ts";
import { typedProofInput } from "@/lib/account/prove-self-input.ts";
import { proveSelfAction } from "../account/actions.ts";

type ProofFormProps = {
  id: string;
  email: string;
  asks: ProofQuestion;
  onProven: () => void;
  /** Another way, for whoever has it. */
  children: ReactNode;
};

const EMPTY = { present: "", code: "" };

/** What whoever is signed in types to sign in: their password, and a code where they have a factor. */
export function ProofForm({ id, email, asks, onProven, children }: ProofFormProps) {
  const { hasPassword, hasFactor } = asks;
  const form = useSchemaForm(typedProofInput(asks), { defaultValues: EMPTY });
  return (
    <FormRoot
      id={id}
      form={form}
      onSubmit={async ({ present, code }) => {
        const result = await proveSelfAction({
          present: present || undefined,
          code: code || undefined,
        });
        if (result.ok) return onProven();
        form.reset(EMPTY);
        form.setFocus(hasPassword ? "present" : "code");
        return { message: result.error.detail, issues: result.error.issues };
      }}
    >
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {hasPassword && (
        <PasswordField
          label="Your password"
          autoComplete="current-password"
          {...form.field("present")}
        />
      )}
      {hasFactor && (
        <TextField
          label="Code of your app, or a recovery code"
          autoComplete="one-time-code"
          spellCheck={false}
          autoCapitalize="none"
          mono
          {...form.field("code")}
        />
      )}
      {children}
    </FormRoot>
  );
}
