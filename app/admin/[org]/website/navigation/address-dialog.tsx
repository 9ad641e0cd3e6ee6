"use client";

import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { Dialog } from "@/app/_ui/dialog.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { LABEL_MAX, menuTargetSchema } from "@/lib/content/menus/menu.ts";

type AddressDialogProps = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onAdd: (label: string, url: string) => void;
};

/** Asks for an address, and what it is called in the menu. */
export function AddressDialog({ open, onClose, onAdd }: AddressDialogProps) {
  const [label, setLabel] = useState("");
  const [url, setUrl] = useState("");
  const [errors, setErrors] = useState<{ label?: string; url?: string }>({});
  const submit = () => {
    const read = menuTargetSchema.safeParse({ kind: "address", url: url.trim() });
    const found = {
      ...(label.trim() === "" ? { label: "Say what this is called in the menu." } : {}),
      ...(read.success ? {} : { url: read.error.issues[0]?.message ?? "This is no address." }),
    };
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    onAdd(label.trim(), url.trim());
    setLabel("");
    setUrl("");
    onClose();
  };
  return (
    <Dialog
      title="Add an address"
      open={open}
      onOpenChange={(next) => !next && onClose()}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="menu-address" variant="primary">
            Add
          </Button>
        </>
      }
    >
      <form
        id="menu-address"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Label"
          value={label}
          maxLength={LABEL_MAX}
          error={errors.label}
          onChange={(event) => setLabel(event.target.value)}
        />
        <TextField
          mono
          label="Address"
          placeholder="https://shop.example.com"
          help="On this website it starts with /."
          value={url}
          error={errors.url}
          onChange={(event) => setUrl(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
