"use client";

import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import type { NewAuthenticator } from "@/lib/account/begin-authenticator.ts";
import { confirmAuthenticatorInput } from "@/lib/account/factor-inputs.ts";
import { confirmAuthenticatorAction } from "./factor-actions.ts";

type FirstCodeProps = {
  authenticator: NewAuthenticator;
  /** The recovery codes to keep; null: there are some already. */
  onDone: (codes: readonly string[] | null) => void;
};

/** What the app is told, by its camera or by hand, and the first code that it shows. */
export function FirstCode({ authenticator, onDone }: FirstCodeProps) {
  const { secret, issuer, qr } = authenticator;
  const form = useSchemaForm(confirmAuthenticatorInput, { defaultValues: { code: "" } });
  return (
    <FormRoot
      form={form}
      onSubmit={async (values) => {
        const result = await confirmAuthenticatorAction(values);
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        onDone(result.value.recoveryCodes);
      }}
    >
      <div className="flex flex-col items-center gap-3">
        {/* White in the dark, too: cameras read nothing else. */}
        <svg
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label="QR code for your app; the key below says the same"
          shapeRendering="crispEdges"
          className="size-48 rounded-md border bg-white text-black"
        >
          <path d={qr.path} fill="currentColor" />
        </svg>
        <p className="text-center text-sm text-muted">
          Your app shows it as <span className="font-medium text-ink">{issuer}</span>. No camera?
          Type this key:
        </p>
        <p className="flex flex-wrap items-center justify-center gap-1">
          <code data-testid="totp-secret" className="font-mono text-sm break-all text-ink">
            {secret.replaceAll(/(.{4})/g, "$1 ").trim()}
          </code>
          <CopyButton value={secret} label="Copy the key" />
        </p>
      </div>
      <TextField
        label="The code that it shows now"
        autoComplete="one-time-code"
        inputMode="numeric"
        mono
        {...form.field("code")}
      />
      <div>
        <SubmitButton loadingLabel="Checking…">Turn it on</SubmitButton>
      </div>
    </FormRoot>
  );
}
