"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { passkeys } from "@/app/_screens/passkeys.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { PasswordField } from "@/app/_ui/password-field.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { beginAuthenticatorInput, passkeyNameInput } from "@/lib/account/factor-inputs.ts";
import { addPasskeyAction, beginPasskeyAction } from "./factor-actions.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";

/** Makes a passkey in this browser and adds it under a name. */
export function AddPasskey() {
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const change = (next: boolean) => {
    setOpen(next);
    if (next) return setCodes(null);
    router.refresh();
  };
  const added = (shown: readonly string[] | null) => {
    toast({ title: "Passkey added", description: "Your other sessions have ended." });
    if (shown === null) change(false);
    else setCodes(shown);
  };
  return (
    <Dialog
      title={codes === null ? "Add a passkey" : "Keep your recovery codes"}
      size="sm"
      open={open}
      onOpenChange={change}
      trigger={<Button size="sm">Add a passkey</Button>}
    >
      {codes === null ? (
        <NewPasskey onDone={added} />
      ) : (
        <RecoveryCodes codes={codes} onDone={() => change(false)} />
      )}
    </Dialog>
  );
}

const newPasskeyForm = passkeyNameInput.extend(beginAuthenticatorInput.shape);

function NewPasskey({ onDone }: { onDone: (codes: readonly string[] | null) => void }) {
  const form = useSchemaForm(newPasskeyForm, { defaultValues: { name: "", present: "" } });
  return (
    <FormRoot
      form={form}
      onSubmit={async ({ name, present }) => {
        const question = await proven(() => beginPasskeyAction({ present }));
        if (!question.ok) {
          return { message: question.error.detail, issues: question.error.issues };
        }
        const made = await passkeys.make(question.value);
        if ("problem" in made) return { message: made.problem };
        const result = await addPasskeyAction({ name, passkey: made.answer });
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        onDone(result.value.recoveryCodes);
      }}
    >
      <TextField
        label="Name"
        help="How you will know it: “My phone”, “Blue key”."
        {...form.field("name")}
      />
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        {...form.field("present")}
      />
      <div>
        <SubmitButton loadingLabel="Waiting for your device…">Go on</SubmitButton>
      </div>
    </FormRoot>
  );
}
