"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { PasswordField } from "@/app/_ui/password-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import type { NewAuthenticator } from "@/lib/account/begin-authenticator.ts";
import { beginAuthenticatorInput } from "@/lib/account/factor-inputs.ts";
import { FirstCode } from "./first-code.tsx";
import { beginAuthenticatorAction } from "./factor-actions.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";

type Step =
  | { readonly at: "password" }
  | { readonly at: "app"; readonly authenticator: NewAuthenticator }
  | { readonly at: "codes"; readonly codes: readonly string[] };

/** Sets an authenticator app up: the password, the QR code and a first code, the recovery codes. */
export function SetUpAuthenticator() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [step, setStep] = useState<Step>({ at: "password" });
  const change = (next: boolean) => {
    setOpen(next);
    if (next) setStep({ at: "password" });
    else if (step.at === "codes") router.refresh();
  };
  const finish = (codes: readonly string[] | null) => {
    if (codes !== null) return setStep({ at: "codes", codes });
    setOpen(false);
    router.refresh();
  };
  return (
    <Dialog
      title={TITLES[step.at]}
      size="sm"
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm" variant="primary">
          Set up
        </Button>
      }
    >
      {step.at === "password" && (
        <OwnPassword onDone={(authenticator) => setStep({ at: "app", authenticator })} />
      )}
      {step.at === "app" && <FirstCode authenticator={step.authenticator} onDone={finish} />}
      {step.at === "codes" && <RecoveryCodes codes={step.codes} onDone={() => change(false)} />}
    </Dialog>
  );
}

const TITLES = {
  password: "Set up an authenticator app",
  app: "Scan this with your app",
  codes: "Keep your recovery codes",
};

function OwnPassword({ onDone }: { onDone: (authenticator: NewAuthenticator) => void }) {
  const form = useSchemaForm(beginAuthenticatorInput, { defaultValues: { present: "" } });
  return (
    <FormRoot
      form={form}
      onSubmit={async (values) => {
        const result = await proven(() => beginAuthenticatorAction(values));
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        onDone(result.value);
      }}
    >
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        help="So that nobody does this at your desk while you are away."
        {...form.field("present")}
      />
      <div>
        <SubmitButton loadingLabel="One moment…">Go on</SubmitButton>
      </div>
    </FormRoot>
  );
}
