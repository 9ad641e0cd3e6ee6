"use client";

import { useRouter } from "next/navigation";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { renameSelfInput } from "@/lib/account/rename-self-input.ts";
import { renameSelfAction } from "../actions.ts";

/** A person's name. */
export function ProfileForm({ name }: { name: string }) {
  const router = useRouter();
  const toast = useToast();
  const form = useSchemaForm(renameSelfInput, { defaultValues: { name } });
  return (
    <FormRoot
      form={form}
      onSubmit={async (values) => {
        const result = await renameSelfAction(values);
        if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
        toast({ title: "Name saved" });
        router.refresh();
      }}
    >
      <TextField label="Name" autoComplete="name" {...form.field("name")} />
      <div>
        <SubmitButton loadingLabel="Saving…">Save</SubmitButton>
      </div>
    </FormRoot>
  );
}
