"use client";

import { useEffect, useState } from "react";
import { Button } from "../_ui/button.tsx";
import { FormRoot, SubmitButton } from "../_ui/form-root.tsx";
import { TextField } from "../_ui/text-field.tsx";
import { useSchemaForm } from "../_ui/use-schema-form.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { stayBusy } from "./stay-busy.ts";
import { submitToNextAuth } from "./submit-to-next-auth.ts";

type FactorStepProps = { onDone: () => void; onBack: () => void };

/** The second step: a code of an app, a recovery code, or a passkey. */
export function FactorStep({ onDone, onBack }: FactorStepProps) {
  const [kind, setKind] = useState<"app" | "recovery">("app");
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-muted">
        {kind === "app"
          ? "One more step: enter the six digits that your authenticator app shows."
          : "Enter one of the recovery codes that you kept. Each works once."}
      </p>
      <CodeForm key={kind} kind={kind} onDone={onDone} />
      <PasskeyButton step="second" onDone={onDone}>
        Use a passkey
      </PasskeyButton>
      <div className="flex flex-wrap justify-between gap-2">
        <Button
          variant="ghost"
          size="sm"
          onClick={() => setKind(kind === "app" ? "recovery" : "app")}
        >
          {kind === "app" ? "Use a recovery code" : "Use your app"}
        </Button>
        <Button variant="ghost" size="sm" onClick={onBack}>
          Start again
        </Button>
      </div>
    </div>
  );
}

const schema = async () => (await import("@/lib/auth/credentials.ts")).factorStepSchema;

function CodeForm({ kind, onDone }: { kind: "app" | "recovery"; onDone: () => void }) {
  const form = useSchemaForm(schema, { defaultValues: { code: "" } });
  const field = form.field("code");
  // The page is about nothing else, and the button that had the focus is gone.
  const { setFocus } = form;
  useEffect(() => setFocus("code"), [setFocus]);
  return (
    <FormRoot
      form={form}
      onSubmit={async (fields) => {
        const refusal = await submitToNextAuth({ action: "callback/credentials", fields });
        if (refusal !== null) {
          form.resetField("code");
          form.setFocus("code");
          return refusal;
        }
        onDone();
        return stayBusy();
      }}
    >
      <TextField
        label={kind === "app" ? "Code of your app" : "Recovery code"}
        autoComplete={kind === "app" ? "one-time-code" : "off"}
        inputMode={kind === "app" ? "numeric" : "text"}
        spellCheck={false}
        autoCapitalize="none"
        mono
        {...field}
      />
      <SubmitButton wide size="lg" loadingLabel="Signing in…">
        Go on
      </SubmitButton>
    </FormRoot>
  );
}
