"use client";

import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { PasswordField } from "@/app/_ui/password-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { beginLinkInput } from "@/lib/sso/link-input.ts";
import { beginLinkAction } from "../actions.ts";

type LinkProviderProps = { readonly id: string; readonly name: string };

/** Asks for the password, then leads to the provider. */
export function LinkProvider({ id, name }: LinkProviderProps) {
  return (
    <Dialog
      title={`Link “${name}”`}
      description="Whoever runs it could sign in as you from then on. If you have no password, choose one by “Forgotten your password?” first."
      size="sm"
      trigger={
        <Button size="sm" aria-label={`Link “${name}”`}>
          Link
        </Button>
      }
    >
      <LinkForm id={id} />
    </Dialog>
  );
}

const presentInput = beginLinkInput.pick({ present: true });

function LinkForm({ id }: { readonly id: string }) {
  const form = useSchemaForm(presentInput, { defaultValues: { present: "" } });
  return (
    <FormRoot
      form={form}
      onSubmit={async ({ present }) => {
        const result = await proven(() => beginLinkAction({ id, present }));
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        window.location.assign(result.value.location);
      }}
    >
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        {...form.field("present")}
      />
      <div>
        <SubmitButton loadingLabel="Setting out…">Go on</SubmitButton>
      </div>
    </FormRoot>
  );
}
