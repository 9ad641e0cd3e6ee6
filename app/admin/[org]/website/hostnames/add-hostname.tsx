"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { Card } from "@/app/_ui/card.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { addHostnameInput } from "@/lib/site-access/hostnames/hostname-input.ts";
import { addHostnameAction } from "../site-actions.ts";

/** Asks for a hostname of the organization's own. */
export function AddHostname({ org }: { org: string }) {
  const router = useRouter();
  const toast = useToast();
  const form = useSchemaForm(addHostnameInput, { defaultValues: { hostname: "" } });
  const save = async (values: z.infer<typeof addHostnameInput>) => {
    const result = await addHostnameAction(org, values);
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    form.reset({ hostname: "" });
    toast({ title: `Added ${result.value.hostname}`, description: "Now prove that it is yours." });
    router.refresh();
  };
  return (
    <FormRoot form={form} onSubmit={save}>
      <Card title="Add a hostname" footer={<SubmitButton>Add hostname</SubmitButton>}>
        <TextField
          mono
          label="Hostname"
          placeholder="www.example.com"
          autoComplete="off"
          spellCheck={false}
          help="It must be yours: a record in its DNS, or a file on its present server, shows that."
          {...form.field("hostname")}
        />
      </Card>
    </FormRoot>
  );
}
