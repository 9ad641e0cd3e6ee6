"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import type { lockApiInput } from "@/lib/domains/lock-api-input.ts";
import { lockApiAction } from "./lock-actions.ts";
import { SigningKeyField } from "./signing-key-field.tsx";

const schema = async () => (await import("@/lib/domains/lock-api-input.ts")).lockApiInput;

type Lock = z.infer<typeof lockApiInput>;

type ApiLockCardProps = Lock & { org: string; canChange: boolean };

/** Whether requests reach the API through the organization's own proxy alone. */
export function ApiLockCard({ org, proxyKey, canChange }: ApiLockCardProps) {
  const router = useRouter();
  const toast = useToast();
  const form = useSchemaForm(schema, { defaultValues: { proxyKey } });
  const { isDirty } = form.formState;
  const guard = useUnsavedGuard({ when: isDirty });
  const save = async (values: Lock) => {
    const result = await proven(() => lockApiAction(org, values));
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    form.settle(values);
    toast({ title: values.proxyKey === null ? "The API is open" : "The API is locked" });
    router.refresh();
  };
  return (
    <FormRoot form={form} onSubmit={save}>
      {guard}
      <fieldset disabled={!canChange} className="contents">
        <Card
          title="Locked to a proxy"
          description="With a key, only requests that your own proxy has signed reach the API, whoever makes them. The dashboard is not concerned."
          footer={canChange && <SubmitButton disabled={!isDirty}>Save the lock</SubmitButton>}
        >
          <SigningKeyField
            name="proxyKey"
            label="The proxy’s key"
            help="Its Ed25519 public key as a JWK. Empty: the API is open to every credential of its own."
          />
        </Card>
      </fieldset>
    </FormRoot>
  );
}
