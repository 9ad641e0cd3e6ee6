"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { passkeyNameInput } from "@/lib/account/factor-inputs.ts";
import { renamePasskeyAction } from "./factor-actions.ts";

/** Gives a passkey another name. */
export function RenamePasskey({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const form = useSchemaForm(passkeyNameInput, { defaultValues: { name } });
  return (
    <Dialog
      title="Rename the passkey"
      size="sm"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" aria-label={`Rename “${name}”`}>
          Rename
        </Button>
      }
    >
      <FormRoot
        form={form}
        onSubmit={async (values) => {
          const result = await renamePasskeyAction({ id, ...values });
          if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
          setOpen(false);
          router.refresh();
        }}
      >
        <TextField label="Name" {...form.field("name")} />
        <div>
          <SubmitButton loadingLabel="Saving…">Save</SubmitButton>
        </div>
      </FormRoot>
    </Dialog>
  );
}
