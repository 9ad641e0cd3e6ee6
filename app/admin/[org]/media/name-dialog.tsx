"use client";

import { useId } from "react";
import { z } from "zod";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog, DialogClose } from "@/app/_ui/dialog.tsx";
import { FormRoot } from "@/app/_ui/form-root.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { folderWords } from "@/lib/media/folders/folder-input.ts";

const schema = z.strictObject({ name: folderWords.name });

type NameDialogProps = {
  readonly title: string;
  readonly action: string;
  readonly name: string;
  readonly onClose: () => void;
  /** Answers with what is wrong with the name, or null. */
  readonly onName: (name: string) => Promise<string | null>;
};

/** Asks what a folder is called. */
export function NameDialog({ title, action, name, onClose, onName }: NameDialogProps) {
  const id = useId();
  const form = useSchemaForm(schema, { defaultValues: { name } });
  return (
    <Dialog
      open
      size="sm"
      title={title}
      onOpenChange={(open) => !open && onClose()}
      footer={
        <>
          <DialogClose>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form={id} variant="primary" loading={form.formState.isSubmitting}>
            {action}
          </Button>
        </>
      }
    >
      <FormRoot
        id={id}
        form={form}
        onSubmit={async ({ name: wanted }) => {
          const problem = await onName(wanted);
          if (problem !== null) return { issues: [{ path: ["name"], message: problem }] };
          onClose();
          return undefined;
        }}
      >
        <TextField label="Name" autoComplete="off" {...form.field("name")} />
      </FormRoot>
    </Dialog>
  );
}
