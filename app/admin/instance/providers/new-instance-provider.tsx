"use client";

import { useRouter } from "next/navigation";
import { FormRoot } from "@/app/_ui/form-root.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { proven } from "@/app/admin/_proof/proven.ts";
import { ConnectDialog } from "@/app/admin/_providers/connect-dialog.tsx";
import { ProviderFields } from "@/app/admin/_providers/provider-fields.tsx";
import { connectProviderInput } from "@/lib/sso/provider-input.ts";
import { connectInstanceProviderAction } from "../actions.ts";

/** Connects a provider for everybody. */
export function NewInstanceProvider() {
  return (
    <ConnectDialog>
      {(formId, close) => <NewProviderForm formId={formId} onDone={close} />}
    </ConnectDialog>
  );
}

type NewProviderFormProps = { readonly formId: string; readonly onDone: () => void };

function NewProviderForm({ formId, onDone }: NewProviderFormProps) {
  const router = useRouter();
  const form = useSchemaForm(connectProviderInput, { defaultValues: EMPTY });
  return (
    <FormRoot
      id={formId}
      form={form}
      onSubmit={async (values) => {
        const result = await proven(() => connectInstanceProviderAction(values));
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        onDone();
        router.refresh();
      }}
    >
      <ProviderFields field={form.field} />
    </FormRoot>
  );
}

const EMPTY = { name: "", kind: "oidc", issuer: "", clientId: "", clientSecret: "" } as const;
